import type { FeatureRow } from './features.ts';
import type { ModelTurn, ModelUtterance } from './model-turns.ts';
import type { ModelWord } from './model-words.ts';

const sharedBounds = [0.01, 0.2, 0.4, 0.6, 0.8, 1];
const sharedCounts = [1, 2, 3, 5];
const freshCounts = [1, 2, 3, 4, 6, 9];
const freshBounds = [0.1, 0.2, 0.3, 0.4];
const runBounds = [2, 3, 4, 5, 7];
const mirroredBounds = [0.2, 0.4, 0.6, 0.8, 1];
/** What the client said counts as just said within so many turns and words. */
const mostTurns = 3;
const mostWords = 80;
/** From this share on an utterance shares much with the client. */
const sharesMuch = 0.4;

/** What has been said so far in a session, as far as it may be given back. */
export class Heard {
  private readonly mirror: ReadonlyMap<string, string>;
  private lastClientTurns: readonly ModelTurn[] = [];
  /** Base forms that anybody has said, and that the client has. */
  readonly said = new Set<string>();
  readonly clientSaid = new Set<string>();
  /** Base forms that the client has just said. */
  lemmas: ReadonlySet<string> = new Set();
  /** What the client has just said, given back: turned from "I" to "you". */
  mirrored: readonly string[] = [];

  /** @param mirror what the client's words for themselves become */
  constructor(mirror: ReadonlyMap<string, string>) {
    this.mirror = mirror;
  }

  /** Takes in an utterance of the clinician. */
  hearUtterance({ utterance }: ModelUtterance): void {
    for (const lemma of utterance.lemmas) this.said.add(lemma);
  }

  /** Takes in a turn after all that stands before it. */
  hear(turn: ModelTurn): void {
    if (turn.read.role !== 'clinician')
      for (const lemma of turn.read.lemmas) {
        this.said.add(lemma);
        this.clientSaid.add(lemma);
      }
    if (turn.read.role !== 'client') return;
    this.lastClientTurns = [...this.lastClientTurns, turn].slice(-mostTurns);
    this.lemmas = new Set(this.lastClientTurns.flatMap(({ read }) => [...read.lemmas]));
    const words = this.lastClientTurns.flatMap((each) => each.words.map(({ text }) => text)).slice(-mostWords);
    this.mirrored = words.map((word) => this.mirror.get(word) ?? word);
  }
}

/** Adds how much of an utterance's words are shared with the client, and how many are new. */
export function addOverlap(row: FeatureRow, { words, utterance }: ModelUtterance, start: string, heard: Heard): void {
  const own = [...utterance.lemmas];
  const shared = own.filter((lemma) => heard.lemmas.has(lemma)).length;
  const fresh = own.filter((lemma) => !heard.said.has(lemma)).length;
  const clientFresh = own.filter((lemma) => !heard.clientSaid.has(lemma)).length;
  const share = own.length === 0 ? 0 : shared / own.length;
  row.addSteps('shared part', share, sharedBounds);
  row.addSteps('shared words', shared, sharedCounts);
  row.addSteps('fresh words', fresh, freshCounts);
  row.addSteps('fresh client', clientFresh, freshCounts);
  row.addSteps('fresh part', fresh / Math.max(1, words.length), freshBounds);
  row.add('content', `${Math.min(own.length, 6)}`, 0.5);
  addMirrored(row, words, heard.mirrored);
  const level = shared === 0 ? 'none' : share > sharesMuch ? 'much' : 'some';
  row.add('shared', `${start} ${level}`, 0.7);
  const person = words.flatMap(({ kinds }) => kinds.filter((kind) => kind.endsWith('Person')))[0] ?? 'nobody';
  row.add('shared', `${person} ${shared > 0} ${utterance.asked}`, 0.7);
}

function addMirrored(row: FeatureRow, words: readonly ModelWord[], mirrored: readonly string[]): void {
  const known = new Set(mirrored);
  const back = words.filter(({ text }) => known.has(text)).length;
  row.addSteps('mirrored part', back / Math.max(1, words.length), mirroredBounds);
  if (back > 1) row.addSteps('mirrored run', longestRun(words, mirrored), runBounds);
}

/** The most words in a row that the utterance takes from what the client said. */
function longestRun(words: readonly ModelWord[], mirrored: readonly string[]): number {
  let best = 0;
  for (let i = 0; i + best < words.length; i += 1)
    for (let j = 0; j + best < mirrored.length; j += 1) {
      let run = 0;
      while (i + run < words.length && words[i + run]?.text === mirrored[j + run]) run += 1;
      best = Math.max(best, run);
    }
  return best;
}
