// Renews the golden files, and everything else that is written from the sources and held by a test (docs/coder.md,
// docs/schemas), and shows what changed. Read the change before you commit it: it is what users will see.
import { execFileSync, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const held = ['tests/golden', 'docs/coder.md', 'docs/schemas'];

function run(command, ...args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CI: '', RENEW_GOLDEN: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Test files that hold an answer in tests/golden. */
function testsWithGolden() {
  const found = execFileSync('git', ['grep', '-l', 'toMatchFileSnapshot', '--', 'tests/*.test.ts'], { cwd: root });
  return found.toString().trim().split('\n');
}

run(process.execPath, join(root, 'scripts', 'build.mjs'), '--if-needed');
run(process.execPath, join(root, 'scripts', 'write-schemas.mjs'));
run(process.execPath, join(root, 'scripts', 'write-coder-docs.mjs'));
run(process.execPath, join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--update=all', ...testsWithGolden());
const changed = execFileSync('git', ['status', '--short', '--', ...held], { cwd: root }).toString();
if (changed === '') console.log('\nNothing changed.');
else {
  console.log(`\nChanged:\n${changed}`);
  run('git', '--no-pager', 'diff', '--', ...held);
}
