import type { CodingToCompare } from '../../agreement/comparison.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { noiseTest } from '../../coder/reading/session-language.ts';
import { coverWords, layCodes } from '../../instrument/coded-turns.ts';
import type { CoderKind } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { describeStretch } from '../../library/coded-stretch.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import type { CodingFilter } from '../../library/filters.ts';
import type { Library } from '../../library/library.ts';
import type { CodingRecord, SessionRecord } from '../../library/records.ts';
import { readRubricRecord } from '../../library/rubric-record.ts';
import { languageOfSession } from '../session-language.ts';
import { UsedRubrics } from '../used-rubrics.ts';

/** Which codings of the library are compared. */
export interface CodingChoice {
  readonly filter: CodingFilter;
  readonly kinds: readonly CoderKind[];
  readonly drafts: boolean;
  /** These alone; all where it is null. */
  readonly coders: readonly string[] | null;
  readonly rubric: string | undefined;
  /** Whether sessions that one coder alone coded are read too, or counted only. */
  readonly alone: 'read' | 'count';
  /** A page offers no options: it takes the rubric of most codings, and its faults name none. */
  readonly askedBy?: 'commandLine' | 'page';
  /** Ids of sessions that are passed over; none where it is left out. */
  readonly without?: ReadonlySet<string>;
}

/** Codings of a library, with the rubric that all of them were made with. */
export interface LibraryCodings {
  readonly rubric: Rubric;
  readonly rubricSha256: string;
  /** In the order in which they were added. */
  readonly codings: readonly KeptCoding[];
  readonly draftsLeftOut: number;
  /** Sessions that were passed over, of those that else were compared or counted. */
  readonly passedOver: number;
  /** Codings that were made with other rubrics than the one that a page takes. */
  readonly ofOtherRubrics: number;
  /** Sessions of one coder that were counted only. */
  readonly alone: number;
}

/** A coding to compare, with the record it comes from. */
export interface KeptCoding extends CodingToCompare {
  readonly record: CodingRecord;
  readonly session: SessionRecord;
  /** What has to be known of how the session's language was read; null for nothing. */
  readonly languageNote: string | null;
}

/**
 * Reads the chosen codings.
 *
 * @throws InputFault when none is as the options say, or they were made with several rubrics
 */
export async function readCodingsOfLibrary(
  library: Library,
  choice: CodingChoice,
  cues: readonly Cues[],
): Promise<LibraryCodings> {
  const { heads, draftsLeftOut, passedOver } = await listHeads(library, choice);
  const used = new UsedRubrics();
  for (const { rubric } of heads) used.add(rubric);
  const isForPage = choice.askedBy === 'page';
  const wanted = isForPage ? used.mostUsed() : used.only(choice.rubric, 'compare those of one with --rubric');
  if (!wanted) throw nothingToCompare(library, draftsLeftOut, isForPage);
  const kept = await library.findRubric(wanted.sha256);
  if (!kept)
    throw new InputFault({ problem: `the library has lost rubric ${wanted.id}`, remedy: 'miti library check' });
  const own = heads.filter(({ rubric }) => rubric.sha256 === wanted.sha256);
  const codersOf = new Map<string, Set<string>>();
  for (const { sessionId, coder } of own) {
    codersOf.set(sessionId, (codersOf.get(sessionId) ?? new Set<string>()).add(coder));
  }
  const isAlone = (sessionId: string) => choice.alone === 'count' && (codersOf.get(sessionId)?.size ?? 0) < 2;
  const codings: KeptCoding[] = [];
  for (const { id, sessionId } of own) {
    const record = isAlone(sessionId) ? null : await library.findCoding(id);
    if (record) codings.push(await readKeptCoding(library, record, cues));
  }
  const alone = [...codersOf.keys()].filter(isAlone).length;
  const ofOtherRubrics = isForPage ? heads.length - own.length : 0;
  return {
    rubric: readRubricRecord(kept),
    rubricSha256: wanted.sha256,
    codings,
    draftsLeftOut,
    passedOver,
    ofOtherRubrics,
    alone,
  };
}

/** What a coding is told apart by. What it holds is read when it is known to be needed: a library may be large. */
interface CodingName {
  readonly id: string;
  readonly sessionId: string;
  readonly coder: string;
  readonly rubric: CodingRecord['rubric'];
}

async function listHeads(library: Library, choice: CodingChoice) {
  const heads: CodingName[] = [];
  const passedOver = new Set<string>();
  let draftsLeftOut = 0;
  for await (const { id, sessionId, coder, rubric, status } of library.listCodings(choice.filter)) {
    if (!choice.kinds.includes(coder.kind)) continue;
    if (choice.coders && !choice.coders.includes(coder.id)) continue;
    // A consensus that is not final holds nothing: it would pass for a coder who gave no codes.
    if (status === 'draft' && coder.kind === 'consensus') continue;
    const isLeftOut = status === 'draft' && !choice.drafts;
    if (choice.without?.has(sessionId)) {
      if (!isLeftOut) passedOver.add(sessionId);
    } else if (isLeftOut) draftsLeftOut += 1;
    else heads.push({ id, sessionId, coder: coder.id, rubric });
  }
  return { heads, draftsLeftOut, passedOver: passedOver.size };
}

function nothingToCompare(library: Library, drafts: number, isForPage: boolean): InputFault {
  const problem = isForPage ? 'no finished coding is as chosen' : 'no coding is as the options say';
  const butDrafts = drafts === 0 ? '' : ` but ${drafts === 1 ? '1 draft' : `${drafts} drafts`}`;
  const [ofNone, ofDrafts] = isForPage
    ? ['choose other coders or days', 'finish the drafts, or choose other coders or days']
    : ['miti codings lists what there is', 'add --drafts'];
  return new InputFault({
    problem: `${problem}${butDrafts}`,
    place: library.place,
    remedy: drafts === 0 ? ofNone : ofDrafts,
  });
}

/**
 * A coding of the library, laid on what was said. Words that no utterance covers are an utterance without a code.
 *
 * @throws InputFault when its session was removed meanwhile
 */
export async function readKeptCoding(
  library: Library,
  record: CodingRecord,
  cues: readonly Cues[],
): Promise<KeptCoding> {
  const session = await library.findSession(record.sessionId);
  if (!session) {
    const problem = 'is gone: it was removed meanwhile';
    throw new InputFault({ problem, place: `session ${record.sessionId}`, remedy: 'start again' });
  }
  const segment = record.segmentId === null ? null : await library.findSegment(record.segmentId);
  const spoken = languageOfSession(session, cues);
  const { transcript } = session;
  const turns = transcript ? turnsOfSegment(transcript, segment) : [];
  return {
    record,
    session,
    subject: describeStretch(session, segment),
    coder: record.coder,
    work:
      record.work.kind === 'totals'
        ? record.work
        : { kind: 'utterances', turns: layCodes(turns, coverWords(turns, record.work.turns)) },
    globals: record.globals,
    changeGoal: record.changeGoal ?? session.changeGoal,
    assisted: record.assisted,
    revealed: record.revealed ?? [],
    language: spoken?.language ?? null,
    languageNote: spoken?.note ?? null,
    isFacilitative: noiseTest(spoken),
  };
}
