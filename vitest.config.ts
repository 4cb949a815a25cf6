import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/build-first.ts'],
    testTimeout: 60_000,
    env: { NO_COLOR: '1' },
    // The built program runs as it is.
    server: { deps: { external: [/\/dist\//] } },
  },
});
