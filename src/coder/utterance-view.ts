import type { Token } from './annotate.ts';
import type { CompiledCues } from './compiled-cues.ts';
import type { CueHit, CueHits } from './cue-matcher.ts';
import type { CueKind } from './cues.ts';

/** What the detectors see of a clinician's utterance. */
export interface UtteranceView {
  /** Exact slice of the turn. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** How many words at the start are mere openers ("okay, so"). */
  readonly opening: number;
  /** Whether it ends in a question mark. */
  readonly asked: boolean;
  readonly hits: CueHits;
}

/** Looks at one utterance: openers, question mark, cues. */
export function viewUtterance(text: string, tokens: readonly Token[], cues: CompiledCues): UtteranceView {
  const opening = countOpeners(tokens, cues.lists.openers);
  return {
    text,
    tokens,
    opening,
    asked: /\?["'”’)\]\s]*$/.test(text.slice(-8)),
    hits: cues.clinician.find(tokens, opening),
  };
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
