import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputFault } from '../../instrument/input-fault.ts';

/**
 * Writes a new SQLite file under another name first, so that half a copy never looks like a whole one, and leaves
 * nothing behind where that fails.
 *
 * @throws InputFault when there is something at the path already, or its folder can't be written
 */
export async function writeCopy(target: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${target}.partial`;
  prepareFolder(target);
  try {
    await write(partial);
    chmodSync(partial, 0o600);
    renameSync(partial, target);
  } catch (error) {
    discard(partial);
    throw error;
  }
}

function prepareFolder(target: string): void {
  if (existsSync(target)) {
    const problem = statSync(target).isDirectory() ? 'is a folder' : 'exists already';
    throw new InputFault({ problem, place: target, remedy: 'give the name of a new file' });
  }
  try {
    mkdirSync(dirname(target), { recursive: true });
    discard(`${target}.partial`);
  } catch (error) {
    const problem = `can't be written (${(error as Error).message})`;
    throw new InputFault({ problem, place: target, remedy: 'check the path and the rights of its folder' });
  }
}

function discard(partial: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${ending}`, { force: true });
}
