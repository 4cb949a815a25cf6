import type { CompiledCues, WordSets } from './compiled-cues.ts';
import type { CueHit, CueHits } from './cue-matcher.ts';
import type { CueKind } from './cues.ts';
import { contentStems, type KnownWord, knowWords } from './known-words.ts';
import type { Sentence, Token } from './sentence.ts';

/** What the detectors see of a clinician's utterance. */
export interface UtteranceView {
  /** Exact slice of the turn. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The same words by the lists of the language. */
  readonly words: readonly KnownWord[];
  /** The people that its words stand for, as bits. */
  readonly persons: number;
  /** How many words at the start are mere openers ("okay, so"). */
  readonly opening: number;
  /** Whether it ends in a question mark. */
  readonly asked: boolean;
  /** Whether it has the order of words of a question. */
  readonly questionForm: boolean;
  /** Stems of the content words. */
  readonly stems: ReadonlySet<string>;
  readonly hits: CueHits;
}

/** Looks at one utterance: openers, question mark, order of words, cues. */
export function viewUtterance({ text, tokens }: Sentence, cues: CompiledCues): UtteranceView {
  return new SeenUtterance(text, tokens, cues);
}

/** An utterance whose stems are gathered only when somebody asks. */
class SeenUtterance implements UtteranceView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: readonly KnownWord[];
  readonly persons: number;
  readonly opening: number;
  readonly asked: boolean;
  readonly questionForm: boolean;
  readonly hits: CueHits;
  private gathered: ReadonlySet<string> | null = null;

  constructor(text: string, tokens: readonly Token[], cues: CompiledCues) {
    const { lists } = cues;
    const opening = countOpeners(tokens, lists.openers);
    const asked = endsAsked(text);
    this.text = text;
    this.tokens = tokens;
    this.words = knowWords(tokens, lists);
    this.persons = this.words.reduce((union, { persons }) => union | persons, 0);
    this.opening = opening;
    this.asked = asked;
    this.questionForm =
      (asked || !closesAsStatement(text, opening, cues)) && hasQuestionOrder(tokens, opening, asked, lists);
    this.hits = cues.clinician.find(tokens, opening);
  }

  get stems(): ReadonlySet<string> {
    this.gathered ??= contentStems(this.words);
    return this.gathered;
  }
}

function endsAsked(text: string): boolean {
  const end = text.slice(-8);
  return end.includes('?') && /\?["'”’)\]\s]*$/.test(end);
}

/** In Norwegian and Swedish the verb comes before its subject after any first word: there a full stop decides. */
function closesAsStatement(text: string, opening: number, { language }: CompiledCues): boolean {
  return language !== 'en' && (opening > 0 || text.trimEnd().endsWith('.'));
}

/** A question word first, or the verb before its subject. */
function hasQuestionOrder(tokens: readonly Token[], opening: number, asked: boolean, lists: WordSets): boolean {
  const { questionWords, auxiliaries, subjects } = lists;
  const first = tokens[opening]?.normal;
  const second = tokens[opening + 1]?.normal;
  if (first === undefined || second === undefined) return false;
  if (auxiliaries.has(first) && subjects.has(second)) return true;
  if (!questionWords.has(first)) return false;
  return auxiliaries.has(second) || asked;
}

/** The number of words at the start that only open the utterance. */
export function countOpeners(tokens: readonly Token[], openers: ReadonlySet<string>): number {
  let count = 0;
  while (count < tokens.length && openers.has((tokens[count] as Token).normal)) count += 1;
  return count;
}

/** The cues of a kind in the utterance, the strongest first. */
export function hitsOf(view: UtteranceView, kind: CueKind): readonly CueHit[] {
  return view.hits.get(kind) ?? [];
}

/** The strongest cue of a kind. */
export function strongestHit(view: UtteranceView, kind: CueKind): CueHit | undefined {
  return view.hits.get(kind)?.[0];
}
