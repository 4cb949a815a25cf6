import { mkdir } from 'node:fs/promises';
import { InputFault } from '../../instrument/input-fault.ts';

/**
 * Makes a folder, and those that it lies in.
 *
 * @throws InputFault when it can't be made
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const problem = `the folder can't be made (${(error as Error).message})`;
    throw new InputFault({ problem, place: path, remedy: 'name another folder' });
  }
}
