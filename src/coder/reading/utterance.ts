import type { CueKind } from './cue-kinds.ts';
import type { CueHit, CueHits } from './cue-matcher.ts';
import type { Lexicon } from './lexicon.ts';
import type { Sentence, Token } from './token.ts';
import type { WordSets } from './word-facts.ts';

/** A complete thought of a clinician's turn [MITI E.2], and what its words show by themselves. */
export interface Utterance extends Sentence {
  /** How many words at the start are mere openers ("okay, so"). */
  readonly opening: number;
  /** Whether it ends in a question mark. */
  readonly asked: boolean;
  /** Whether it has the order of words of a question. */
  readonly questionForm: boolean;
  /** Base forms of the words with content. */
  readonly lemmas: ReadonlySet<string>;
  readonly hits: CueHits;
}

/** Looks at a piece of a clinician's turn: openers, question mark, order of words, cues. */
export function describeUtterance(piece: Sentence, lexicon: Lexicon): Utterance {
  const { text, tokens } = piece;
  const { lists } = lexicon;
  const opening = countOpeners(tokens, lists.openers);
  const asked = endsAsked(text);
  const questionForm =
    (asked || !closesAsStatement(text, opening, lexicon)) && hasQuestionOrder(tokens.slice(opening), asked, lists);
  const hits = lexicon.clinician.find(tokens, opening);
  return { ...piece, opening, asked, questionForm, lemmas: contentLemmas(tokens, lexicon), hits };
}

/** Base forms of the words with content. */
export function contentLemmas(tokens: readonly Token[], { words }: Lexicon): Set<string> {
  return new Set(tokens.filter(({ normal }) => words.factsOf(normal).content).map(({ lemma }) => lemma));
}

/** Whether a text ends in a question mark, quotation marks and brackets aside. */
export function endsAsked(text: string): boolean {
  return /\?["'”’)\]\s]{0,7}$/.test(text.slice(-8));
}

/** In Norwegian and Swedish the verb comes before its subject after any first word: there a full stop decides. */
function closesAsStatement(text: string, opening: number, { language }: Lexicon): boolean {
  return language !== 'en' && (opening > 0 || text.trimEnd().endsWith('.'));
}

/** A question word first, or the verb before its subject. */
function hasQuestionOrder([first, second]: readonly Token[], asked: boolean, lists: WordSets): boolean {
  const { questionWords, auxiliaries, subjects } = lists;
  if (first === undefined || second === undefined) return false;
  if (auxiliaries.has(first.normal) && subjects.has(second.normal)) return true;
  return questionWords.has(first.normal) && (auxiliaries.has(second.normal) || asked);
}

/** The number of words at the start that only open the utterance. */
export function countOpeners(tokens: readonly Token[], openers: ReadonlySet<string>): number {
  const first = tokens.findIndex(({ normal }) => !openers.has(normal));
  return first < 0 ? tokens.length : first;
}

interface WithHits {
  readonly hits: CueHits;
}

/** The cues of a kind, the strongest first. */
export function hitsOf({ hits }: WithHits, kind: CueKind): readonly CueHit[] {
  return hits.get(kind) ?? [];
}

/** The strongest cue of a kind. */
export function strongestHit({ hits }: WithHits, kind: CueKind): CueHit | undefined {
  return hits.get(kind)?.[0];
}
