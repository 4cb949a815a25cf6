import { defineConfig } from 'vitest/config';

/** Rooms without processes or signals: their tests can't disturb each other, and share one module graph. */
const pure = [
  'instrument',
  'statistics',
  'agreement',
  'transcript',
  'coder',
  'coder-lab',
  'scoring',
  'exchange',
  'data',
];

export default defineConfig({
  test: {
    globalSetup: ['tests/build-first.ts'],
    testTimeout: 60_000,
    // By default one core is left idle, which is half of a machine with two.
    maxWorkers: '100%',
    env: { NO_COLOR: '1' },
    // The built program runs as it is.
    server: { deps: { external: [/\/dist\//] } },
    projects: [
      {
        extends: true,
        test: { name: 'core', include: pure.map((room) => `tests/${room}/**/*.test.ts`), isolate: false },
      },
      {
        extends: true,
        test: { name: 'edges', include: ['tests/**/*.test.ts'], exclude: pure.map((room) => `tests/${room}/**`) },
      },
    ],
  },
});
