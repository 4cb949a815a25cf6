import type { CodeId } from '../../instrument/rubric.ts';
import { bucketOf, FeatureRows, mix } from './feature-rows.ts';
import type { ReadTurn, ReadUtterance } from './session-reading.ts';
import { StampTable } from './stamp-table.ts';
import { templates as t } from './templates.ts';
import { hashText, type WordForm } from './word-forms.ts';
import { kindBit, type WordKind } from './word-lists.ts';

const lengthBounds = [1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40];
const turnLengthBounds = [3, 8, 15, 28];
const confidenceBounds = [0.34, 0.5, 0.65, 0.8];
/** What the client said counts as just said within so many turns and words. */
const mostTurnsHeard = 3;
const mostWordsHeard = 120;
const mostMirrored = 80;

const personKinds = kindBit.self | kindBit.you | kindBit.we | kindBit.they;
const bitsOf = (...kinds: readonly WordKind[]) => kinds.map((kind) => kindBit[kind]);
const lexicalBits = [
  ...bitsOf('self', 'you', 'we', 'they', 'hedge', 'direct'),
  ...bitsOf('information', 'feeling', 'praise', 'plan', 'autonomy'),
];
const recalledBits = bitsOf('information', 'direct', 'feeling', 'plan', 'you', 'self');
const turnBounds = [2, 3, 5, 8];
const quarters = [0.25, 0.5, 0.75];
const noiseBounds = [0.1, 0.2, 0.35, 0.5];
const meanBounds = [0.1, 0.2, 0.3, 0.45];
const sharedBounds = [0.01, 0.2, 0.4, 0.6, 0.8, 1];
const sharedCounts = [1, 2, 3, 5];
const freshCounts = [1, 2, 3, 4, 6, 9];
const freshBounds = [0.1, 0.2, 0.3, 0.4];
const runBounds = [2, 3, 4, 5, 7];
const mirroredBounds = [0.2, 0.4, 0.6, 0.8, 1];
const ratioBounds = [0.1, 0.3, 0.7, 1.2, 2.5];
const heardBounds = [3, 8, 20, 50];
const noiseCounts = [1, 2, 3];

/** "I am" said by the client comes back as "you are". */
const mirrored: ReadonlyMap<number, number> = new Map(
  Object.entries({
    i: 'you',
    im: 'youre',
    ive: 'youve',
    ill: 'youll',
    id: 'youd',
    my: 'your',
    me: 'you',
    mine: 'yours',
    myself: 'yourself',
    am: 'are',
    was: 'were',
    we: 'you',
    our: 'your',
    were: 'youre',
  }).map(([said, back]) => [hashText(said), hashText(back)]),
);
const soHash = hashText('so');

/** What is known of the session as a whole. */
interface SessionStyle {
  readonly noiseShare: number;
  readonly meanLength: number;
  readonly turns: number;
}

/** What stands around a turn. */
interface Surroundings {
  readonly style: SessionStyle;
  readonly at: number;
  readonly total: number;
  /** How many words of the last client turns count as just said. */
  readonly heardLength: number;
  readonly previousClient: ReadTurn | null;
  readonly previousClinician: ReadTurn | null;
  readonly noises: number;
  readonly next: ReadTurn | null;
}

/** Stems of what the client has just said. */
const heardStems = new StampTable();
/** Stems that anybody, and that the client, has said. */
const said = new StampTable();
const clientSaid = new StampTable();
/** Stems of the turn's utterances so far, of the utterance, and of the client's answer. */
const local = new StampTable();
const own = new StampTable();
const answered = new StampTable();
/** What the client has just said, turned from "I" to "you", in order and as a set. */
const mirror = new Int32Array(mostMirrored);
const mirrorWords = new StampTable();
let mirrorLength = 0;

/** One row of features for every clinician utterance of the session, in order. */
export function clinicianFeatures(turns: readonly ReadTurn[], rows = new FeatureRows()): FeatureRows {
  const style = describeStyle(turns);
  said.clear();
  clientSaid.clear();
  for (let at = 0; at < turns.length; at += 1) {
    const turn = turns[at] as ReadTurn;
    if (turn.role === 'clinician') addTurn(rows, turn, lookAround(turns, at, style));
    addStems(said, turn.words);
    if (turn.role !== 'clinician') addStems(clientSaid, turn.words);
  }
  return rows;
}

function addStems(table: StampTable, words: readonly WordForm[]): void {
  for (const { stem } of words) if (stem !== 0) table.add(stem);
}

function describeStyle(turns: readonly ReadTurn[]): SessionStyle {
  const clinician = turns.filter(({ role }) => role === 'clinician');
  const words = clinician.reduce((sum, each) => sum + each.words.length, 0);
  return {
    noiseShare: clinician.filter((each) => each.isNoise).length / Math.max(1, clinician.length),
    meanLength: words / Math.max(1, clinician.length),
    turns: turns.length,
  };
}

function lookAround(turns: readonly ReadTurn[], at: number, style: SessionStyle): Surroundings {
  let heardLength = 0;
  let previousClient: ReadTurn | null = null;
  let previousClinician: ReadTurn | null = null;
  let noises = 0;
  let real = 0;
  heardStems.clear();
  mirrorWords.clear();
  mirrorLength = 0;
  for (let k = at - 1; k >= 0 && real < mostTurnsHeard && heardLength < mostWordsHeard; k -= 1) {
    const turn = turns[k] as ReadTurn;
    if (turn.role === 'client') {
      previousClient ??= turn;
      if (turn.isNoise) noises += 1;
      else real += 1;
      heardLength += turn.words.length;
      hearTurn(turn.words);
    } else previousClinician ??= turn;
    if (previousClinician && real >= 1 && !previousClinician.isNoise && at - k > 4) break;
  }
  const next = turns[at + 1];
  return {
    style,
    at,
    total: turns[at]?.words.length ?? 0,
    heardLength,
    previousClient,
    previousClinician,
    noises,
    next: next?.role === 'client' ? next : null,
  };
}

/** Takes in a client turn before those taken in so far: the mirror is filled from its end, the latest words stay. */
function hearTurn(words: readonly WordForm[]): void {
  addStems(heardStems, words);
  for (let i = words.length - 1; i >= 0 && mirrorLength < mostMirrored; i -= 1) {
    const { hash } = words[i] as WordForm;
    const back = mirrored.get(hash) ?? hash;
    mirrorLength += 1;
    mirror[mostMirrored - mirrorLength] = back;
    mirrorWords.add(back);
  }
}

/** Where an utterance stands in its turn. */
interface Place {
  readonly index: number;
  /** 0 only, 1 first, 2 middle, 3 last. */
  readonly kind: number;
  readonly all: readonly ReadUtterance[];
}

function addTurn(rows: FeatureRows, { utterances }: ReadTurn, around: Surroundings): void {
  local.clear();
  answered.clear();
  if (around.next) addStems(answered, around.next.words);
  for (let index = 0; index < utterances.length; index += 1) {
    const utterance = utterances[index] as ReadUtterance;
    const kind = utterances.length === 1 ? 0 : index === 0 ? 1 : index === utterances.length - 1 ? 3 : 2;
    const place = { index, kind, all: utterances };
    const start = skipFillers(utterance.words);
    addWords(rows, utterance.words, start);
    const person = addKinds(rows, utterance.words);
    addQuestion(rows, utterance, start);
    addRules(rows, utterance);
    addPlace(rows, utterance, place, around);
    addOverlap(rows, utterance, start, person, around);
    addNeighbours(rows, place);
    addClientAround(rows, utterance, place, around);
    rows.endRow();
    addStems(local, utterance.words);
  }
}

/** Index of the first word that is more than an opener. */
function skipFillers(words: readonly WordForm[]): number {
  let start = 0;
  while (start < words.length - 1 && ((words[start] as WordForm).kinds & kindBit.filler) !== 0) start += 1;
  return start;
}

function addWords(rows: FeatureRows, words: readonly WordForm[], start: number): void {
  rows.add(t.bias, 0);
  for (let i = 0; i < words.length; i += 1) {
    const { hash } = words[i] as WordForm;
    rows.addOnce(t.word, hash, 1, i);
    if (i > 0) rows.addOnce(t.pair, mix((words[i - 1] as WordForm).hash, hash), 0.7, i - 1);
  }
  const first = words[start];
  if (!first) return;
  rows.add(t.start, first.hash, 1, start);
  const second = words[start + 1];
  const third = words[start + 2];
  if (second) rows.add(t.startPair, mix(first.hash, second.hash), 1, start);
  if (start > 0) rows.add(t.opener, (words[0] as WordForm).hash);
  if (first.hash !== soHash || !second) return;
  rows.add(t.start, second.hash, 0.7, start + 1);
  if (third) rows.add(t.startPair, mix(second.hash, third.hash), 0.7, start + 1);
}

/** @returns the kinds of the first word that stands for a person; 0 where there is none */
function addKinds(rows: FeatureRows, words: readonly WordForm[]): number {
  const { length } = words;
  let person = 0;
  let union = 0;
  let numbers = 0;
  for (const { kinds, word } of words) {
    union |= kinds;
    if (person === 0) person = kinds & personKinds;
    if (word === '0') numbers += 1;
  }
  for (let place = 0; place < lexicalBits.length; place += 1) {
    const bit = lexicalBits[place] as number;
    if ((union & bit) === 0) continue;
    let count = 0;
    for (const { kinds } of words) if ((kinds & bit) !== 0) count += 1;
    rows.add(t.kind, place, 1, place);
    if (count >= 2) rows.add(t.kind, 100 + place, 1, place);
    if (count / length > 0.15) rows.add(t.kind, 200 + place, 1, place);
  }
  if ((union & kindBit.you) === 0 && length >= 4) rows.add(t.noClient, 0);
  if ((union & personKinds & ~kindBit.they) === 0 && length >= 5) rows.add(t.noClient, 1);
  if ((union & kindBit.negation) !== 0) rows.add(t.negation, 0);
  if (numbers > 0) rows.add(t.number, 0);
  if (person !== 0) rows.add(t.person, person);
  return person;
}

/** Question mark, order of words, question words. */
function addQuestion(rows: FeatureRows, { view, words }: ReadUtterance, start: number): void {
  const first = words[start];
  const { length } = words;
  const asked = view.asked ? 1 : 0;
  if (asked && first) {
    rows.add(t.asked, 0);
    rows.add(t.asked, first.hash);
    const rest = length - start;
    rows.add(t.asked, 1 + (rest < 4 ? rest : rest < 8 ? 4 : 8));
  }
  let inversion = 0;
  let asking = 0;
  for (let i = 0; i < length && (inversion === 0 || asking === 0); i += 1) {
    const { kinds } = words[i] as WordForm;
    const next = words[i + 1]?.kinds ?? 0;
    const before = i > 0 ? (words[i - 1] as WordForm).kinds : 0;
    if (inversion === 0 && (kinds & kindBit.auxiliary) !== 0 && (next & kindBit.subject) !== 0)
      if ((before & kindBit.subject) === 0)
        inversion = i === 0 || i === start ? 1 : (before & kindBit.asking) !== 0 ? 2 : 3;
    if (asking === 0 && (kinds & kindBit.asking) !== 0)
      asking = (i === start ? 1 : 3) + ((next & kindBit.auxiliary) !== 0 ? 1 : 0);
  }
  if (inversion !== 0) rows.add(t.inversion, inversion);
  if (asking !== 0) rows.add(t.inversion, 10 + asking);
  if (inversion !== 0 || asking !== 0) rows.add(t.inversion, 100 + inversion * 20 + asking * 2 + asked);
  else if (asked) rows.add(t.inversion, 99);
  const second = words[start + 1];
  if (first && second && (first.kinds & kindBit.auxiliary) !== 0 && (second.kinds & kindBit.subject) !== 0)
    rows.add(t.inversion, mix(first.hash, second.hash));
}

const cueHashes = new Map<string, number>();

function hashOf(name: string): number {
  const found = cueHashes.get(name);
  if (found !== undefined) return found;
  const hash = hashText(name);
  cueHashes.set(name, hash);
  return hash;
}

/** What cues and detectors found, and what the rules alone would give. */
function addRules(rows: FeatureRows, { view, weighed }: ReadUtterance): void {
  const asked = view.asked ? 1 : 0;
  for (const [kind, hits] of view.hits) {
    rows.add(t.cueKind, hashOf(kind) ^ asked, 1);
    for (const { cue } of hits) rows.add(t.cue, hashOf(cue.id), 1);
  }
  for (const { code, confidence } of weighed.found) addConfidence(rows, t.detector, code, confidence);
  const best = weighed.best;
  if (best) addConfidence(rows, t.rules, best.code, best.confidence);
  else rows.add(t.rules, 1);
}

/** The buckets of the features that say how sure the rules are of a code, the least sure first. */
export function bucketsOfRules(code: CodeId | null): number[] {
  return confidenceBounds.map((_, i) => bucketOf(t.rules, hashOf(code ?? 'none') + i));
}

function addConfidence(rows: FeatureRows, template: number, code: CodeId | null, confidence: number): void {
  const key = hashOf(code ?? 'none');
  for (let i = 0; i < confidenceBounds.length && confidence >= (confidenceBounds[i] as number); i += 1)
    rows.add(template, key + i, 0.8);
}

function addPlace(
  rows: FeatureRows,
  { view, words, isNoise }: ReadUtterance,
  place: Place,
  around: Surroundings,
): void {
  const { kind, all } = place;
  const { style, at } = around;
  const asked = view.asked ? 1 : 0;
  rows.addSteps(t.length, words.length, lengthBounds, 0.7);
  rows.addSteps(t.turnLength, around.total, turnLengthBounds, 0.7);
  rows.add(t.place, kind);
  rows.add(t.place, 10 + kind * 2 + asked);
  rows.addSteps(t.placeSteps, all.length, turnBounds, 0.5);
  if (isNoise) rows.add(t.noise, kind);
  if (at < 4) rows.add(t.place, 30);
  if (at > style.turns - 5) rows.add(t.place, 31);
  rows.addSteps(t.when, at / style.turns, quarters, 0.5);
  rows.addSteps(t.style, style.noiseShare, noiseBounds, 0.7);
  rows.addSteps(t.style, style.meanLength / 100, meanBounds, 0.7, 1);
  rows.add(t.style, 1000 + (style.noiseShare > 0.2 ? 1 : 0) + kind * 2 + (words.length < 4 ? 16 : 0), 0.7);
}

/** Words that are shared with the client, and new ones. */
function addOverlap(
  rows: FeatureRows,
  { view, words }: ReadUtterance,
  start: number,
  person: number,
  { heardLength }: Surroundings,
): void {
  let content = 0;
  let shared = 0;
  let fresh = 0;
  let clientFresh = 0;
  let back = 0;
  own.clear();
  for (const { stem, hash } of words) {
    if (mirrorWords.has(hash)) back += 1;
    if (stem === 0 || own.has(stem)) continue;
    own.add(stem);
    content += 1;
    if (heardStems.has(stem)) shared += 1;
    if (!said.has(stem) && !local.has(stem)) fresh += 1;
    if (!clientSaid.has(stem)) clientFresh += 1;
  }
  const { length } = words;
  if (content > 0) {
    rows.addSteps(t.shared, shared / content, sharedBounds);
    rows.addSteps(t.shared, shared, sharedCounts, 1, 1);
  }
  rows.addSteps(t.fresh, fresh, freshCounts);
  rows.addSteps(t.fresh, clientFresh, freshCounts, 1, 1);
  rows.add(t.content, Math.min(content, 6), 0.5);
  if (length > 0) {
    rows.addSteps(t.fresh, fresh / length, freshBounds, 1, 2);
    if (back > 1) rows.addSteps(t.mirrored, longestRun(words), runBounds);
    rows.addSteps(t.mirrored, back / length, mirroredBounds, 1, 1);
  }
  const level = shared === 0 ? 0 : shared / content > 0.4 ? 2 : 1;
  rows.add(t.startShared, mix(words[start]?.hash ?? 0, level), 0.7, start);
  rows.add(t.personShared, person * 8 + (shared > 0 ? 2 : 0) + (view.asked ? 1 : 0), 0.7);
  rows.addSteps(t.ratio, heardLength > 0 ? length / heardLength : 9, ratioBounds, 0.7);
}

/** The most words in a row that the utterance takes from what the client said, turned from "I" to "you". */
function longestRun(words: readonly WordForm[]): number {
  let best = 0;
  for (let i = 0; i + best < words.length; i += 1) {
    const { hash } = words[i] as WordForm;
    if (!mirrorWords.has(hash)) continue;
    for (let j = mostMirrored - mirrorLength; j + best < mostMirrored; j += 1) {
      if (mirror[j] !== hash) continue;
      let run = 1;
      while (i + run < words.length && j + run < mostMirrored && mirror[j + run] === (words[i + run] as WordForm).hash)
        run += 1;
      if (run > best) best = run;
    }
  }
  return best;
}

function addNeighbours(rows: FeatureRows, { index, all }: Place): void {
  const before = all[index - 1];
  const after = all[index + 1];
  if (before) {
    rows.add(t.before, startHash(before.words), 0.6);
    if (before.view.asked) rows.add(t.before, 1);
    if (before.isNoise) rows.add(t.before, 2);
  }
  if (after) {
    rows.add(t.after, startHash(after.words), 0.6);
    if (after.view.asked) rows.add(t.after, 1);
  }
  for (let i = 0; i < index; i += 1)
    if ((all[i] as ReadUtterance).view.asked) {
      rows.add(t.before, 3);
      break;
    }
  for (let i = index + 1; i < all.length; i += 1)
    if ((all[i] as ReadUtterance).view.asked) {
      rows.add(t.after, 3);
      break;
    }
}

function startHash(words: readonly WordForm[]): number {
  return mix(words[0]?.hash ?? 0, words[1]?.hash ?? 0);
}

/** The client's turns before and after, and the clinician's turn before. */
function addClientAround(rows: FeatureRows, utterance: ReadUtterance, place: Place, around: Surroundings): void {
  const { previousClient, previousClinician, next } = around;
  const asked = utterance.view.asked ? 1 : 0;
  if (previousClient) {
    rows.add(t.heard, previousClient.words[0]?.hash ?? 0, 0.6);
    rows.addSteps(t.heardLength, previousClient.words.length, heardBounds, 0.7);
    if (previousClient.isNoise) rows.add(t.heard, 10 + place.kind);
    if (previousClient.asked) rows.add(t.heard, 1);
    if (previousClient.broken) rows.add(t.heard, 2);
    rows.addSteps(t.heardNoises, around.noises, noiseCounts);
  } else rows.add(t.heard, 3);
  if (utterance.view.text.startsWith('-')) rows.add(t.heard, 4);
  if (next) addReply(rows, utterance, next, place, asked);
  else rows.add(t.reply, 1);
  if (previousClinician) addClinicianBefore(rows, previousClinician, previousClient);
}

function addReply(rows: FeatureRows, utterance: ReadUtterance, next: ReadTurn, place: Place, asked: number): void {
  const first = next.words[0]?.hash ?? 0;
  rows.add(t.replyAny, first, 0.7);
  if (place.kind === 1 || place.kind === 2) return;
  rows.add(t.reply, first);
  rows.add(t.reply, startHash(next.words));
  rows.add(t.replyAsked, first + asked, 0.7);
  rows.addSteps(t.replyLength, next.words.length, heardBounds, 0.7);
  if (next.isNoise) rows.add(t.reply, 2);
  if (next.asked) rows.add(t.reply, 3);
  if (utterance.words.some(({ stem }) => stem !== 0 && answered.has(stem))) rows.add(t.reply, 4);
}

function addClinicianBefore(rows: FeatureRows, before: ReadTurn, client: ReadTurn | null): void {
  rows.add(t.clinicianBefore, before.isNoise ? 1 : 2, 0.7);
  if (before.asked) rows.add(t.clinicianBefore, 3);
  if (before.broken || (client?.isNoise && !before.isNoise)) {
    rows.add(t.clinicianBefore, 4);
    rows.add(t.clinicianBefore, startHash(before.words), 0.5);
  }
  for (let i = 0; i < recalledBits.length; i += 1)
    if ((before.kinds & (recalledBits[i] as number)) !== 0) rows.add(t.clinicianBefore, 10 + i, 0.5);
}
