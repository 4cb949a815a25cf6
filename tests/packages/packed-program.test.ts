import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('holds all that draws charts, since npm would fetch another canvas for chartjs-node-canvas', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root });
  const [packed] = JSON.parse(listed.toString()) as { files: { path: string }[] }[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  expect(paths).toEqual(
    expect.arrayContaining([
      'dist/bin/miti.js',
      'node_modules/canvas/dist/index.cjs',
      'node_modules/chart.js/auto/auto.cjs',
      'node_modules/chartjs-node-canvas/dist/index.js',
    ]),
  );
  // What is made for one platform is left to the installation.
  expect(paths.filter((path) => path.includes('@napi-rs') || path.endsWith('.node'))).toEqual([]);
});
