import type { CompiledCues, WordSets } from './compiled-cues.ts';
import { contentStems } from './content-stems.ts';
import type { CueHit, CueHits } from './cue-matcher.ts';
import type { CueKind } from './cues.ts';
import type { Sentence, Token } from './sentence.ts';

/** What the detectors see of a clinician's utterance. */
export interface UtteranceView {
  /** Exact slice of the turn. */
  readonly text: string;
  readonly tokens: readonly Token[];
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
  const opening = countOpeners(tokens, cues.lists.openers);
  const asked = /\?["'”’)\]\s]*$/.test(text.slice(-8));
  return {
    text,
    tokens,
    opening,
    asked,
    questionForm:
      (asked || !closesAsStatement(text, opening, cues)) && hasQuestionOrder(tokens, opening, asked, cues.lists),
    stems: contentStems(tokens, cues.lists),
    hits: cues.clinician.find(tokens, opening),
  };
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
  const first = tokens.findIndex(({ normal }) => !openers.has(normal));
  return first < 0 ? tokens.length : first;
}

/** The cues of a kind in the utterance, the strongest first. */
export function hitsOf(view: UtteranceView, kind: CueKind): readonly CueHit[] {
  return view.hits.get(kind) ?? [];
}

/** The strongest cue of a kind. */
export function strongestHit(view: UtteranceView, kind: CueKind): CueHit | undefined {
  return view.hits.get(kind)?.[0];
}
