import type { CodedClinicianTurn, CodedTurn, CodedUtterance, Coder, Coding } from '../instrument/coding.ts';
import type { CodeId, Rubric } from '../instrument/rubric.ts';
import { codeIds } from '../instrument/rubric.ts';
import type { Turn } from '../instrument/turn.ts';
import type { Session } from '../transcript/transcript.ts';
import { type Affirmations, noteAffirmation } from './affirmations.ts';
import type { Annotator } from './annotate.ts';
import { findClientTalk } from './client-talk.ts';
import { type ClientView, viewClient } from './client-view.ts';
import { codeUtterance } from './code-utterance.ts';
import { type CompiledCues, compileCues } from './compiled-cues.ts';
import type { UtteranceContext } from './context.ts';
import type { Cues } from './cues.ts';
import { estimateGlobals } from './estimated-globals.ts';
import { isFacilitative } from './facilitative.ts';
import { parseUtterances } from './parse-utterances.ts';
import { noPermission, type Permission, permissionAfterClient, permissionAfterUtterance } from './permission.ts';
import type { UtteranceView } from './utterance-view.ts';
import { emptyVolley, type VolleySoFar, volleyAfter } from './volley-so-far.ts';

/** Version of the rules and cues; it stands with every coding they made. */
export const rulesVersion = '0.1.0';

/** The heuristic coder as it signs its codings. */
export const rulesCoder: Coder = { kind: 'heuristic', id: 'rules', version: rulesVersion };

export interface HeuristicCoderOptions {
  readonly rubric: Rubric;
  readonly cues: Cues;
  /** The annotator of the cues' language. */
  readonly annotator: Annotator;
  /** Replaces the session's own change goal; without either, talk about every known behaviour counts. */
  readonly changeGoal?: string | null;
}

/**
 * Codes a session by rules: utterances with at most one code each, client talk, estimated globals. The same session
 * always gets the same codes. Only codes that the rubric knows are given.
 */
export function codeSession(session: Session, options: HeuristicCoderOptions): Coding {
  const { rubric, annotator } = options;
  const cues = compileCues(options.cues);
  const changeGoal = options.changeGoal ?? session.changeGoal;
  const known = new Set(codeIds(rubric));
  const heard = session.turns.map((turn) => hear(turn, options.cues, cues));
  let state: State = { ...startState, affirmations: new Map() };
  const turns = session.turns.map((turn, i): CodedTurn => {
    const client = heard[i];
    if (turn.role === 'client') {
      const clientTalk = client ? findClientTalk(client, cues, changeGoal) : 'neutral';
      state = client ? afterClient(state, client) : afterNoise(state, turn, cues);
      return { ...turn, role: 'client', clientTalk };
    }
    if (turn.role === 'other') {
      state = { ...state, volley: emptyVolley };
      return { ...turn, role: 'other' };
    }
    const views = parseUtterances(turn.text, annotator, cues);
    const coded = codeTurn(views, state, cues, known);
    state = coded.state;
    return clinicianTurn(turn, coded.utterances);
  });
  return { coder: rulesCoder, turns, globals: estimateGlobals(turns, rubric), changeGoal };
}

/** What is carried from turn to turn. */
interface State {
  readonly previousClient: ClientView | null;
  readonly lastClient: ClientView | null;
  readonly volley: VolleySoFar;
  readonly permission: Permission;
  /** Grows as the session is coded: copied for every turn it would cost the square of its length. */
  readonly affirmations: Affirmations;
}

const startState: Omit<State, 'affirmations'> = {
  previousClient: null,
  lastClient: null,
  volley: emptyVolley,
  permission: noPermission,
};

/** Client speech that is more than listening noises; null otherwise. */
function hear(turn: Turn, cueFile: Cues, cues: CompiledCues): ClientView | null {
  if (turn.role !== 'client' || isFacilitative(turn.text, cueFile)) return null;
  return viewClient(turn.text, cues);
}

/** Client speech closes the volley. What was said right before still counts as just said. */
function afterClient(state: State, client: ClientView): State {
  const stems = new Set([...client.stems, ...(state.lastClient?.stems ?? [])]);
  return {
    ...state,
    previousClient: { ...client, stems },
    lastClient: client,
    volley: emptyVolley,
    permission: permissionAfterClient(state.permission, client),
  };
}

/** "Mm-hm" keeps the volley open, but it can be the answer to a request for permission. */
function afterNoise(state: State, { text }: Turn, cues: CompiledCues): State {
  if (state.permission.kind !== 'asked') return state;
  return { ...state, permission: permissionAfterClient(state.permission, viewClient(text, cues)) };
}

function codeTurn(
  views: readonly UtteranceView[],
  start: State,
  cues: CompiledCues,
  known: ReadonlySet<CodeId>,
): { utterances: CodedUtterance[]; state: State } {
  const utterances: CodedUtterance[] = [];
  const { previousClient, affirmations } = start;
  let { volley, permission } = start;
  for (const [i, utterance] of views.entries()) {
    const next = views[i + 1] ?? null;
    const context: UtteranceContext = { cues, utterance, next, volley, previousClient, permission, affirmations };
    const coded = codeUtterance(context, known);
    utterances.push(coded);
    if (coded.code === 'AF') noteAffirmation(affirmations, utterance);
    volley = volleyAfter(volley, utterance, coded.code);
    permission = permissionAfterUtterance(permission, utterance, coded.code);
  }
  return { utterances, state: { ...start, volley, permission } };
}

function clinicianTurn(turn: Turn, utterances: readonly CodedUtterance[]): CodedClinicianTurn {
  return { ...turn, role: 'clinician', utterances };
}
