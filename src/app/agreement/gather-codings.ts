import type { Readable } from 'node:stream';
import type { AgreementWarning } from '../../agreement/agreement-document.ts';
import type { ComparisonSetup } from '../../agreement/compare-codings.ts';
import type { CodingToCompare } from '../../agreement/comparison.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import type { CoderKind } from '../../instrument/coding.ts';
import type { Library } from '../../library/library.ts';
import { type LibraryFilter, sessionFilter } from '../library-filter.ts';
import { readCodingsOfFiles } from './codings-of-files.ts';
import { type KeptCoding, readCodingsOfLibrary } from './codings-of-library.ts';

/** Which coders' codings of the library are compared. */
export interface LibraryComparison extends LibraryFilter {
  /** These alone. */
  readonly coders?: readonly string[];
  readonly drafts?: boolean;
  readonly consensus?: boolean;
  /** The heuristic coder's too. */
  readonly heuristic?: boolean;
  /** Id of the rubric, or the beginning of its hash. */
  readonly rubric?: string;
}

/** Which files are compared. */
export interface FileComparison {
  /** Coded CSV files, as CODER=FILE or FILE. */
  readonly files: readonly string[];
  /** What `-` stands for. */
  readonly standardInput: Readable;
  /** CSV files of global ratings, in the same way. */
  readonly globals?: readonly string[];
  readonly coders?: readonly string[];
  /** Id of a shipped rubric, or a path. */
  readonly rubric?: string;
}

/** Codings to compare, and the rubric that they were made with. */
export interface Gathered extends Pick<ComparisonSetup, 'rubric' | 'rubricSha256' | 'notes' | 'alone'> {
  readonly codings: readonly CodingToCompare[];
}

/** Codings of coded CSV files. */
export async function gatherFromFiles(request: FileComparison, cues: readonly Cues[]): Promise<Gathered> {
  const { files, globals = [], coders, standardInput } = request;
  const { rubric, sha256 } = await loadRubric(request.rubric ?? shippedRubrics[0]);
  const codings = await readCodingsOfFiles(files, globals, standardInput, rubric, cues);
  const chosen = codings.filter(({ coder }) => coders === undefined || coders.includes(coder.id));
  return { rubric, rubricSha256: sha256, codings: chosen, alone: 0, notes: [] };
}

/** Codings of a library to compare. */
interface GatheredFromLibrary extends Omit<Gathered, 'codings'> {
  readonly codings: readonly KeptCoding[];
  /** Sessions that were passed over. */
  readonly passedOver: number;
}

/** Who asks for a comparison, where it is not the command line. */
interface PageAsking {
  /** Ids of sessions that are passed over. */
  readonly without: ReadonlySet<string>;
}

/** Codings of a library that the options choose, but for those of sessions that a page must not show. */
export async function gatherFromLibrary(
  library: Library,
  options: LibraryComparison,
  cues: readonly Cues[],
  page: PageAsking | null = null,
): Promise<GatheredFromLibrary> {
  const kinds: CoderKind[] = ['human', 'imported', ...(options.consensus ? (['consensus'] as const) : [])];
  const { draftsLeftOut, ofOtherRubrics, ...found } = await readCodingsOfLibrary(
    library,
    {
      filter: sessionFilter(options),
      kinds,
      drafts: options.drafts ?? false,
      coders: options.coders ?? null,
      rubric: options.rubric,
      alone: options.heuristic ? 'read' : 'count',
      ...(page === null ? {} : { askedBy: 'page', without: page.without }),
    },
    cues,
  );
  const notes: AgreementWarning[] = [];
  if (draftsLeftOut > 0) {
    const drafts = draftsLeftOut === 1 ? '1 draft is' : `${draftsLeftOut} drafts are`;
    const message = `${drafts} left out; --drafts takes them in`;
    notes.push({ kind: 'draftsLeftOut', message, facts: { count: draftsLeftOut } });
  }
  if (ofOtherRubrics > 0) {
    const codings = ofOtherRubrics === 1 ? '1 coding' : `${ofOtherRubrics} codings`;
    const message = `${codings} made with other rubrics left out`;
    notes.push({ kind: 'otherRubrics', message, facts: { count: ofOtherRubrics } });
  }
  return { ...found, notes: [...notes, ...notesOnLanguage(found.codings)] };
}

/** One note for each session whose language is read with the cues of another. */
function notesOnLanguage(codings: readonly KeptCoding[]): AgreementWarning[] {
  const noteOf = new Map(codings.map(({ session, languageNote }) => [session.label, languageNote]));
  return [...noteOf].flatMap(([session, note]) =>
    note === null ? [] : [{ kind: 'relatedLanguage', message: `${session}: ${note}`, facts: { session } }],
  );
}
