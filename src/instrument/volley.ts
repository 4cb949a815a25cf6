import {
  type CodedClientTurn,
  type CodedClinicianTurn,
  type CodedTurn,
  type CodedUtterance,
  hasWords,
} from './coding.ts';
import type { VolleyRules } from './rubric.ts';

/** Uninterrupted clinician speech [MITI E.1]: clinician turns, with facilitative client turns between them at most. */
export interface Volley {
  readonly turns: readonly CodedClinicianTurn[];
}

/** The volley's utterances in the order they were spoken. */
export function volleyUtterances(volley: Volley): CodedUtterance[] {
  return volley.turns.flatMap((turn) => turn.utterances);
}

/**
 * Divides coded turns into volleys [MITI E.1].
 *
 * Client speech ends a volley, except facilitative speech ("yeah", "mm-hm"), which does not, unless it answers the
 * question or reflection that the clinician has just put: the clinician's last utterance carries one of the rubric's
 * answerable codes, or ends in a question mark. Speech of others ends a volley where the rubric says so.
 *
 * @param isFacilitative whether a client turn is nothing but listening noises; what counts differs by language
 */
export function parseVolleys(
  turns: readonly CodedTurn[],
  rules: VolleyRules,
  isFacilitative: (turn: CodedClientTurn) => boolean,
): Volley[] {
  const volleys: CodedClinicianTurn[][] = [];
  let open: CodedClinicianTurn[] = [];
  for (const turn of turns) {
    if (turn.role === 'clinician') {
      if (open.length === 0) volleys.push(open);
      open.push(turn);
    } else if (open.length > 0 && endsVolley(turn, open, rules, isFacilitative)) {
      open = [];
    }
  }
  return volleys.map((each) => ({ turns: each }));
}

function endsVolley(
  turn: Exclude<CodedTurn, CodedClinicianTurn>,
  open: readonly CodedClinicianTurn[],
  rules: VolleyRules,
  isFacilitative: (turn: CodedClientTurn) => boolean,
): boolean {
  if (!rules.endedBy.includes(turn.role)) return false;
  if (turn.role === 'other') return true;
  return invitesAnswer(open.at(-1), rules) || !isFacilitative(turn);
}

/** Whether the clinician's turn ends by putting something to the client, so that even "yeah" is an answer. */
function invitesAnswer(turn: CodedClinicianTurn | undefined, rules: VolleyRules): boolean {
  const utterances = turn?.utterances ?? [];
  // Codes that share the last text may each be the one that was put last.
  const from = utterances.findLastIndex(hasWords);
  const last = utterances.slice(Math.max(0, from));
  if (last.some(({ code }) => code !== null && rules.answerable.includes(code))) return true;
  return (
    turn?.text
      .slice(0, last[0]?.to ?? 0)
      .trimEnd()
      .endsWith('?') ?? false
  );
}
