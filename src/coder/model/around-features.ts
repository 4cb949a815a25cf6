import type { WordKind } from '../reading/word-facts.ts';
import type { FeatureRow } from './features.ts';
import { type ModelTurn, type ModelUtterance, startOf } from './model-turns.ts';

const turnLengthBounds = [3, 8, 15, 28];
const turnBounds = [2, 3, 5, 8];
const quarters = [0.25, 0.5, 0.75];
const noiseBounds = [0.1, 0.2, 0.35, 0.5];
const meanBounds = [10, 20, 30, 45];
const ratioBounds = [0.1, 0.3, 0.7, 1.2, 2.5];
const heardBounds = [3, 8, 20, 50];
const noiseCounts = [1, 2, 3];
const recalledKinds = [
  'factual',
  'directives',
  'feelings',
  'planning',
  'secondPerson',
  'firstPerson',
] as const satisfies readonly WordKind[];
/** How many turns back the client's and the clinician's last turns are looked for. */
const reach = 7;
/** So many turns at each end of a session open and close it. */
const edge = 4;
const shortUtterance = 4;

/** How the clinician speaks. */
export interface SessionStyle {
  /** Share of the clinician's turns that only listen. */
  readonly noiseShare: number;
  /** Mean words of a turn. */
  readonly meanLength: number;
}

/** What stands around a turn. */
export interface Surroundings {
  /** Where the turn stands in the session, from 0 to 1. */
  readonly when: number;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly style: SessionStyle;
  /** Indices of the first and the last utterance of the turn that ends in a question mark; -1 where none does. */
  readonly firstAsked: number;
  readonly lastAsked: number;
  readonly previousClient: ModelTurn | null;
  readonly previousClinician: ModelTurn | null;
  /** Client turns right before that only listen. */
  readonly noises: number;
  /** The client's turn right after. */
  readonly next: ModelTurn | null;
}

/** Looks at what stands around a turn of the clinician. */
export function lookAround(turns: readonly ModelTurn[], at: number, style: SessionStyle): Surroundings {
  const before = turns.slice(Math.max(0, at - reach), at).toReversed();
  const clients = before.filter(({ read }) => read.role === 'client');
  const next = turns[at + 1];
  const real = clients.findIndex(({ read }) => !read.isNoise);
  return {
    when: at / turns.length,
    opens: at < edge,
    closes: at >= turns.length - edge,
    style,
    firstAsked: turns[at]?.utterances.findIndex(({ utterance }) => utterance.asked) ?? -1,
    lastAsked: turns[at]?.utterances.findLastIndex(({ utterance }) => utterance.asked) ?? -1,
    previousClient: clients[0] ?? null,
    previousClinician: before.find(({ read }) => read.role === 'clinician') ?? null,
    noises: real < 0 ? clients.length : real,
    next: next?.read.role === 'client' ? next : null,
  };
}

/** Looks at how the clinician speaks in the whole session. */
export function describeStyle(turns: readonly ModelTurn[]): SessionStyle {
  const clinician = turns.filter(({ read }) => read.role === 'clinician');
  const words = clinician.reduce((sum, turn) => sum + turn.words.length, 0);
  const count = Math.max(1, clinician.length);
  return { noiseShare: clinician.filter(({ read }) => read.isNoise).length / count, meanLength: words / count };
}

/** Where an utterance stands in its turn. */
export type PlaceInTurn = 'only' | 'first' | 'middle' | 'last';

export function placeOf(index: number, count: number): PlaceInTurn {
  if (count === 1) return 'only';
  if (index === 0) return 'first';
  return index === count - 1 ? 'last' : 'middle';
}

/** Adds what stands around an utterance: its place, the utterances beside it, the turns before and after. */
export function addAround(row: FeatureRow, turn: ModelTurn, index: number, around: Surroundings): void {
  const own = turn.utterances[index] as ModelUtterance;
  const place = placeOf(index, turn.utterances.length);
  addPlace(row, turn, own, place, around);
  addBeside(row, turn.utterances, index, around);
  addClientBefore(row, own, place, around);
  addReply(row, own, place, around);
  if (around.previousClinician) addClinicianBefore(row, around.previousClinician, around.previousClient);
}

function addPlace(
  row: FeatureRow,
  turn: ModelTurn,
  own: ModelUtterance,
  place: PlaceInTurn,
  around: Surroundings,
): void {
  row.addSteps('turn length', turn.words.length, turnLengthBounds, 0.7);
  row.add('place', place);
  row.add('place', `${place} ${own.utterance.asked}`);
  row.addSteps('place of', turn.utterances.length, turnBounds, 0.5);
  if (own.isNoise) row.add('noise', place);
  if (around.opens) row.add('place', 'opens');
  if (around.closes) row.add('place', 'closes');
  row.addSteps('when', around.when, quarters, 0.5);
  row.addSteps('style noises', around.style.noiseShare, noiseBounds, 0.7);
  row.addSteps('style length', around.style.meanLength, meanBounds, 0.7);
  const short = own.words.length < shortUtterance;
  row.add('style', `${around.style.noiseShare > 0.2} ${place} ${short}`, 0.7);
}

function addBeside(row: FeatureRow, all: readonly ModelUtterance[], index: number, around: Surroundings): void {
  const before = all[index - 1];
  const after = all[index + 1];
  if (before) {
    row.add('before', startOf(before.words), 0.6);
    if (before.utterance.asked) row.add('before', 'asked');
    if (before.isNoise) row.add('before', 'noise');
  }
  if (after) {
    row.add('after', startOf(after.words), 0.6);
    if (after.utterance.asked) row.add('after', 'asked');
  }
  if (around.firstAsked >= 0 && around.firstAsked < index) row.add('before', 'any asked');
  if (around.lastAsked > index) row.add('after', 'any asked');
}

function addClientBefore(row: FeatureRow, own: ModelUtterance, place: PlaceInTurn, around: Surroundings): void {
  const { previousClient: client } = around;
  if (own.utterance.text.startsWith('-')) row.add('heard', 'interrupted');
  row.addSteps('ratio', own.words.length / Math.max(1, client?.words.length ?? 0), ratioBounds, 0.7);
  if (!client) {
    row.add('heard', 'nothing');
    return;
  }
  row.add('heard', client.words[0]?.text ?? '', 0.6);
  row.addSteps('heard length', client.words.length, heardBounds, 0.7);
  if (client.read.isNoise) row.add('heard', `noise ${place}`);
  if (client.read.asked) row.add('heard', 'asked');
  if (client.read.broken) row.add('heard', 'broken');
  row.addSteps('heard noises', around.noises, noiseCounts);
}

function addReply(row: FeatureRow, own: ModelUtterance, place: PlaceInTurn, { next }: Surroundings): void {
  if (!next) {
    row.add('reply', 'nothing');
    return;
  }
  const first = next.words[0]?.text ?? '';
  row.add('reply any', first, 0.7);
  if (place === 'first' || place === 'middle') return;
  row.add('reply', first);
  row.add('reply', startOf(next.words));
  row.add('reply', `${first} ${own.utterance.asked}`, 0.7);
  row.addSteps('reply length', next.words.length, heardBounds, 0.7);
  if (next.read.isNoise) row.add('reply', 'noise');
  if (next.read.asked) row.add('reply', 'asked');
  if (own.words.some(({ lemma }) => lemma !== null && next.read.lemmas.has(lemma))) row.add('reply', 'shared');
}

function addClinicianBefore(row: FeatureRow, before: ModelTurn, client: ModelTurn | null): void {
  row.add('clinician before', before.read.isNoise ? 'noise' : 'speech', 0.7);
  if (before.read.asked) row.add('clinician before', 'asked');
  if (before.read.broken || (client?.read.isNoise && !before.read.isNoise)) {
    row.add('clinician before', 'goes on');
    row.add('clinician before', startOf(before.words), 0.5);
  }
  for (const kind of recalledKinds) if (before.kinds.has(kind)) row.add('clinician before', kind, 0.5);
}
