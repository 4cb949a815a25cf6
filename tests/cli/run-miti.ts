import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** What a run of the command printed, and how it ended. */
export interface MitiRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Runs the built command in the project's folder, as a user would. */
export function runMiti(
  args: readonly string[],
  { input, env }: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
): MitiRun {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/bin/miti.js', ...args], {
    cwd: root,
    input: input ?? '',
    env: { ...process.env, NO_COLOR: '1', ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { stdout, stderr, exitCode: status };
}
