import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputFault } from '../../instrument/input-fault.ts';

/** What may have a folder for itself: the name of its lock, and of the command in messages. */
export interface FolderUse {
  readonly lockName: string;
  readonly command: string;
}

const batchUse: FolderUse = { lockName: 'batch.lock', command: 'miti batch' };
/** A lock with this process's own id that is not among these was left by an earlier process of the same id. */
const heldHere = new Set<string>();

/**
 * Takes a folder for one run of a command, by default of a batch; what a process left that no longer runs is taken over.
 *
 * @returns what gives the folder free again
 * @throws InputFault when another run has it
 */
export async function lockFolder(folder: string, use: FolderUse = batchUse): Promise<() => Promise<void>> {
  const path = resolve(join(folder, use.lockName));
  if (!(await makeLock(path))) {
    await removeStale(path, folder, use);
    if (!(await makeLock(path))) throw isTaken(folder, await readOwner(path), use);
  }
  heldHere.add(path);
  return async () => {
    if (heldHere.delete(path)) await rm(path, { force: true });
  };
}

/** False where there is a lock. */
async function makeLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    await rm(path, { force: true });
    throw error;
  }
}

/** Moves the lock away before it is removed: of several runs that find it stale, only one can move it. */
async function removeStale(path: string, folder: string, use: FolderUse): Promise<void> {
  const owner = await readOwner(path);
  if (owner === 'gone') return;
  if (isHeld(path, owner)) throw isTaken(folder, owner, use);
  const aside = `${path}.${process.pid}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const found = await readOwner(aside);
  // Another run was faster, and what was moved is its new lock.
  if (found !== owner) {
    await rename(aside, path);
    throw isTaken(folder, found, use);
  }
  await rm(aside, { force: true });
}

type Owner = number | 'unknown' | 'gone';

async function readOwner(path: string): Promise<Owner> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 'unknown';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
}

function isHeld(path: string, owner: Owner): boolean {
  if (typeof owner !== 'number') return true;
  return owner === process.pid ? heldHere.has(path) : isRunning(owner);
}

/** Whether a process of this id runs on this machine. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isTaken(folder: string, owner: Owner, { lockName, command }: FolderUse): InputFault {
  const who = typeof owner === 'number' ? ` (process ${owner})` : '';
  return new InputFault({
    problem: `another ${command}${who} is writing there`,
    place: folder,
    remedy: `wait until it ends, or give another folder with -o; if none runs, delete ${lockName} there`,
  });
}
