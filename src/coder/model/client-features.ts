import { clientCueKinds, leaningKinds } from '../reading/cue-kinds.ts';
import { plainWords } from '../reading/plain-words.ts';
import { hitsOf } from '../reading/utterance.ts';
import type { WordKind, WordSets } from '../reading/word-facts.ts';
import type { WeighedSession, WeighedTurn } from '../rules/weigh-session.ts';
import { addAnswered, addReplied, countLeanings } from './client-surroundings.ts';
import { FeatureRow } from './features.ts';
import { type ModelTurn, startOf } from './model-turns.ts';
import type { ModelWord } from './model-words.ts';

/** Kinds of words that speak of change, of the status quo, or of the client. */
export const talkKinds = [
  'desire',
  'ability',
  'reason',
  'need',
  'commitment',
  'activation',
  'steps',
  'statusQuo',
  'change',
  'negations',
  'contrast',
  'firstPerson',
  'feelings',
] as const satisfies readonly WordKind[];

/** In longer turns every word counts less. */
const plainLength = 30;
const lengthBounds = [2, 3, 5, 8, 12, 18, 27, 40, 60];
const cueBounds = [0.3, 0.5, 0.7, 0.85];
const countBounds = [1, 2, 3];
const sessionBounds = [0.2, 0.4, 0.6, 0.8];
const keyWords = 8;

/** What a session is about: base forms of its most frequent words with content, and beginnings of the words of its change goal. */
interface Topic {
  readonly frequent: ReadonlySet<string>;
  readonly goal: readonly string[];
}

/** One row of features for every client turn of the session, in order. */
export function clientFeatures(turns: readonly ModelTurn[], { changeGoal, lexicon }: WeighedSession): FeatureRow[] {
  const topic = findTopic(turns, changeGoal);
  return turns.flatMap((turn, at) => (turn.read.role === 'client' ? [describe(turns, at, topic, lexicon.lists)] : []));
}

function describe(turns: readonly ModelTurn[], at: number, topic: Topic, lists: WordSets): FeatureRow {
  const row = new FeatureRow();
  row.add('bias');
  const turn = turns[at] as ModelTurn;
  const about = isAbout(turn, topic);
  addWords(row, turn.words, topic);
  addKinds(row, turn, about);
  addCues(row, turn, about);
  addLeanings(row, turn.read, about);
  addShape(row, turn);
  row.addSteps('session place', at / turns.length, sessionBounds, 0.7);
  addAnswered(row, turn, turns.slice(0, at), lists);
  addReplied(row, turns[at + 1]);
  return row;
}

/** The base forms that stand in most turns, in more than one. */
function findTopic(turns: readonly ModelTurn[], changeGoal: string | null): Topic {
  const counts = new Map<string, number>();
  for (const { read } of turns) for (const lemma of read.lemmas) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, count]) => count > 1)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, keyWords)
    .map(([lemma]) => lemma);
  const goal = plainWords(changeGoal ?? '')
    .filter((word) => word.length >= 4)
    .map((word) => word.slice(0, 4));
  return { frequent: new Set(frequent), goal };
}

function isGoal({ text }: ModelWord, { goal }: Topic): boolean {
  return goal.some((start) => text.startsWith(start));
}

function isAbout({ words }: ModelTurn, topic: Topic): boolean {
  return words.some((word) => (word.lemma !== null && topic.frequent.has(word.lemma)) || isGoal(word, topic));
}

function addWords(row: FeatureRow, words: readonly ModelWord[], topic: Topic): void {
  const weight = words.length > plainLength ? Math.sqrt(plainLength / words.length) : 1;
  const content = words.filter(({ lemma }) => lemma !== null);
  const denied = content.filter(({ token }) => token.negated);
  const following = words.slice(1).map((word, i) => [words[i] as ModelWord, word] as const);
  const isKey = ({ lemma }: ModelWord) => lemma !== null && topic.frequent.has(lemma);
  const negations = (of: readonly ModelWord[]) => of.map(({ token }) => String(token.negated));
  row.addEach(
    'word',
    words.map(({ text }) => text),
    weight,
  );
  row.addEach(
    'lemma',
    content.map(({ lemma }) => lemma ?? ''),
    0.7 * weight,
  );
  row.addEach(
    'denied',
    denied.map(({ lemma }) => lemma ?? ''),
    0.8 * weight,
  );
  row.addEach('key word', negations(words.filter(isKey)), weight);
  row.addEach('goal word', negations(words.filter((word) => isGoal(word, topic))), weight);
  row.addEach(
    'talk',
    words.flatMap(({ kinds, token }) => kinds.filter(isTalk).map((kind) => `${kind} ${token.negated}`)),
    weight,
  );
  row.addEach(
    'pair',
    following.map(([a, b]) => `${a.text} ${b.text}`),
    0.7 * weight,
  );
  const own = following.filter(([{ kinds }]) => kinds.includes('firstPerson'));
  row.addEach(
    'own words',
    own.map(([a, b]) => `${a.text} ${b.text}`),
    weight,
  );
}

function isTalk(kind: WordKind): boolean {
  return (talkKinds as readonly WordKind[]).includes(kind);
}

function addKinds(row: FeatureRow, { kinds }: ModelTurn, about: boolean): void {
  for (const kind of talkKinds) {
    const count = kinds.get(kind) ?? 0;
    if (count > 0) row.add('talk', `${kind} about ${about}`, 0.7);
    if (count > 1) row.add('talk', `${kind} twice`, 0.7);
  }
}

/** Cues of change and sustain talk, their weight against each other, and what the rules make of them. */
function addCues(row: FeatureRow, { read }: ModelTurn, about: boolean): void {
  row.add('rules', read.ruleTalk, 1.5);
  if (read.facilitative) return;
  for (const kind of clientCueKinds)
    for (const { cue } of hitsOf(read, kind)) {
      row.add('cues', cue.id, kind === 'change' || kind === 'sustain' ? 1.2 : 0.8);
      row.add('cues', `${cue.id} about ${about}`, 0.7);
    }
  const [change, sustain] = [hitsOf(read, 'change'), hitsOf(read, 'sustain')];
  const [pro, contra] = [change, sustain].map(
    (hits) => 1 - hits.reduce((rest, { cue }) => rest * (1 - cue.strength), 1),
  ) as [number, number];
  row.addSteps('cues weight of change', pro, cueBounds, 2.5);
  row.addSteps('cues weight of sustain', contra, cueBounds, 2.5);
  row.addSteps('cues of change', change.length, countBounds, 1.5);
  row.addSteps('cues of sustain', sustain.length, countBounds, 1.5);
  if (pro > contra) row.add('cues', 'more of change', 2.5);
  if (contra > pro) row.add('cues', 'more of sustain', 2.5);
}

/** What leans towards change or the status quo, and which of the two there is more of. */
function addLeanings(row: FeatureRow, read: WeighedTurn, about: boolean): void {
  for (const kind of leaningKinds)
    for (const { cue } of hitsOf(read, kind)) {
      row.add('leanings', cue.id, 1.5);
      row.add('leanings', `${cue.id} about ${about}`, 0.7);
    }
  const { change, sustain } = countLeanings(read);
  row.addSteps('leanings of change', change, countBounds, 1.5);
  row.addSteps('leanings of sustain', sustain, countBounds, 1.5);
  row.add('leanings', `${Math.min(2, change)} to ${Math.min(2, sustain)}`, 1.2);
  if (change > sustain) row.add('leanings', 'more of change', 1.5);
  if (sustain > change) row.add('leanings', 'more of sustain', 1.5);
}

function addShape(row: FeatureRow, { read, words }: ModelTurn): void {
  if (words[0]) row.add('start', words[0].text, 0.8);
  if (words[1]) row.add('start', startOf(words), 0.8);
  if (read.asked) row.add('asked');
  row.addSteps('length', words.length, lengthBounds);
  if (read.isNoise) row.add('noise');
}
