import type { ReadTurn } from '../reading/session-document.ts';
import { hitsOf } from '../reading/utterance.ts';
import type { WordKind, WordSets } from '../reading/word-facts.ts';
import type { FeatureRow } from './features.ts';
import { type ModelTurn, startOf } from './model-turns.ts';
import type { ModelWord } from './model-words.ts';

const mostWords = 30;
const shortAnswer = 6;
/** How many of the last utterances before a client's turn it answers. */
const answered = 2;
/** How many turns back the clinician's last turn that says something is looked for. */
const reach = 7;
const askedKinds = [
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
  'feelings',
] as const satisfies readonly WordKind[];
const repliedKinds = [
  'negations',
  'change',
  'statusQuo',
  'desire',
  'commitment',
  'activation',
  'contrast',
  'praising',
] as const satisfies readonly WordKind[];

/** Adds the clinician's words before a client's turn. */
export function addAnswered(row: FeatureRow, turn: ModelTurn, before: readonly ModelTurn[], lists: WordSets): void {
  const clinician = before.findLast(({ read }) => read.role === 'clinician');
  if (!clinician) return;
  const answer = answerOf(turn, lists);
  row.add('answers', `asked ${clinician.read.asked}`);
  row.add('answers', `asked ${clinician.read.asked} ${answer}`);
  if (clinician.read.isNoise) row.add('answers', 'noise');
  row.addEach('answers lemma', lemmasOf(clinician.words.slice(-mostWords)), 0.4);
  row.add('answers start', startOf(clinician.words), 0.4);
  addLeaningsBefore(row, clinician, answer);
  for (const { utterance, weighed } of clinician.utterances.slice(-answered)) {
    const code = weighed.best?.code ?? 'none';
    row.add('answers', code, 0.7);
    row.add('answers', `${code} ${answer}`, 0.7);
    for (const kind of utterance.hits.keys()) row.add('answers', `${kind} cue ${answer}`, 0.5);
  }
  for (const kind of askedKinds) {
    if (!clinician.kinds.has(kind)) continue;
    row.add('answers kind', kind, 0.6);
    row.add('answers kind', `${kind} ${answer}`, 0.8);
  }
  const real = before.slice(-reach).findLast(({ read }) => read.role === 'clinician' && !read.isNoise);
  const last = real === clinician ? undefined : real?.utterances.at(-1);
  for (const kind of last?.utterance.hits.keys() ?? []) row.add('answers earlier', kind, 0.5);
}

/** How the turn answers: yes, no or neither; and whether it is short. */
function answerOf({ words }: ModelTurn, { yes, no }: WordSets): string {
  const first = words[0]?.text ?? '';
  const says = no.has(first) ? 'no' : yes.has(first) ? 'yes' : 'neither';
  return `${says} ${words.length <= shortAnswer}`;
}

/** How many cues lean to either side. */
export function countLeanings(read: ReadTurn): { change: number; sustain: number } {
  return { change: hitsOf(read, 'leansChange').length, sustain: hitsOf(read, 'leansSustain').length };
}

/** What leans to either side in the words that the turn answers. */
function addLeaningsBefore(row: FeatureRow, { read }: ModelTurn, answer: string): void {
  const { change, sustain } = countLeanings(read);
  row.add('answers leanings', `${Math.min(2, change)} to ${Math.min(2, sustain)}`);
  row.add('answers leanings', `${change > 0} ${sustain > 0} ${answer}`);
  if (change > sustain) row.add('answers leanings', `change ${answer}`);
  if (sustain > change) row.add('answers leanings', `sustain ${answer}`);
}

/** Adds the clinician's words after a client's turn: what was taken up. */
export function addReplied(row: FeatureRow, next: ModelTurn | undefined): void {
  if (next?.read.role !== 'clinician') return;
  row.add('reply', startOf(next.words), 0.4);
  row.add('reply', next.words[0]?.text ?? '', 0.5);
  if (next.read.isNoise) row.add('reply', 'noise');
  row.addEach('reply lemma', lemmasOf(next.words.slice(0, mostWords)), 0.3);
  for (const kind of repliedKinds) if (next.kinds.has(kind)) row.add('reply kind', kind, 0.5);
}

function lemmasOf(words: readonly ModelWord[]): string[] {
  return words.flatMap(({ lemma }) => lemma ?? []);
}
