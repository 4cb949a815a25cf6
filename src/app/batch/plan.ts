import { existsSync } from 'node:fs';
import type { SessionFilter } from '../../library/filters.ts';
import { transcriptEndings } from '../../transcript/formats.ts';
import { findInputs } from '../find-inputs.ts';
import type { LibraryFilter } from '../library-filter.ts';
import type { BatchManifest } from './manifest.ts';

/** What a batch is to do, in the words of the manifest. */
export interface Plan {
  /** Id of a shipped rubric, or path of one. */
  readonly rubric: string;
  readonly options: BatchManifest['options'];
  readonly inputs:
    | { readonly from: 'files'; readonly paths: readonly string[] }
    /** Of files that are brought into the library; where there are none, of sessions that are there. */
    | { readonly from: 'library'; readonly paths: readonly string[]; readonly filter: SessionFilter }
    | { readonly from: 'sessions'; readonly ids: readonly string[]; readonly filter: SessionFilter };
}

/** The files that arguments stand for, and those that more than one argument stands for. */
export interface BatchFiles {
  /** One that is missing is kept as it is, so that reading it says what is wrong. */
  readonly paths: readonly string[];
  readonly repeated: readonly string[];
}

/** @throws InputFault when a folder holds no transcript: without a file, the library's sessions would be taken */
export async function findBatchFiles(args: readonly string[]): Promise<BatchFiles> {
  const { files, faults, repeated } = await findInputs(args, transcriptEndings);
  const empty = faults.find(({ details }) => existsSync(details.place ?? ''));
  if (empty) throw empty;
  return { paths: [...files, ...faults.flatMap(({ details }) => details.place ?? [])], repeated };
}

/** The filter of sessions as the manifest keeps it: what is not asked for is left out. */
export function batchFilter(filter: LibraryFilter): SessionFilter {
  const { caseworker, client, session: label, language, tag, coder: codedBy, from, to } = filter;
  const asked = Object.entries({ caseworker, client, label, language, tag, codedBy, from, to });
  return Object.fromEntries(asked.filter(([, value]) => value !== undefined));
}

/** The plan of the batch that wrote a manifest. */
export function planAgain({ rubric, options, inputs, sessions }: BatchManifest): Plan {
  if (inputs.from === 'files') {
    return { rubric: rubric.given, options, inputs: { from: 'files', paths: inputs.files.map(({ path }) => path) } };
  }
  const ids = sessions.flatMap(({ libraryId }) => libraryId ?? []);
  return { rubric: rubric.given, options, inputs: { from: 'sessions', ids, filter: inputs.filter } };
}
