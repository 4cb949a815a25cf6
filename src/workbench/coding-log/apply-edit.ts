import { InputFault } from '../../instrument/input-fault.ts';
import type { GlobalDefinition, Rubric } from '../../instrument/rubric.ts';
import type { CodingDocument, GlobalWork, Place, TallyEvent, TurnWork, UtteranceWork } from '../api/documents.ts';
import type { Edit } from '../api/operations.ts';
import { clientTurn, notCoded } from './decisions.ts';
import { joinUtterances, splitUtterance } from './divide-turn.ts';

/** What a document stands on. */
export interface CodingBasis {
  readonly rubric: Pick<Rubric, 'id' | 'codes' | 'globals'>;
  /** What was said in each turn of the session. */
  readonly texts: ReadonlyMap<string, string>;
}

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;
type Appliers = {
  readonly [Kind in Edit['kind']]: (
    document: CodingDocument,
    edit: EditOf<Kind>,
    basis: CodingBasis,
    number: number,
  ) => CodingDocument;
};

/**
 * A document after an edit. What the edit leaves alone is the same object as before; an edit that changes nothing gives
 * the same document.
 *
 * @param number of the operation, which becomes the id of what it makes
 * @throws InputFault when the document or its basis doesn't have what the edit speaks of
 */
export function applyEdit(document: CodingDocument, edit: Edit, basis: CodingBasis, number: number): CodingDocument {
  const apply = appliers[edit.kind] as Appliers[Edit['kind']];
  return apply(document, edit as never, basis, number);
}

const appliers: Appliers = {
  code: (document, { utterances, decision }, { rubric }) => {
    if (decision !== notCoded) requireCode(decision, rubric);
    return decide(document, utterances, decision);
  },
  clear: (document, { utterances }) => decide(document, utterances, null),
  split: (document, { turnId, at }, { texts }) =>
    divide(document, turnId, (utterances) => splitUtterance(utterances, texts.get(turnId) ?? '', at)),
  join: (document, { turnId, index }) => divide(document, turnId, (utterances) => joinUtterances(utterances, index)),
  clientTalk: (document, { turnIds, talk }) =>
    changeTurns(document, new Set(turnIds), (turn) => {
      if (turn.role !== 'client') throw wrongSpeaker(turn, 'client');
      return turn.clientTalk === talk ? turn : { ...turn, clientTalk: talk };
    }),
  time: (document, { turnId, startSeconds }) =>
    changeTurns(document, new Set([turnId]), (turn) =>
      turn.startSeconds === startSeconds ? turn : { ...turn, startSeconds },
    ),

  flag: (document, { place, note }, basis, number) => {
    if (place) requirePlace(document, place, basis);
    return { ...document, flags: [...document.flags, { id: number, place, note }] };
  },
  noteFlag: (document, { flag, note }) => {
    const index = indexOf(document.flags, flag, 'flag');
    const known = document.flags[index];
    if (!known || known.note === note) return document;
    return { ...document, flags: document.flags.with(index, { ...known, note }) };
  },
  unflag: (document, { flag }) => ({
    ...document,
    flags: document.flags.toSpliced(indexOf(document.flags, flag, 'flag'), 1),
  }),

  rate: (document, { global, value }, { rubric }) => {
    const { name, scale } = requireGlobal(global, rubric);
    if (value < scale.min || value > scale.max) {
      const remedy = `give a whole point from ${scale.min} to ${scale.max}`;
      throw new InputFault({ problem: `${name} is rated ${value}`, remedy });
    }
    return changeGlobal(document, global, (work) => ({ ...work, rating: { kind: 'rated', value } }));
  },
  withhold: (document, { global, reason }, { rubric }) => {
    requireGlobal(global, rubric);
    return changeGlobal(document, global, (work) => ({ ...work, rating: { kind: 'withheld', reason } }));
  },
  unrate: (document, { global }, { rubric }) => {
    requireGlobal(global, rubric);
    return changeGlobal(document, global, (work) => ({ ...work, rating: { kind: 'notRated' } }));
  },
  tie: (document, { global, place }, basis) => {
    requireGlobal(global, basis.rubric);
    requirePlace(document, place, basis);
    return changeGlobal(document, global, (work) =>
      work.evidence.some((each) => isSamePlace(each, place)) ? work : { ...work, evidence: [...work.evidence, place] },
    );
  },
  untie: (document, { global, place }, { rubric }) => {
    requireGlobal(global, rubric);
    return changeGlobal(document, global, (work) => ({
      ...work,
      evidence: work.evidence.filter((each) => !isSamePlace(each, place)),
    }));
  },

  tally: (document, { atSeconds, tallied }, { rubric }, number) => {
    if (tallied !== clientTurn) requireCode(tallied, rubric);
    return { ...document, events: inOrder([...requireEvents(document), { id: number, atSeconds, tallied }]) };
  },
  correct: (document, { event, atSeconds, tallied }, { rubric }) => {
    if (tallied !== clientTurn) requireCode(tallied, rubric);
    const events = requireEvents(document);
    const index = indexOf(events, event, 'event');
    return { ...document, events: inOrder(events.with(index, { id: event, atSeconds, tallied })) };
  },
  strike: (document, { event }) => {
    const events = requireEvents(document);
    return { ...document, events: events.toSpliced(indexOf(events, event, 'event'), 1) };
  },

  changeGoal: (document, { changeGoal }) =>
    document.changeGoal === changeGoal ? document : { ...document, changeGoal },
  notes: (document, { notes }) => (document.notes === notes ? document : { ...document, notes }),
};

type Places = EditOf<'code'>['utterances'];

function decide(document: CodingDocument, places: Places, decision: string | null): CodingDocument {
  const indexes = new Map<string, Set<number>>();
  for (const { turnId, index } of places) indexes.set(turnId, (indexes.get(turnId) ?? new Set()).add(index));
  return changeTurns(document, new Set(indexes.keys()), (turn) => {
    if (turn.role !== 'clinician') throw wrongSpeaker(turn, 'clinician');
    const chosen = indexes.get(turn.turnId) ?? new Set();
    const missing = [...chosen].find((index) => index >= turn.utterances.length);
    if (missing !== undefined) {
      throw new InputFault({
        problem: `turn "${turn.turnId}" has no utterance ${missing + 1}`,
        remedy: 'choose others',
      });
    }
    if ([...chosen].every((index) => turn.utterances[index]?.decision === decision)) return turn;
    const utterances = turn.utterances.map((each, index) =>
      chosen.has(index) && each.decision !== decision ? { ...each, decision } : each,
    );
    return { ...turn, utterances };
  });
}

function divide(
  document: CodingDocument,
  turnId: string,
  change: (utterances: readonly UtteranceWork[]) => UtteranceWork[],
): CodingDocument {
  return changeTurns(document, new Set([turnId]), (turn) => {
    if (turn.role !== 'clinician') throw wrongSpeaker(turn, 'clinician');
    return { ...turn, utterances: change(turn.utterances) };
  });
}

/** Changes some turns; the same document where none became another. */
function changeTurns(
  document: CodingDocument,
  turnIds: ReadonlySet<string>,
  change: (turn: TurnWork) => TurnWork,
): CodingDocument {
  let found = 0;
  let changed = false;
  const turns = document.turns.map((turn) => {
    if (!turnIds.has(turn.turnId)) return turn;
    found += 1;
    const after = change(turn);
    changed ||= after !== turn;
    return after;
  });
  if (found < turnIds.size) {
    const known = new Set(document.turns.map(({ turnId }) => turnId));
    const unknown = [...turnIds].find((id) => !known.has(id));
    throw new InputFault({ problem: `the segment has no turn "${unknown}"`, remedy: 'choose a turn of the segment' });
  }
  return changed ? { ...document, turns } : document;
}

function changeGlobal(document: CodingDocument, id: string, change: (work: GlobalWork) => GlobalWork): CodingDocument {
  const before = document.globals[id] ?? { rating: { kind: 'notRated' }, evidence: [] };
  const after = change(before);
  if (JSON.stringify(after) === JSON.stringify(before)) return document;
  return { ...document, globals: { ...document.globals, [id]: after } };
}

function requireCode(id: string, rubric: CodingBasis['rubric']): void {
  if (rubric.codes.some((code) => code.id === id)) return;
  throw new InputFault({ problem: `${rubric.id} has no code ${id}`, remedy: 'give one of its codes' });
}

function requireGlobal(id: string, rubric: CodingBasis['rubric']): GlobalDefinition {
  const definition = rubric.globals.find((each) => each.id === id);
  if (definition) return definition;
  throw new InputFault({ problem: `${rubric.id} has no global ${id}`, remedy: 'rate one of its globals' });
}

function requirePlace(document: CodingDocument, place: Place, { texts }: CodingBasis): void {
  if ('event' in place) {
    indexOf(requireEvents(document), place.event, 'event');
    return;
  }
  const text = texts.get(place.turnId);
  if (text !== undefined && place.at <= text.length) return;
  throw new InputFault({
    problem: `turn "${place.turnId}" has no place ${place.at}`,
    remedy: 'choose a place of a turn',
  });
}

function requireEvents({ events }: CodingDocument): readonly TallyEvent[] {
  if (events) return events;
  throw new InputFault({
    problem: 'a transcript is coded here, so nothing can be tallied',
    remedy: 'code its utterances',
  });
}

function indexOf(items: readonly { readonly id: number }[], id: number, what: string): number {
  const index = items.findIndex((each) => each.id === id);
  if (index >= 0) return index;
  throw new InputFault({ problem: `there is no ${what} ${id}`, remedy: 'choose one that is there' });
}

function wrongSpeaker({ turnId, role }: TurnWork, wanted: 'clinician' | 'client'): InputFault {
  return new InputFault({ problem: `turn "${turnId}" is of the ${role}`, remedy: `choose a turn of the ${wanted}` });
}

function isSamePlace(one: Place, other: Place): boolean {
  if ('event' in one) return 'event' in other && one.event === other.event;
  return !('event' in other) && one.turnId === other.turnId && one.at === other.at;
}

function inOrder(events: readonly TallyEvent[]): TallyEvent[] {
  return events.toSorted((one, other) => one.atSeconds - other.atSeconds || one.id - other.id);
}
