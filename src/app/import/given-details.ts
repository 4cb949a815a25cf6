import { resolve } from 'node:path';
import type { GivenDetails } from '../../exchange/imports/import-transcripts.ts';
import { compileNamePattern } from '../../exchange/imports/name-pattern.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { hashFile } from '../../library/backup-library.ts';
import type { ImportRequest } from './import-request.ts';
import type { Manifest } from './read-manifest.ts';
import { withoutGaps } from './without-gaps.ts';

/** What is known of a file's sessions, by its path. */
export type DetailsOf = (path: string) => GivenDetails;

/**
 * What is known of each file's sessions: by the manifest, else by its name, else by what is said of all.
 *
 * @throws InputFault when a recording can't be read, or the pattern of names can't be understood
 */
export async function gatherDetails(request: ImportRequest, manifest: Manifest | null): Promise<DetailsOf> {
  const { details, recording } = request;
  const pattern = request.namePattern === undefined ? null : compileNamePattern(request.namePattern);
  const listed = [...(manifest?.details.values() ?? [])].map(({ recordingPath }) => recordingPath);
  const recordings = await hashRecordings([recording, ...listed]);
  return (path) => {
    const { recordingPath, ...own } = manifest?.details.get(resolve(path)) ?? { recordingPath: undefined };
    const named = pattern?.(path) ?? {};
    return {
      ...withoutGaps({ ...details, recording: recordings.get(recordingPath ?? recording ?? '') }),
      ...withoutGaps(named),
      ...withoutGaps(own),
      tags: [...(details.tags ?? []), ...(named.tags ?? []), ...(own.tags ?? [])],
    };
  };
}

type Recording = NonNullable<GivenDetails['recording']>;

async function hashRecordings(paths: readonly (string | undefined)[]): Promise<ReadonlyMap<string, Recording>> {
  const recordings = new Map<string, Recording>();
  for (const path of paths) {
    if (path !== undefined) recordings.set(path, { path: resolve(path), sha256: await hashRecording(path) });
  }
  return recordings;
}

async function hashRecording(path: string): Promise<string> {
  try {
    return await hashFile(path);
  } catch (error) {
    const problem = `the recording can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
    throw new InputFault({ problem, place: path, remedy: 'check the path' });
  }
}
