import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { InputFault } from '../instrument/input-fault.ts';
import type { SourceFile } from '../transcript/source-file.ts';

/** A file as the user named it, with the hash of its bytes. */
export interface InputFile extends SourceFile {
  readonly sha256: string;
}

/** Node's largest string is about half a gigabyte; a transcript of that size is not one. */
const MOST_BYTES = 500_000_000;

/**
 * Reads a file, or standard input for `-`.
 *
 * @param standardInput left out where there is none to read, as for a request of a page
 * @throws InputFault when it can't be read
 */
export async function readInput(path: string, standardInput?: Readable): Promise<InputFile> {
  const isPiped = path === '-' && standardInput !== undefined;
  const bytes = isPiped ? await buffer(standardInput) : await readWholeFile(path);
  return {
    path: isPiped ? 'standard input' : path,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function readWholeFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      throw new InputFault({ problem: 'is larger than 500 MB', place: path, remedy: 'split it into several files' });
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof InputFault) throw error;
    throw new InputFault({ place: path, ...describeReadError(error as NodeJS.ErrnoException) });
  }
}

function describeReadError({ code, message }: NodeJS.ErrnoException): { problem: string; remedy?: string } {
  if (code === 'ENOENT') return { problem: 'no such file', remedy: 'check the path' };
  if (code === 'EISDIR') return { problem: 'is a folder', remedy: 'name the files in it' };
  if (code === 'EACCES') return { problem: 'may not be read', remedy: 'check its permissions' };
  return { problem: `can't be read (${message})` };
}
