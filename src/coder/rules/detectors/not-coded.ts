import type { CueKind } from '../../reading/cue-kinds.ts';
import type { CueHit } from '../../reading/cue-matcher.ts';
import { strongestHit } from '../../reading/utterance.ts';
import { isWorn } from '../affirmations.ts';
import type { UtteranceContext } from '../context.ts';
import { type Candidate, type Detector, propose } from '../detector.ts';
import { contentLength, isNoiseOnly, quoteStart } from '../evidence.ts';
import { noCode } from '../no-code.ts';

const kinds: readonly { readonly kind: CueKind; readonly words: string }[] = [
  { kind: 'structuring', words: 'structures the session' },
  { kind: 'greeting', words: 'greets or takes leave' },
  { kind: 'support', words: 'supports, which is no Affirm' },
  { kind: 'praise', words: 'praises without saying what' },
  { kind: 'recap', words: 'goes over an earlier session' },
];

/** What earns no code: structuring, greeting, listening noises, support, praise, recaps, broken-off thoughts [MITI F]. */
export const notCoded: Detector = {
  code: noCode,
  detect: (context) => {
    if (isNoiseOnly(context)) return propose(noCode, context.utterance.asked ? 0.55 : 0.97, 'only listens');
    if (isWorn(context.affirmations, context.utterance))
      return propose(noCode, 0.97, `the same affirmation again: "${quoteStart(context.utterance)}"`);
    return findKind(context) ?? findBrokenOff(context);
  },
};

function findKind({ utterance }: UtteranceContext): Candidate | null {
  let best: CueHit | undefined;
  let meaning = '';
  for (const { kind, words } of kinds) {
    const hit = strongestHit(utterance, kind);
    if (!hit || (best && hit.cue.strength <= best.cue.strength)) continue;
    best = hit;
    meaning = words;
  }
  const hit = best;
  return hit ? propose(noCode, hit.cue.strength, `${meaning}: "${hit.quote}"`) : null;
}

/** A thought that breaks off: it ends in a dash or dots, or on a word that can't end a sentence. */
function findBrokenOff(context: UtteranceContext): Candidate | null {
  const { utterance, lexicon } = context;
  const last = utterance.tokens.at(-1);
  if (!last || contentLength(utterance) > 6) return null;
  const cut = /(?:[-–—]+|\.\.\.|…)\s*$/.test(utterance.text.slice(-6));
  const loose = lexicon.lists.loose.has(last.normal);
  if (!cut && !(loose && !/[.?!]$/.test(utterance.text))) return null;
  return propose(noCode, breakConfidence(cut, loose), `breaks off: "${quoteStart(utterance)}"`);
}

function breakConfidence(cut: boolean, loose: boolean): number {
  if (cut && loose) return 0.8;
  return cut ? 0.45 : 0.5;
}
