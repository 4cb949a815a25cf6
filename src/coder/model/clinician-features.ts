import type { WordKind, WordSets } from '../reading/word-facts.ts';
import type { WeighedSession } from '../rules/weigh-session.ts';
import { addAround, describeStyle, lookAround, type Surroundings } from './around-features.ts';
import { FeatureRow } from './features.ts';
import type { ModelTurn, ModelUtterance } from './model-turns.ts';
import { countKinds, type ModelWord } from './model-words.ts';
import { addOverlap, Heard } from './overlap-features.ts';

const lengthBounds = [1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40];
const confidenceBounds = [0.34, 0.5, 0.65, 0.8];

const lexicalKinds = [
  'firstPerson',
  'secondPerson',
  'firstPersonPlural',
  'thirdPerson',
  'hedges',
  'directives',
  'factual',
  'feelings',
  'praising',
  'planning',
  'autonomy',
] as const satisfies readonly WordKind[];
const persons = ['firstPerson', 'secondPerson', 'firstPersonPlural', 'thirdPerson'] as const;
/** Kinds that make up more than this share of the words stand out. */
const standsOut = 0.15;

/** One row of features for every clinician utterance of the session, in order. */
export function clinicianFeatures(turns: readonly ModelTurn[], { lexicon }: WeighedSession): FeatureRow[] {
  const style = describeStyle(turns);
  const heard = new Heard(lexicon.mirror);
  return turns.flatMap((turn, at) => {
    const around = lookAround(turns, at, style);
    const rows = turn.utterances.map((_, index) => describe(turn, index, around, heard, lexicon.lists));
    heard.hear(turn);
    return rows;
  });
}

function describe(turn: ModelTurn, index: number, around: Surroundings, heard: Heard, lists: WordSets): FeatureRow {
  const row = new FeatureRow();
  const own = turn.utterances[index] as ModelUtterance;
  const start = skipOpeners(own.words, lists);
  row.add('bias');
  addWords(row, own.words, start);
  addKinds(row, own.words);
  addQuestion(row, own, start, lists);
  addRules(row, own);
  row.addSteps('length', own.words.length, lengthBounds, 0.7);
  addAround(row, turn, index, around);
  addOverlap(row, own, own.words[start]?.text ?? '', heard);
  heard.hearUtterance(own);
  return row;
}

/** Index of the first word that is more than an opener. */
function skipOpeners(words: readonly ModelWord[], { openers }: WordSets): number {
  const first = words.findIndex(({ token }) => !openers.has(token.normal));
  return first < 0 ? Math.max(0, words.length - 1) : first;
}

function addWords(row: FeatureRow, words: readonly ModelWord[], start: number): void {
  const following = words.slice(1).map((word, i) => [words[i] as ModelWord, word] as const);
  row.addEach(
    'word',
    words.map(({ text }) => text),
  );
  row.addEach(
    'pair',
    following.map(([a, b]) => `${a.text} ${b.text}`),
    0.7,
  );
  const tags = following.filter(([{ token }]) => token.partOfSpeech !== null);
  row.addEach(
    'tags',
    tags.map(([a, b]) => `${a.token.partOfSpeech} ${b.token.partOfSpeech}`),
    0.4,
  );
  const [first, second, third] = words.slice(start);
  if (start > 0) row.add('opener', words[0]?.text);
  if (!first) return;
  row.add('start', first.text);
  if (!second) return;
  row.add('start', `${first.text} ${second.text}`);
  row.add('start', `${first.text} ${second.text} ${third?.text ?? ''}`, 0.7);
  if (first.token.partOfSpeech !== null)
    row.add('start tags', [first, second, third].map((word) => word?.token.partOfSpeech ?? '').join(' '), 0.7);
}

function addKinds(row: FeatureRow, words: readonly ModelWord[]): void {
  const counts = countKinds(words);
  for (const kind of lexicalKinds) {
    const count = counts.get(kind) ?? 0;
    if (count > 0) row.add('kind', kind);
    if (count > 1) row.add('kind', `${kind} twice`);
    if (count > standsOut * words.length) row.add('kind', `${kind} much`);
  }
  if (!counts.has('secondPerson') && words.length >= 4) row.add('no client');
  if (!persons.some((person) => person !== 'thirdPerson' && counts.has(person)) && words.length >= 5)
    row.add('no client', 'nor clinician');
  if (counts.has('negations')) row.add('negation');
  if (words.some(({ text }) => text === '#')) row.add('number');
  const person = words.flatMap(({ kinds }) => persons.filter((each) => kinds.includes(each)))[0];
  if (person) row.add('person', person);
}

/** Question mark, order of words, question words. */
function addQuestion(row: FeatureRow, { utterance, words }: ModelUtterance, start: number, lists: WordSets): void {
  const { asked, questionForm } = utterance;
  const first = words[start];
  if (asked && first) {
    row.add('asked');
    row.add('asked', first.text);
    row.addSteps('asked length', words.length - start, [4, 8]);
  }
  const is = (at: number, list: keyof WordSets) => lists[list].has(words[at]?.token.normal ?? '');
  const inverted = words.findIndex((_, i) => is(i, 'auxiliaries') && is(i + 1, 'subjects') && !is(i - 1, 'subjects'));
  const asking = words.findIndex((_, i) => is(i, 'questionWords'));
  const inversion =
    inverted < 0 ? 'none' : inverted <= start ? 'first' : is(inverted - 1, 'questionWords') ? 'asked' : 'later';
  const word =
    asking < 0 ? 'none' : `${asking === start ? 'first' : 'later'}${is(asking + 1, 'auxiliaries') ? ' verb' : ''}`;
  row.add('order', inversion);
  row.add('question word', word);
  row.add('order', `${inversion} ${word} ${asked}`);
  if (questionForm) row.add('order', `question ${asked}`);
}

/** What cues and detectors found, and what the rules alone would give. */
function addRules(row: FeatureRow, { utterance, weighed }: ModelUtterance): void {
  for (const [kind, hits] of utterance.hits) {
    row.add('cues', `${kind} ${utterance.asked}`);
    for (const { cue } of hits) row.add('cues', cue.id);
  }
  for (const { code, confidence } of weighed.found)
    row.addSteps('detector', confidence, confidenceBounds, 0.8, code ?? 'none');
  const { best, licence } = weighed;
  row.addSteps('rules', best?.confidence ?? 0, confidenceBounds, 0.8, best?.code ?? 'none');
  if (!best) row.add('rules', 'nothing');
  if (licence !== null) row.add('licence');
}

/** The places of the weights of the features that say how sure the rules are of a code, the least sure first. */
export function bucketsOfRules(code: string | null): readonly number[] {
  const row = new FeatureRow();
  row.addSteps('rules', 1, confidenceBounds, 1, code ?? 'none');
  return row.index;
}
