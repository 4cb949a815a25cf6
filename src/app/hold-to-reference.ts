import type { ComparisonSetup } from '../agreement/compare-codings.ts';
import { compareWithReference, type ReferenceComparison } from '../agreement/double-coding/compare-with-reference.ts';
import { loadCues } from '../data/load-language-data.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Library } from '../library/library.ts';
import { type KeptCoding, readCodingsOfLibrary } from './agreement/codings-of-library.ts';
import { plainComparison } from './agreement/comparison-options.ts';
import { type LibraryFilter, sessionFilter } from './library-filter.ts';

/** A coder's coding held against the reference, with the day it is shown at. */
export interface HeldCoding extends ReferenceComparison {
  readonly coder: string;
  /** When it was finished, else the day of the session. */
  readonly at: string | null;
}

/** Which codings of a library are held to a reference. */
export interface ReferenceRequest extends LibraryFilter {
  /** Id of the rubric they were made with, or the beginning of its hash; needed where there are several. */
  readonly rubric?: string;
}

/**
 * Every coding of a person that has a reference of the same session, in the order of time.
 *
 * @param reference the coder whose codings are the reference; null for the consensus codings
 * @throws InputFault when no coding is as asked for, or they were made with several rubrics
 */
export async function holdToReference(
  library: Library,
  request: ReferenceRequest,
  reference: string | null,
): Promise<{ readonly held: readonly HeldCoding[]; readonly rubric: Rubric }> {
  const choice = {
    filter: sessionFilter(request),
    kinds: ['human', 'imported', 'consensus'] as const,
    drafts: false,
    coders: null,
    rubric: request.rubric,
    alone: 'count' as const,
  };
  const { codings, rubric, rubricSha256 } = await readCodingsOfLibrary(library, choice, await loadCues());
  const setup = await plainComparison(rubric, rubricSha256);
  const isReference = ({ coder }: KeptCoding) =>
    reference === null ? coder.kind === 'consensus' : coder.id === reference;
  const references = new Map(codings.filter(isReference).map((coding) => [coding.subject.id, coding]));
  const held = codings
    .filter((coding) => !isReference(coding) && coding.coder.kind !== 'consensus')
    .flatMap((coding) => {
      const standard = references.get(coding.subject.id);
      return standard ? [holdOne(coding, standard, setup)] : [];
    })
    .sort((a, b) => compareText(a.at ?? '~', b.at ?? '~'));
  return { held, rubric };
}

function holdOne(coding: KeptCoding, reference: KeptCoding, setup: ComparisonSetup): HeldCoding {
  const { record, session, coder } = coding;
  const at = record.finishedAt?.slice(0, 10) ?? session.date;
  return { ...compareWithReference(coding, reference, setup), coder: coder.id, at };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
