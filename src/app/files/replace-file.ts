import { existsSync } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputFault } from '../../instrument/input-fault.ts';
import { isRunning } from './folder-lock.ts';

/** Writes the next piece. */
export type Write = (text: string | Uint8Array) => Promise<void>;

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

/** @throws InputFault where one of the files is there already, unless `force` says to write over it */
export function refuseExisting({ force }: { readonly force?: boolean }, paths: readonly string[]): void {
  const there = force ? undefined : paths.find((path) => existsSync(path));
  if (there === undefined) return;
  throw new InputFault({ problem: 'is there already', place: there, remedy: 'name another file, or add --force' });
}

function cannotWrite(path: string, error: Error): InputFault {
  return new InputFault({ problem: `can't be written (${error.message})`, place: path, remedy: 'check the folder' });
}

/** Removes what runs that were killed have left beside a file. */
async function removeLeftovers(target: string): Promise<void> {
  const name = basename(target);
  const beside = await readdir(dirname(target)).catch(() => []);
  for (const each of beside) {
    const [, id] = each.startsWith(name) ? (/^\.(\d+)\.partial$/.exec(each.slice(name.length)) ?? []) : [];
    if (id !== undefined && !isRunning(Number(id))) await rm(join(dirname(target), each), { force: true });
  }
}
