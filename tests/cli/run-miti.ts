// Runs commands in tests. `runMiti` runs one in this process, through the same `runCli` that the executable calls: of the
// built modules, which globalSetup builds anew where a source has changed, because they read the rubrics as JSON, and need
// no transformation (a command takes some milliseconds instead of half a second). `spawnMiti` starts the built program as
// a user does, for what only a process shows: exit codes, signals, streams that close, two at once.
import { spawnSync } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { runCli } from '../../src/cli/run-cli.ts';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** What a run of a command printed, and how it ended. */
export interface MitiRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

interface RunOptions {
  /** What standard input holds; nothing, unless it is said. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command in this process, in the project's folder, without a terminal. */
export async function runMiti(args: readonly string[], { input = '', env }: RunOptions = {}): Promise<MitiRun> {
  const built = pathToFileURL(`${root}dist/lib/cli/run-cli.js`).href;
  const module = (await import(built)) as { readonly runCli: typeof runCli };
  const [stdout, stderr] = [collectText(), collectText()];
  const exitCode = await module.runCli(args, {
    stdin: Readable.from(input.length > 0 ? [Buffer.from(input)] : []),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { ...process.env, ...env },
    hasColours: false,
    onInterrupt: () => () => {},
  });
  return { stdout: stdout.text(), stderr: stderr.text(), exitCode };
}

function collectText(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Runs the built program in the project's folder, as a user would. */
export function spawnMiti(args: readonly string[], { input = '', env }: RunOptions = {}): MitiRun {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/bin/miti.js', ...args], {
    cwd: root,
    input,
    env: { ...process.env, NO_COLOR: '1', ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { stdout, stderr, exitCode: status };
}
