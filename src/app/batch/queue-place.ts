import { InputFault } from '../../instrument/input-fault.ts';
import { chooseLibraryPlace, type LibraryOption } from '../open-library.ts';

/**
 * The URL of the library's database, which has the queue of its sessions.
 *
 * @throws InputFault when the library is a file
 */
export async function findQueuePlace(library: LibraryOption): Promise<string> {
  const place = await chooseLibraryPlace(library);
  if (place.kind === 'postgres') return place.url;
  throw new InputFault({
    problem: 'only a library in PostgreSQL has a queue',
    remedy: 'give --library postgres://user:password@host/database',
  });
}
