import type { TurnCodes } from '../../../instrument/coding.ts';
import type { Rubric } from '../../../instrument/rubric.ts';
import type { CodingChanges, CodingRecord, TranscriptRecord } from '../../../library/records.ts';
import type {
  CodingDocument,
  Flag,
  GlobalWork,
  Place,
  TallyEvent,
  TurnWork,
} from '../../../workbench/api/documents.ts';
import { type CountedTurn, ratingsOf, scoreDocument } from '../../../workbench/coding-log/coded-turns.ts';
import { clientTurn, notCoded } from '../../../workbench/coding-log/decisions.ts';
import type { CodingState } from '../../../workbench/coding-log/log.ts';
import { startDocument } from '../../../workbench/coding-log/start-document.ts';

/** Ids of what was there before the log: no operation has such a number. */
const firstOwnId = 1_000_000_000;

/**
 * The document of a coding that has no log yet.
 *
 * @param turns of the segment; null where the session has no transcript
 * @returns null where only totals are known: there is nothing to go on with
 */
export function documentOfRecord(
  record: CodingRecord,
  rubric: Rubric,
  turns: TranscriptRecord['turns'] | null,
): CodingDocument | null {
  const { work } = record;
  const events = work.kind === 'totals' ? work.events : null;
  if (events === undefined) return null;
  const start = startDocument(rubric, work.kind === 'utterances' ? turns : null, record.changeGoal);
  const tallied = events?.map(({ atSeconds, code }, i) => ({
    id: firstOwnId + i,
    atSeconds,
    tallied: code ?? clientTurn,
  }));
  const codes = new Map(work.kind === 'utterances' ? work.turns.map((each) => [each.turnId, each]) : []);
  return {
    ...start,
    turns: start.turns.map((turn) => layWork(turn, codes.get(turn.turnId), record.times?.[turn.turnId] ?? null)),
    events: tallied ?? null,
    globals: globalsOf(start.globals, record, tallied ?? []),
    flags: record.flags.map((flag, i) => ({
      id: firstOwnId + i,
      place: placeOfFlag(flag, tallied ?? []),
      note: flag.note,
    })),
    notes: record.notes,
  };
}

function layWork(turn: TurnWork, codes: TurnCodes | undefined, startSeconds: number | null): TurnWork {
  if (turn.role === 'client' && codes && 'clientTalk' in codes) {
    return { ...turn, startSeconds, clientTalk: codes.clientTalk };
  }
  if (turn.role === 'clinician' && codes && 'utterances' in codes) {
    const utterances = codes.utterances.map(({ from, to, code }) => ({ from, to, decision: code ?? notCoded }));
    return { ...turn, startSeconds, utterances };
  }
  return { ...turn, startSeconds };
}

function globalsOf(
  start: CodingDocument['globals'],
  record: CodingRecord,
  events: readonly TallyEvent[],
): CodingDocument['globals'] {
  const entries = Object.entries(start).map(([id, work]): [string, GlobalWork] => {
    const reason = record.withheld?.[id];
    if (reason !== undefined) return [id, { ...work, rating: { kind: 'withheld', reason } }];
    const given = record.globals[id];
    // An estimate, or a mean of several coders, is no rating of this one.
    if (given?.source !== 'human' || !Number.isInteger(given.value)) return [id, work];
    const evidence = (given.evidence ?? []).flatMap((place) => placeOf(place, events) ?? []);
    return [id, { rating: { kind: 'rated', value: given.value }, evidence }];
  });
  return Object.fromEntries(entries);
}

type KeptPlace = NonNullable<CodingRecord['globals'][string]['evidence']>[number];

function placeOf(place: KeptPlace, events: readonly TallyEvent[]): Place | null {
  if ('turnId' in place) return place;
  const event = events.find(({ atSeconds }) => atSeconds === place.atSeconds);
  return event ? { event: event.id } : null;
}

function placeOfFlag(flag: CodingRecord['flags'][number], events: readonly TallyEvent[]): Place | null {
  if (flag.turnId !== null) return { turnId: flag.turnId, at: flag.at ?? 0 };
  return flag.atSeconds === undefined ? null : placeOf({ atSeconds: flag.atSeconds }, events);
}

/** What the library keeps of a coding's state: all but the way that led there. */
export function contentOfState(
  state: CodingState,
  rubric: Rubric,
  turns: readonly CountedTurn[] | null,
): CodingChanges {
  const { document } = state;
  const ratings = ratingsOf(document);
  const globals = Object.entries(ratings).flatMap(([id, rating]) => {
    const evidence = document.globals[id]?.evidence.flatMap((place) => keptPlace(place, document) ?? []) ?? [];
    return rating ? [[id, { ...rating, reasons: [...rating.reasons], ...(evidence.length > 0 && { evidence }) }]] : [];
  });
  const withheld = Object.entries(document.globals).flatMap(([id, { rating }]) =>
    rating.kind === 'withheld' ? [[id, rating.reason]] : [],
  );
  const times = document.turns.flatMap(({ turnId, startSeconds }) =>
    startSeconds === null ? [] : [[turnId, startSeconds]],
  );
  return {
    changeGoal: document.changeGoal,
    work: document.events ? tallyWork(document, rubric) : utteranceWork(document, turns ?? []),
    globals: Object.fromEntries(globals),
    withheld: Object.fromEntries(withheld),
    times: Object.fromEntries(times),
    assisted: state.shownInDraft.length > 0,
    revealed: [...state.shownInDraft],
    reopenings: state.reopenings.map((each) => ({ ...each })),
    status: state.status,
    finishedAt: state.finishedAt,
    notes: document.notes,
    flags: document.flags.map((flag) => keptFlag(flag, document)),
  };
}

function tallyWork(document: CodingDocument, rubric: Rubric): CodingRecord['work'] {
  const { counts, volleys } = scoreDocument(rubric, document, null);
  const events = (document.events ?? []).map(({ atSeconds, tallied }) => ({
    atSeconds,
    code: tallied === clientTurn ? null : tallied,
  }));
  return { kind: 'totals', counts: { ...counts }, volleys: volleys.length, events };
}

function utteranceWork(document: CodingDocument, turns: readonly CountedTurn[]): CodingRecord['work'] {
  const texts = new Map(turns.map(({ id, text }) => [id, text]));
  const kept = document.turns.flatMap((turn): TurnCodes[] => {
    if (turn.role === 'other') return [];
    if (turn.role === 'client') {
      return turn.clientTalk === null ? [] : [{ turnId: turn.turnId, clientTalk: turn.clientTalk }];
    }
    // An utterance without words in a turn with words stands for a further code, and without one for nothing.
    const wordless = texts.get(turn.turnId) === '';
    const utterances = turn.utterances.flatMap(({ from, to, decision }) => {
      const code = decision === notCoded ? null : decision;
      return from === to && code === null && !wordless ? [] : [{ from, to, code, confidence: null, reason: null }];
    });
    return [{ turnId: turn.turnId, utterances }];
  });
  return { kind: 'utterances', turns: kept };
}

function keptFlag({ place, note }: Flag, document: CodingDocument): CodingRecord['flags'][number] {
  const kept = place && keptPlace(place, document);
  if (!kept) return { turnId: null, note };
  return 'turnId' in kept ? { ...kept, note } : { turnId: null, ...kept, note };
}

/** Null for an event that was struck out since. */
function keptPlace(place: Place, { events }: CodingDocument): KeptPlace | null {
  if ('turnId' in place) return { ...place };
  const event = events?.find(({ id }) => id === place.event);
  return event ? { atSeconds: event.atSeconds } : null;
}
