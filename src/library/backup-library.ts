import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { InputFault } from '../instrument/input-fault.ts';
import type { Library } from './library.ts';
import { type OpenOptions, openLibrary } from './open-library.ts';

/** A copy that was opened again and found whole. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sessions: number;
  readonly codings: number;
}

/**
 * Copies a library in use, as it is at one moment, to a new SQLite file, which is a library itself; then opens the copy
 * and looks whether it is whole.
 *
 * @throws InputFault when the file exists, can't be written, or is not whole
 */
export async function backupLibrary(library: Library, path: string, options: OpenOptions): Promise<Backup> {
  await library.copyTo(path);
  try {
    return { ...(await countWhole(path, options)), path, bytes: (await stat(path)).size, sha256: await hashFile(path) };
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    // Half a backup is worse than none: somebody might rely on it.
    for (const ending of ['', '-wal', '-shm']) await rm(`${path}${ending}`, { force: true });
    throw new InputFault({
      problem: `the library is damaged, so no backup was made (in the copy: ${error.details.problem})`,
      place: library.place,
      remedy: 'miti library check tells more; keep every older backup',
    });
  }
}

/** @throws InputFault when the copy is not whole */
async function countWhole(path: string, options: OpenOptions): Promise<Pick<Backup, 'sessions' | 'codings'>> {
  const copy = await openLibrary({ kind: 'sqlite', path }, options);
  try {
    const [fault] = await copy.findStorageFaults();
    if (fault) throw new InputFault({ problem: fault.problem, place: fault.place });
    return { sessions: await copy.countSessions(), codings: await copy.countCodings() };
  } finally {
    await copy.close();
  }
}

/** SHA-256 of a file of any size. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
