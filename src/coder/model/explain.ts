import { classIndex, type ModelClass } from './classes.ts';
import type { FeatureRow } from './features.ts';
import { type PackedModel, weightOf } from './softmax.ts';

const mostNamed = 3;
const mostLooked = 8;
/** Features that weigh less are not worth a word. */
const leastWeight = 0.02;

/** What a kind of feature is in plain words; kinds that say nothing to a reader have none. */
const descriptions: Readonly<Record<string, string>> = {
  kind: 'its kinds of words',
  tags: 'its kinds of words',
  'start tags': 'its kinds of words',
  'no client': 'does not speak to the client',
  negation: 'a negation',
  number: 'a number',
  person: 'whom it speaks of',
  asked: 'the question mark',
  'asked length': 'the question mark',
  order: 'the order of words of a question, or its lack',
  'question word': 'the order of words of a question, or its lack',
  cues: 'the cues found',
  detector: 'what the detectors found',
  rules: 'what the rules conclude',
  licence: 'leave to advise',
  length: 'its length',
  'turn length': 'the length of the turn',
  place: 'its place in the turn',
  'place of': 'its place in the turn',
  noise: 'only listens',
  shared: 'words shared with the client',
  'shared part': 'words shared with the client',
  'shared words': 'words shared with the client',
  'fresh words': 'how many of its words are new',
  'fresh client': 'how many of its words are new',
  'fresh part': 'how many of its words are new',
  content: 'how much it says',
  'mirrored part': "the client's own words turned from I to you",
  'mirrored run': "the client's own words turned from I to you",
  ratio: "its length against the client's turn",
  before: 'the utterance before',
  after: 'the utterance after',
  heard: 'the client turn before',
  'heard length': 'the client turn before',
  'heard noises': 'the client turn before',
  reply: "the client's answer",
  'reply any': "the client's answer",
  'reply length': "the client's answer",
  'clinician before': "the clinician's turn before",
  neighbour: 'the codes of the utterances around',
  'turn rest': 'the codes of the rest of the turn',
  session: 'the style of the session',
  style: 'the style of the session',
  'style noises': 'the style of the session',
  'style length': 'the style of the session',
};

/** Kinds of features that hold words of the utterance itself. */
const quoting: Readonly<Record<string, string>> = {
  word: 'the word',
  pair: 'the words',
  start: 'begins',
  opener: 'opens with',
};

/** A feature by its place in a row, and how much it spoke. */
interface Spoke {
  readonly row: FeatureRow;
  readonly at: number;
  readonly weight: number;
}

/** The features of rows that spoke most for a class against the others, in words, the strongest first. */
export function explainRows(model: PackedModel, rows: readonly FeatureRow[], chosen: ModelClass): string[] {
  const found = findStrongest(model, rows, classIndex[chosen]).flatMap(
    ({ row, at }) => describeFeature(row.kinds[at] as string, row.held[at] as string) ?? [],
  );
  return [...new Set(found)].slice(0, mostNamed);
}

/** Some of the strongest say the same, or nothing to a reader: more are looked at than are named. */
function findStrongest(model: PackedModel, rows: readonly FeatureRow[], column: number): Spoke[] {
  const strongest: Spoke[] = [];
  for (const row of rows) {
    for (let at = 0; at < row.index.length; at += 1) {
      const weight = (row.value[at] as number) * weightOf(model, row.index[at] as number, column);
      if (weight <= (strongest[mostLooked - 1]?.weight ?? leastWeight)) continue;
      const place = strongest.findIndex((other) => other.weight < weight);
      strongest.splice(place < 0 ? strongest.length : place, 0, { row, at, weight });
      strongest.length = Math.min(strongest.length, mostLooked);
    }
  }
  return strongest;
}

function describeFeature(kind: string, held: string): string | undefined {
  const quote = quoting[kind];
  return quote === undefined ? descriptions[kind] : `${quote} "${held.trim()}"`;
}
