import type { ClientTalk } from '../../instrument/coding.ts';
import type { CueHits } from '../reading/cue-matcher.ts';
import { splitWords } from '../reading/words.ts';
import { FeatureRows, mix } from './feature-rows.ts';
import type { ReadTurn } from './session-reading.ts';
import { StampTable } from './stamp-table.ts';
import { templates as t } from './templates.ts';
import { formWords, hashText, type WordForm } from './word-forms.ts';
import { kindBit, type WordKind } from './word-lists.ts';

const talkKinds: readonly WordKind[] = [
  'desire',
  'ability',
  'reason',
  'need',
  'commitment',
  'activation',
  'steps',
  'status',
  'change',
  'negation',
  'doubt',
  'self',
  'feeling',
];
const talkBits = talkKinds.map((kind) => kindBit[kind]);
const anyTalk = talkBits.reduce((union, bit) => union | bit, 0);
const answerBits = (['negation', 'change', 'status', 'desire', 'commitment', 'activation', 'doubt'] as const).map(
  (kind) => kindBit[kind],
);
/** A negation reaches so many words. */
const negationReach = 3;
/** In longer turns every word counts less. */
const plainLength = 30;
const lengthBounds = [2, 3, 5, 8, 12, 18, 27, 40, 60];
const cueBounds = [0.3, 0.5, 0.7, 0.85];
const countBounds = [1, 2, 3];
const sessionBounds = [0.2, 0.4, 0.6, 0.8];
const keyStems = 8;
const yesWords = new Set(['yeah', 'ok', 'sure', 'right', 'absolutely', 'definitely', 'exactly', 'mhm'].map(hashText));
const noWords = new Set(['no', 'not', 'nope', 'nah'].map(hashText));
const firstPerson = new Set(['i', 'im', 'ill', 'ive'].map(hashText));
const kindHashes = new Map<string, number>();

/** Stems that count as what the session is about: of the change goal, and the most frequent ones. */
const key = new StampTable();
/** The goal's stems alone. */
const goal = new StampTable();
/** Stems of the turn at hand. */
const seen = new StampTable();

/** One row of features for every client turn of the session, in order. */
export function clientFeatures(
  turns: readonly ReadTurn[],
  changeGoal: string | null,
  rows = new FeatureRows(),
): FeatureRows {
  findKeyStems(turns, changeGoal);
  for (const [at, turn] of turns.entries()) {
    if (turn.role !== 'client') continue;
    const about = addWords(rows, turn.words);
    addKinds(rows, turn, about);
    addCues(rows, turn, about);
    addLeanings(rows, turn, about);
    addPlace(rows, turn);
    rows.addSteps(t.placeInSession, at / turns.length, sessionBounds, 0.7);
    addBefore(rows, turn, turns, at);
    addAfter(rows, turns[at + 1]);
    rows.endRow();
  }
  return rows;
}

function findKeyStems(turns: readonly ReadTurn[], changeGoal: string | null): void {
  const counts = new Map<number, number>();
  for (const { words } of turns) {
    seen.clear();
    for (const { stem } of words) {
      if (stem === 0 || seen.has(stem)) continue;
      seen.add(stem);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  key.clear();
  goal.clear();
  for (const stem of mostFrequent(counts)) key.add(stem);
  for (const { stem } of changeGoal === null ? [] : formWords(splitWords(changeGoal))) {
    if (stem === 0) continue;
    key.add(stem);
    goal.add(stem);
  }
}

/** The stems that stand in most turns, in more than one; of two as frequent the one with the smaller number. */
function mostFrequent(counts: ReadonlyMap<number, number>): number[] {
  const best: [stem: number, count: number][] = [];
  for (const [stem, count] of counts) {
    if (count < 2) continue;
    let at = best.length;
    for (; at > 0; at -= 1) {
      const [other, otherCount] = best[at - 1] as [number, number];
      if (otherCount > count || (otherCount === count && other < stem)) break;
    }
    if (at === keyStems) continue;
    best.splice(at, 0, [stem, count]);
    if (best.length > keyStems) best.pop();
  }
  return best.map(([stem]) => stem);
}

/** @returns whether a word says what the session is about: 1, else 0 */
function addWords(rows: FeatureRows, words: readonly WordForm[]): number {
  const weight = words.length > plainLength ? Math.sqrt(plainLength / words.length) : 1;
  rows.add(t.bias, 0);
  let negated = 0;
  let about = 0;
  for (let i = 0; i < words.length; i += 1) {
    const { hash, stem, kinds } = words[i] as WordForm;
    const negates = (kinds & kindBit.negation) !== 0;
    if (negates) negated = negationReach + 1;
    const denied = negated > 0 && !negates ? 1 : 0;
    rows.addOnce(t.word, hash, weight, i);
    if (stem !== 0) {
      rows.addOnce(t.stem, stem, 0.7 * weight, i);
      if (denied) rows.addOnce(t.denied, stem, 0.8 * weight, i);
      if (key.has(stem)) {
        about = 1;
        rows.addOnce(t.keyWord, denied, weight, i);
        if (goal.has(stem)) rows.addOnce(t.goalWord, denied, weight, i);
      }
    }
    if ((kinds & anyTalk) !== 0)
      for (let place = 0; place < talkBits.length; place += 1)
        if ((kinds & (talkBits[place] as number)) !== 0) rows.addOnce(t.talkKind, place * 2 + denied, weight, place);
    const second = words[i + 1];
    if (second) {
      const pair = mix(hash, second.hash);
      rows.addOnce(t.pair, pair, 0.7 * weight, i);
      if (firstPerson.has(hash)) rows.addOnce(t.ownWords, pair, weight, i);
    }
    negated -= 1;
  }
  return about;
}

function addKinds(rows: FeatureRows, { words, kinds: union }: ReadTurn, about: number): void {
  for (let place = 0; place < talkBits.length; place += 1) {
    const bit = talkBits[place] as number;
    if ((union & bit) === 0) continue;
    let count = 0;
    for (const { kinds } of words) if ((kinds & bit) !== 0) count += 1;
    rows.add(t.talkKindAbout, place * 2 + about, 0.7, place);
    if (count > 1) rows.add(t.talkKindAbout, 100 + place, 0.7, place);
  }
}

function hashOf(name: string): number {
  const found = kindHashes.get(name);
  if (found !== undefined) return found;
  const hash = hashText(name);
  kindHashes.set(name, hash);
  return hash;
}

/** Cues of change and sustain talk, their weight against each other, and what the rules make of them. */
function addCues(rows: FeatureRows, { client, ruleTalk }: ReadTurn, about: number): void {
  rows.add(t.ruleTalk, hashOf(ruleTalk), 1.5);
  if (!client) return;
  for (const [kind, hits] of client.hits) {
    const value = kind === 'change' || kind === 'sustain' ? 1.2 : 0.8;
    for (const { cue, phraseIndex } of hits) {
      const hash = hashOf(cue.id);
      rows.add(t.cue, hash, value);
      rows.add(t.phrase, hash + phraseIndex, 1);
      rows.add(t.cue, hash + 1 + about, 0.7);
    }
  }
  const change = client.hits.get('change') ?? [];
  const sustain = client.hits.get('sustain') ?? [];
  const [forIt, against] = [weightOf(change), weightOf(sustain)];
  rows.addSteps(t.cueWeight, forIt, cueBounds, 2.5);
  rows.addSteps(t.cueWeight, against, cueBounds, 2.5, 1);
  rows.addSteps(t.cueWeight, change.length, countBounds, 1.5, 2);
  rows.addSteps(t.cueWeight, sustain.length, countBounds, 1.5, 3);
  if (forIt > against) rows.add(t.cueWeight, 1000, 2.5);
  if (against > forIt) rows.add(t.cueWeight, 1001, 2.5);
}

/** What leans towards change or the status quo, and which of the two there is more of. */
function addLeanings(rows: FeatureRows, { leanings }: ReadTurn, about: number): void {
  for (const hits of leanings.values())
    for (const { cue, phraseIndex } of hits) {
      const hash = hashOf(cue.id);
      rows.add(t.leaning, hash, 1.5);
      rows.add(t.leaning, hash + 1 + about, 0.7);
      rows.add(t.phrase, hash + phraseIndex, 1);
    }
  const { change, sustain } = countLeanings(leanings);
  rows.addSteps(t.leaningBalance, change, countBounds, 1.5);
  rows.addSteps(t.leaningBalance, sustain, countBounds, 1.5, 1);
  rows.add(t.leaningBalance, 200 + balanceOf(leanings, 2), 1.2);
  if (change > sustain) rows.add(t.leaningBalance, 300, 1.5);
  if (sustain > change) rows.add(t.leaningBalance, 301, 1.5);
}

function countLeanings(leanings: CueHits): { change: number; sustain: number } {
  return { change: leanings.get('leansChange')?.length ?? 0, sustain: leanings.get('leansSustain')?.length ?? 0 };
}

/** How many lean to either side, each counted up to `most`, as one number. */
function balanceOf(leanings: CueHits, most: number): number {
  const { change, sustain } = countLeanings(leanings);
  return Math.min(most, change) * (most + 1) + Math.min(most, sustain);
}

function weightOf(hits: readonly { readonly cue: { readonly strength: number } }[]): number {
  let rest = 1;
  for (const { cue } of hits) rest *= 1 - cue.strength;
  return 1 - rest;
}

function addPlace(rows: FeatureRows, { words, asked, isNoise }: ReadTurn): void {
  const [first, second] = words;
  if (first) rows.add(t.start, first.hash, 0.8);
  if (first && second) {
    rows.add(t.startPair, mix(first.hash, second.hash), 0.8);
  }
  if (asked) rows.add(t.asked, 0);
  rows.addSteps(t.length, words.length, lengthBounds);
  if (isNoise) rows.add(t.noise, 0);
}

/** How the turn answers: 0 neither, 1 yes, 2 no; and whether it is short. */
function answerOf(words: readonly WordForm[]): number {
  const first = words[0]?.hash ?? 0;
  const answer = yesWords.has(first) ? 1 : noWords.has(first) ? 2 : 0;
  return answer * 2 + (words.length <= 6 ? 1 : 0);
}

/** The clinician's words before it. */
function addBefore(rows: FeatureRows, turn: ReadTurn, turns: readonly ReadTurn[], at: number): void {
  const before = lastClinician(turns, at, 100, false);
  if (!before) return;
  const answer = answerOf(turn.words);
  const asked = before.asked ? 1 : 0;
  rows.add(t.clinicianBefore, asked);
  rows.add(t.clinicianBefore, 10 + asked * 8 + answer);
  if (before.isNoise) rows.add(t.clinicianBefore, 2);
  for (let i = Math.max(0, before.words.length - 30); i < before.words.length; i += 1) {
    const { stem } = before.words[i] as WordForm;
    if (stem !== 0) rows.addOnce(t.clinicianStem, stem, 0.4, 0);
  }
  const [first, second] = before.words;
  rows.add(t.clinicianBefore, mix(first?.hash ?? 0, second?.hash ?? 0), 0.4);
  addLeaningsBefore(rows, before.leanings, answer);
  for (let i = Math.max(0, before.utterances.length - 2); i < before.utterances.length; i += 1) {
    const { view, weighed } = before.utterances[i] as ReadTurn['utterances'][number];
    const code = hashOf(weighed.best?.code ?? 'none');
    rows.add(t.answers, code, 0.7);
    rows.add(t.answers, code + 16 + answer, 0.7);
    for (const kind of view.hits.keys()) rows.add(t.answers, (hashOf(kind) ^ 0x5555) + answer, 0.5);
  }
  if ((before.kinds & anyTalk) !== 0)
    for (let i = 0; i < talkBits.length; i += 1)
      if ((before.kinds & (talkBits[i] as number)) !== 0) {
        rows.add(t.askedKind, i, 0.6, i);
        rows.add(t.askedKind, 100 + i * 8 + answer, 0.8, i);
      }
  const real = lastClinician(turns, at, 7, true);
  const last = real === before ? undefined : real?.utterances.at(-1);
  if (last) for (const kind of last.view.hits.keys()) rows.add(t.answers, hashOf(kind) ^ 0x3333, 0.5);
}

/** What leans to either side in the words that the turn answers. */
function addLeaningsBefore(rows: FeatureRows, leanings: CueHits, answer: number): void {
  const { change, sustain } = countLeanings(leanings);
  rows.add(t.clinicianLeaning, balanceOf(leanings, 2));
  rows.add(t.clinicianLeaning, 100 + balanceOf(leanings, 1) * 8 + answer);
  if (change > sustain) rows.add(t.clinicianLeaning, 200 + answer);
  if (sustain > change) rows.add(t.clinicianLeaning, 300 + answer);
}

function lastClinician(turns: readonly ReadTurn[], at: number, reach: number, real: boolean): ReadTurn | null {
  for (let k = at - 1; k >= 0 && at - k <= reach; k -= 1) {
    const turn = turns[k] as ReadTurn;
    if (turn.role === 'clinician' && !(real && turn.isNoise)) return turn;
  }
  return null;
}

/** The clinician's words after it: what was taken up. */
function addAfter(rows: FeatureRows, next: ReadTurn | undefined): void {
  if (next?.role !== 'clinician') return;
  const [first, second] = next.words;
  rows.add(t.reply, mix(first?.hash ?? 0, second?.hash ?? 0), 0.4);
  rows.add(t.reply, first?.hash ?? 0, 0.5);
  if (next.isNoise) rows.add(t.reply, 1);
  for (let i = 0; i < next.words.length && i < 30; i += 1) {
    const { stem } = next.words[i] as WordForm;
    if (stem !== 0) rows.addOnce(t.replyStem, stem, 0.3, 0);
  }
  for (let i = 0; i < answerBits.length; i += 1)
    if ((next.kinds & (answerBits[i] as number)) !== 0) rows.add(t.replyKind, i, 0.5);
  if ((next.kinds & kindBit.praise) !== 0) rows.add(t.replyKind, 20, 0.8);
}

/** Columns of the model of client talk. */
export const talkNames: readonly ClientTalk[] = ['change', 'neutral', 'sustain'];
export const talkCount = talkNames.length;

/** For every row, what the first stage said of the turns around and of the session: the second stage adds it to the row. */
export function talkContext(first: Float64Array, turns: readonly ReadTurn[], context = new FeatureRows()): FeatureRows {
  const noises = turns.filter(({ role }) => role === 'client').map(({ isNoise }) => isNoise);
  const real = noises.filter((isNoise) => !isNoise).length;
  const share = (row: number, k: number) => first[row * talkCount + k] as number;
  const means = [0, 2].map((k) => {
    let sum = 0;
    for (let row = 0; row < noises.length; row += 1) if (!noises[row]) sum += share(row, k);
    return sum / Math.max(1, real);
  });
  for (let row = 0; row < noises.length; row += 1) {
    for (let i = 0; i < 2; i += 1) {
      const k = i * 2;
      const mean = means[i] as number;
      context.add(t.session, k, 4.5 * mean);
      context.add(t.own, k, 1.5 * share(row, k));
      context.add(t.own, 10 + k, 4.5 * share(row, k) * mean);
      if (row > 0) context.add(t.neighbour, k, 1.5 * share(row - 1, k));
      if (row + 1 < noises.length) context.add(t.neighbour, 10 + k, 1.5 * share(row + 1, k));
      const near = meanAround(row, k);
      if (near !== null) context.add(t.neighbour, 20 + k, 1.5 * near);
    }
    context.endRow();
  }
  return context;

  function meanAround(row: number, k: number): number | null {
    let sum = 0;
    let count = 0;
    for (let j = Math.max(0, row - 4); j <= Math.min(noises.length - 1, row + 4); j += 1) {
      if (j === row || noises[j]) continue;
      count += 1;
      sum += share(j, k);
    }
    return count === 0 ? null : sum / count;
  }
}
