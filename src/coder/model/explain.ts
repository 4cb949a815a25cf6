import type { ModelClass } from './classes.ts';
import { classIndex } from './classes.ts';
import type { FeatureRows } from './feature-rows.ts';
import type { PackedStages } from './softmax.ts';
import { type TemplateName, templateName } from './templates.ts';
import type { WordForm } from './word-forms.ts';

const mostNamed = 3;

type Words = readonly WordForm[];

const quoted = (words: Words, at: number, count: number) =>
  words
    .slice(at, at + count)
    .map(({ word }) => word)
    .join(' ');

/** What a feature is in plain words; templates that say nothing to a reader have none. */
const descriptions: Partial<Record<TemplateName, (words: Words, argument: number) => string>> = {
  word: (words, at) => `the word "${quoted(words, at, 1)}"`,
  pair: (words, at) => `the words "${quoted(words, at, 2)}"`,
  start: (words, at) => `begins "${quoted(words, at, 1)}"`,
  startPair: (words, at) => `begins "${quoted(words, at, 2)}"`,
  startShared: (words, at) => `begins "${quoted(words, at, 1)}"`,
  opener: (words) => `opens with "${quoted(words, 0, 1)}"`,
  kind: () => 'its kinds of words',
  noClient: () => 'does not speak to the client',
  negation: () => 'a negation',
  number: () => 'a number',
  person: () => 'whom it speaks of',
  asked: () => 'the question mark',
  inversion: () => 'the order of words of a question, or its lack',
  cueKind: () => 'the cues found',
  cue: () => 'the cues found',
  phrase: () => 'the cues found',
  detector: () => 'what the detectors found',
  rules: () => 'what the rules conclude',
  length: () => 'its length',
  turnLength: () => 'the length of the turn',
  place: () => 'its place in the turn',
  placeSteps: () => 'its place in the turn',
  noise: () => 'only listens',
  shared: () => 'words shared with the client',
  personShared: () => 'words shared with the client',
  fresh: () => 'how many of its words are new',
  content: () => 'how much it says',
  mirrored: () => "the client's own words turned from I to you",
  ratio: () => "its length against the client's turn",
  before: () => 'the utterance before',
  after: () => 'the utterance after',
  heard: () => 'the client turn before',
  heardLength: () => 'the length of the client turn before',
  heardNoises: () => 'the client turn before',
  reply: () => "the client's answer",
  replyAny: () => "the client's answer",
  replyAsked: () => "the client's answer",
  replyLength: () => "the length of the client's answer",
  clinicianBefore: () => "the clinician's turn before",
  neighbour: () => 'the codes of the utterances around',
  turnRest: () => 'the codes of the rest of the turn',
  session: () => 'the style of the session',
  style: () => 'the style of the session',
};

/** Rows of features with what a model sees in them. */
export interface ScoredFeatures {
  readonly stages: PackedStages;
  /** What the utterances hold. */
  readonly rows: FeatureRows;
  /** What stands around them. */
  readonly context: FeatureRows;
}

/** The features of a row that spoke most for a class against the others in the second stage, in words, the strongest first. */
export function explainRow(features: ScoredFeatures, row: number, chosen: ModelClass, words: Words): string[] {
  const named: string[] = [];
  const found = findStrongest(features, row, classIndex[chosen]);
  for (let i = 0; i < found; i += 1) {
    const tag = tags[i] as number;
    const name = templateName(tag >> 16);
    const description = name && descriptions[name]?.(words, tag & 0xffff);
    if (description && !named.includes(description)) named.push(description);
    if (named.length === mostNamed) break;
  }
  return named;
}

/** Some of the strongest say the same, or nothing to a reader. */
const mostLooked = 8;

/** Features that weigh less are not worth a word. */
const leastWeight = 0.02;

const sizes = new Float64Array(mostLooked);
const tags = new Int32Array(mostLooked);

/**
 * Leaves the tags of the features that speak most for a class in `tags`, the strongest first. Weights are centred over
 * the classes.
 *
 * @returns how many there are
 */
function findStrongest({ stages, rows, context }: ScoredFeatures, row: number, chosen: number): number {
  const { columns, weights, scales } = stages;
  const column = columns + chosen;
  const least = leastWeight / (scales[column] as number);
  let found = 0;
  for (const { index, value, tag, from } of [rows, context]) {
    const end = from[row + 1] as number;
    for (let i = from[row] as number; i < end; i += 1) {
      const size = (value[i] as number) * (weights[(index[i] as number) * 2 * columns + column] as number);
      if (size < least || (found === mostLooked && size <= (sizes[mostLooked - 1] as number))) continue;
      if (found < mostLooked) found += 1;
      let at = found - 1;
      for (; at > 0 && (sizes[at - 1] as number) < size; at -= 1) {
        sizes[at] = sizes[at - 1] as number;
        tags[at] = tags[at - 1] as number;
      }
      sizes[at] = size;
      tags[at] = tag[i] as number;
    }
  }
  return found;
}
