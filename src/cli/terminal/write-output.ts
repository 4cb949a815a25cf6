import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../app/batch/folder-lock.ts';
import { InputFault } from '../../instrument/input-fault.ts';

/** Where a command writes to: standard output, unless a file is named. */
export interface OutputOptions {
  readonly output?: string;
  readonly force?: boolean;
}

/** Writes the next piece. */
export type Write = (text: string | Uint8Array) => Promise<void>;

/** Lets the work write to what the options name. */
export async function withOutput(
  options: OutputOptions,
  further: readonly string[],
  work: (write: Write) => Promise<void>,
): Promise<void> {
  const path = options.output;
  if (path === undefined) return work(writeToStandardOutput);
  refuseExisting(options, [path, ...further]);
  await replaceFile(path, work);
}

/**
 * Writes a file beside its place and moves it there when the work is done: where the work fails, what was there stays.
 * A pipe or a device is written to as it is.
 */
export async function replaceFile(path: string, work: (write: Write) => Promise<void>): Promise<void> {
  const known = await stat(path).catch(() => null);
  const isPlain = known === null || known.isFile();
  const orFault = <Result>(step: Promise<Result>): Promise<Result> =>
    step.catch((error: Error) => {
      throw cannotWrite(path, error);
    });
  // A link stays a link.
  const target = known === null ? path : await orFault(realpath(path));
  if (isPlain) await removeLeftovers(target);
  const written = isPlain ? `${target}.${process.pid}.partial` : target;
  const file = await orFault(open(written, 'w', known?.mode));
  try {
    await work((text) => orFault(file.writeFile(text)));
    await orFault(file.close());
    if (isPlain) await orFault(rename(written, target));
  } catch (error) {
    await file.close().catch(() => {});
    if (isPlain) await rm(written, { force: true });
    throw error;
  }
}

export function refuseExisting({ force }: OutputOptions, paths: readonly string[]): void {
  const there = force ? undefined : paths.find((path) => existsSync(path));
  if (there === undefined) return;
  throw new InputFault({ problem: 'is there already', place: there, remedy: 'name another file, or add --force' });
}

function cannotWrite(path: string, error: Error): InputFault {
  return new InputFault({ problem: `can't be written (${error.message})`, place: path, remedy: 'check the folder' });
}

async function writeToStandardOutput(text: string | Uint8Array): Promise<void> {
  if (text.length > 0 && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Removes what exports that were killed have left beside a file. */
async function removeLeftovers(target: string): Promise<void> {
  const name = basename(target);
  const beside = await readdir(dirname(target)).catch(() => []);
  for (const each of beside) {
    const [, id] = each.startsWith(name) ? (/^\.(\d+)\.partial$/.exec(each.slice(name.length)) ?? []) : [];
    if (id !== undefined && !isRunning(Number(id))) await rm(join(dirname(target), each), { force: true });
  }
}
