import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The tests of the command line run the built program: builds it where sources have changed since. */
export default function buildFirst(): void {
  const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [script, '--if-needed', '--modules-only'], { stdio: 'inherit' });
}
