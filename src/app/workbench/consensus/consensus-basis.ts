import { type CodingToSettle, type ComparedPlace, listPlaces } from '../../../agreement/double-coding/consensus.ts';
import { coverWords, layCodes } from '../../../instrument/coded-turns.ts';
import { InputFault } from '../../../instrument/input-fault.ts';
import type { Rubric } from '../../../instrument/rubric.ts';
import { describeStretch } from '../../../library/coded-stretch.ts';
import { turnsOfSegment } from '../../../library/coding-faults.ts';
import type { Library } from '../../../library/library.ts';
import type { CodingRecord, SegmentRecord, SessionRecord } from '../../../library/records.ts';
import { readRubricRecord } from '../../../library/rubric-record.ts';
import { Refusal, refusalOf } from '../../refusal.ts';

/** What a consensus stands on: the codings that it is made of, as they are now. */
export interface ConsensusBasis {
  readonly session: SessionRecord;
  readonly segment: SegmentRecord | null;
  readonly rubric: Rubric;
  /** By the pseudonym of their coder. */
  readonly sources: readonly CodingRecord[];
  readonly codings: readonly CodingToSettle[];
  readonly places: readonly ComparedPlace[];
}

/** Whether a coding is a person's whole work, utterance by utterance. */
export function isSettleable({ coder, status, work }: Pick<CodingRecord, 'coder' | 'status' | 'work'>): boolean {
  return (coder.kind === 'human' || coder.kind === 'imported') && status === 'final' && work.kind === 'utterances';
}

/**
 * Reads the codings of a consensus.
 *
 * @throws Refusal where they are not final codings of the same turns by several people
 */
export async function readConsensusBasis(library: Library, ids: readonly string[]): Promise<ConsensusBasis> {
  const sources = await readSources(library, ids);
  const [first] = sources as [CodingRecord, ...CodingRecord[]];
  const [session, rubric] = await Promise.all([
    library.findSession(first.sessionId),
    library.findRubric(first.rubric.sha256),
  ]);
  if (!session?.transcript || !rubric) {
    throw new Refusal('notFound', { problem: 'the session of the codings was removed', place: first.sessionId });
  }
  const segment = await findSegment(library, first);
  await refuseOtherStretches(library, session, sources);
  const turns = turnsOfSegment(session.transcript, segment);
  const codings = sources.map(({ coder, work, globals }) => ({
    coder: coder.id,
    turns: layCodes(turns, coverWords(turns, work.kind === 'utterances' ? work.turns : [])),
    globals,
  }));
  const read = readRubricRecord(rubric);
  return { session, segment, rubric: read, sources, codings, places: comparePlaces(codings, read) };
}

async function readSources(library: Library, ids: readonly string[]): Promise<CodingRecord[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => library.findCoding(id)));
  const sources = found.flatMap((each) => each ?? []).sort((a, b) => (a.coder.id < b.coder.id ? -1 : 1));
  if (sources.length < ids.length) {
    throw new Refusal('notFound', { problem: 'one of the codings is not in the library any more' });
  }
  const unfit = sources.find((each) => !isSettleable(each));
  if (unfit) {
    const problem = `the coding by ${unfit.coder.id} is no finished coding of utterances by a person`;
    throw new Refusal('refused', { problem, place: unfit.id, remedy: 'have it finished first' });
  }
  if (new Set(sources.map(({ coder }) => coder.id)).size < sources.length) {
    throw new Refusal('refused', { problem: 'two of the codings are by one coder', remedy: 'choose one of each' });
  }
  return sources;
}

async function refuseOtherStretches(
  library: Library,
  session: SessionRecord,
  sources: readonly CodingRecord[],
): Promise<void> {
  const stretches = await Promise.all(
    sources.map(async (each) =>
      [each.sessionId, await stretchOf(library, session, each), each.rubric.sha256].join(' '),
    ),
  );
  if (new Set(stretches).size === 1) return;
  const problem = 'the codings are not of the same turns with the same rubric';
  throw new Refusal('refused', { problem, remedy: 'choose codings of one stretch' });
}

/** Which turns of its session a coding is of. */
export async function stretchOf(
  library: Library,
  session: Pick<SessionRecord, 'id' | 'label' | 'transcript'>,
  coding: Pick<CodingRecord, 'segmentId'>,
): Promise<string> {
  return describeStretch(session, await findSegment(library, coding)).id;
}

export async function findSegment(
  library: Library,
  { segmentId }: Pick<CodingRecord, 'segmentId'>,
): Promise<SegmentRecord | null> {
  return segmentId === null ? null : library.findSegment(segmentId);
}

function comparePlaces(codings: readonly CodingToSettle[], rubric: Rubric): ComparedPlace[] {
  try {
    return listPlaces(codings, rubric);
  } catch (error) {
    throw error instanceof InputFault ? refusalOf(error) : error;
  }
}
