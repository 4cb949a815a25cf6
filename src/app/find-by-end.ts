import { InputFault } from '../instrument/input-fault.ts';

/** Lists show at least so many characters of the end of an id, and fewer choose nothing. */
export const shortestId = 6;

/**
 * What has this id, or is the only one whose id ends so.
 *
 * @throws InputFault when there is none, or more than one
 */
export async function findByEnd<Found extends { readonly id: string }>(
  id: string,
  what: string,
  all: AsyncIterable<Found>,
  find: (id: string) => Promise<Found | null>,
): Promise<Found> {
  const found = await listByEnd(id, all, find);
  const [only, second] = found;
  if (only && !second) return only;
  if (second)
    throw new InputFault({ problem: `${found.length} ${what}s end so`, place: id, remedy: 'give more of the id' });
  throw noSuch(what, id);
}

/** What has this id; else everything whose id ends so. */
export async function listByEnd<Found extends { readonly id: string }>(
  id: string,
  all: AsyncIterable<Found>,
  find: (id: string) => Promise<Found | null>,
): Promise<Found[]> {
  const exact = await find(id);
  if (exact) return [exact];
  const found: Found[] = [];
  if (id.length >= shortestId) {
    for await (const each of all) if (each.id.endsWith(id)) found.push(each);
  }
  return found;
}

/** Says that the library has none of this id. */
export function noSuch(what: string, id: string): InputFault {
  return new InputFault({ problem: `there is no such ${what}`, place: id, remedy: `miti ${what}s lists them` });
}
