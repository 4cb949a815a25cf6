import type { ReadTurn } from '../reading/session-document.ts';
import type { Utterance } from '../reading/utterance.ts';
import { strongestHit } from '../reading/utterance.ts';

/**
 * Whether the clinician may inform and advise: `asked` (permission asked, answer not heard yet), `granted`, or asked
 * for by the client: `adviceRequested`, `factsRequested`. `uses` counts the advice it has already covered, `volleys`
 * how long it has stood.
 */
export type Permission =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'asked' | 'granted' | 'adviceRequested' | 'factsRequested';
      readonly evidence: string;
      readonly uses: number;
      readonly volleys: number;
    };

export const noPermission: Permission = { kind: 'none' };

/** Permission lapses after this many volleys without being renewed. */
const longestVolleys = 4;
/** Content piled on beyond this many pieces of advice is not covered any more. */
const mostUses = 4;

/** Permission after one more clinician utterance. */
export function permissionAfterUtterance(before: Permission, view: Utterance, code: string | null): Permission {
  const asks = strongestHit(view, 'permission');
  if (asks) return { kind: 'asked', evidence: asks.quote, uses: 0, volleys: 0 };
  if (before.kind === 'none') return before;
  if (strongestHit(view, 'directive') || code === 'CONFRONT') return noPermission;
  if (code !== 'PERSUADE_WITH') return before;
  return before.uses + 1 >= mostUses ? noPermission : { ...before, uses: before.uses + 1 };
}

/** A grant this plain shows that permission was asked, whatever the words were. */
const plainGrant = 0.9;

/** Permission after a client turn. Of a refusal and a grant the one said first is the answer ("no, that's fine"). */
export function permissionAfterClient(before: Permission, client: ReadTurn): Permission {
  const fresh = { uses: 0, volleys: 0 };
  const advice = client.hits.get('clientAsksAdvice')?.[0];
  if (advice) return { kind: 'adviceRequested', evidence: advice.quote, ...fresh };
  const grant = client.hits.get('grant')?.[0];
  if (grant && grant.cue.strength >= plainGrant) return { kind: 'granted', evidence: grant.quote, ...fresh };
  const facts = client.hits.get('clientAsksFacts')?.[0];
  if (facts) return { kind: 'factsRequested', evidence: facts.quote, ...fresh };
  if (before.kind === 'none') return before;
  const refusal = client.hits.get('refuse')?.[0];
  if (refusal && (!grant || refusal.from < grant.from)) return noPermission;
  if (before.kind === 'asked') return { ...before, kind: 'granted', volleys: 1 };
  return before.volleys + 1 > longestVolleys ? noPermission : { ...before, volleys: before.volleys + 1 };
}
