import type { TurnCodes } from '../instrument/coding.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { CodingRecord, SegmentRecord, TranscriptRecord } from './records.ts';

/** What a coding has to fit. */
export interface CodingFrame {
  readonly rubric: Rubric;
  readonly transcript: TranscriptRecord | null;
  readonly segment: SegmentRecord | null;
}

type CheckedCoding = Pick<CodingRecord, 'work' | 'globals' | 'coder' | 'flags' | 'times'>;

/** Everything in a coding that its rubric, its session's transcript or its segment does not have, in plain words. */
export function findCodingFaults(coding: CheckedCoding, frame: CodingFrame): string[] {
  return [
    ...workFaults(coding, frame),
    ...globalFaults(coding, frame.rubric),
    ...flagFaults(coding, frame),
    ...placeFaults(coding, frame),
  ];
}

function workFaults({ work }: CheckedCoding, { rubric, transcript, segment }: CodingFrame): string[] {
  if (work.kind === 'totals') return unknownCodes(Object.keys(work.counts), rubric);
  if (!transcript) return ['has codes on utterances, but its session has no transcript'];
  const turns = new Map(turnsOfSegment(transcript, segment).map((turn) => [turn.id, turn]));
  const codes = work.turns.flatMap((each) =>
    'utterances' in each ? each.utterances.flatMap(({ code }) => code ?? []) : [],
  );
  const seen = new Set<string>();
  const repeated = work.turns.filter(({ turnId }) => seen.size === seen.add(turnId).size);
  return [
    ...unknownCodes(codes, rubric),
    ...repeated.map(({ turnId }) => `codes turn "${turnId}" twice`),
    ...work.turns.flatMap((each) => turnFaults(each, turns.get(each.turnId))),
  ];
}

/** The turns that a segment runs over; all where it names none. */
export function turnsOfSegment(
  { turns }: TranscriptRecord,
  segment: Pick<SegmentRecord, 'turns'> | null,
): TranscriptRecord['turns'] {
  if (!segment?.turns) return turns;
  const { first, last } = segment.turns;
  const from = turns.findIndex(({ id }) => id === first);
  const to = turns.findIndex(({ id }) => id === last);
  return from < 0 || to < 0 ? [] : turns.slice(from, to + 1);
}

function turnFaults(codes: TurnCodes, turn: TranscriptRecord['turns'][number] | undefined): string[] {
  const place = `turn "${codes.turnId}"`;
  if (!turn) return [`codes ${place}, which its segment does not have`];
  if ('clientTalk' in codes) return turn.role === 'client' ? [] : [`gives client talk to ${place} of the ${turn.role}`];
  if (turn.role !== 'clinician') return [`gives codes to ${place} of the ${turn.role}`];
  let end = 0;
  return codes.utterances.flatMap(({ from, to, code }, i) => {
    // An utterance may be without words in a turn without words, as codings without a transcript have it; and behind the
    // first one, where a turn as a whole was given several codes.
    const wordless = from === to && (turn.text === '' || (i > 0 && code !== null));
    const fits = from >= end && (to > from || wordless) && to <= turn.text.length;
    end = Math.max(end, to);
    return fits ? [] : [`places utterance ${i + 1} of ${place} at ${from}-${to}, outside its text or over another`];
  });
}

function unknownCodes(codes: readonly string[], rubric: Rubric): string[] {
  const known = new Set(rubric.codes.map(({ id }) => id));
  return [...new Set(codes)]
    .filter((code) => !known.has(code))
    .map((code) => `uses the code ${code}, which ${rubric.id} does not have`);
}

function globalFaults({ globals, coder }: CheckedCoding, rubric: Rubric): string[] {
  return Object.entries(globals).flatMap(([id, { value, source }]) => {
    const definition = rubric.globals.find((each) => each.id === id);
    if (!definition) return [`rates ${id}, which ${rubric.id} does not have`];
    const { min, max } = definition.scale;
    if (!(value >= min && value <= max)) return [`rates ${definition.name} ${value}, outside ${min} to ${max}`];
    const whole = Number.isInteger(value) || source !== 'human' || coder.kind !== 'human';
    return whole ? [] : [`rates ${definition.name} ${value}; a coder gives whole points`];
  });
}

function flagFaults({ flags }: CheckedCoding, { transcript }: CodingFrame): string[] {
  const known = new Set(transcript?.turns.map(({ id }) => id));
  return flags.flatMap(({ turnId }) =>
    turnId === null || known.has(turnId) ? [] : [`flags turn "${turnId}", which its session does not have`],
  );
}

function placeFaults({ globals, times }: CheckedCoding, { transcript }: CodingFrame): string[] {
  const places = Object.values(globals).flatMap(({ evidence }) => evidence ?? []);
  const named = places.flatMap((place) => ('turnId' in place ? [place.turnId] : []));
  const turnIds = [...named, ...Object.keys(times ?? {})];
  if (turnIds.length === 0) return [];
  const known = new Set(transcript?.turns.map(({ id }) => id));
  return [...new Set(turnIds)]
    .filter((id) => !known.has(id))
    .map((id) => `refers to turn "${id}", which its session does not have`);
}
