import { describeReason } from '../../../instrument/uncertain-code.ts';
import type { UtteranceDecision } from '../../api/documents.ts';
import { notCoded } from '../../coding-log/decisions.ts';
import type { CodingContext } from './coding-context.ts';

/** What the heuristic coder would give the current utterance. */
export interface Suggestion {
  readonly decision: UtteranceDecision;
  readonly reason: string | null;
  /** Whether another code is nearly as likely. */
  readonly uncertain: boolean;
}

/**
 * The suggestion for the current utterance: of the stretches of its turn that the heuristic coder found, the one that
 * shares most of its words. Null where it has none.
 */
export function suggestionAt({ suggestions, store }: Pick<CodingContext, 'suggestions' | 'store'>): Suggestion | null {
  const { turn, index } = store.spot.value;
  const work = store.state.value.document.turns[turn];
  if (!suggestions.value || work?.role !== 'clinician') return null;
  const utterance = work.utterances[index];
  if (!utterance) return null;
  const shared = (from: number, to: number) => Math.min(to, utterance.to) - Math.max(from, utterance.from);
  const [best] = suggestions.value.utterances
    .filter(({ turnId, from, to }) => turnId === work.turnId && shared(from, to) > 0)
    .sort((one, other) => shared(other.from, other.to) - shared(one.from, one.to));
  return best
    ? { decision: best.code ?? notCoded, reason: describeReason(best), uncertain: best.uncertain !== undefined }
    : null;
}
