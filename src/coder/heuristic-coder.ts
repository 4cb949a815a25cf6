import type { ClientTalk, CodedTurn, Coder, Coding } from '../instrument/coding.ts';
import type { CodeId, Rubric } from '../instrument/rubric.ts';
import { codeIds } from '../instrument/rubric.ts';
import type { Turn } from '../instrument/turn.ts';
import type { Session } from '../transcript/transcript.ts';
import type { CoderModel } from './model/coder-model.ts';
import { concludeWithModel } from './model/conclude.ts';
import { type ClientView, viewClient } from './reading/client-view.ts';
import { type CompiledCues, compileCues } from './reading/compiled-cues.ts';
import type { Cues } from './reading/cues.ts';
import { isFacilitative } from './reading/facilitative.ts';
import { parseUtterances } from './reading/parse-utterances.ts';
import type { UtteranceView } from './reading/utterance-view.ts';
import { type Affirmations, noteAffirmation } from './rules/affirmations.ts';
import { findClientTalk } from './rules/client-talk.ts';
import { concludeByRules, type FoundUtterance, ruleCode, weighUtterance } from './rules/code-utterance.ts';
import type { UtteranceContext } from './rules/context.ts';
import { estimateGlobals } from './rules/estimated-globals.ts';
import { noPermission, type Permission, permissionAfterClient, permissionAfterUtterance } from './rules/permission.ts';
import { emptyVolley, type VolleySoFar, volleyAfter } from './rules/volley-so-far.ts';

/** Version of the rules and cues; it stands with every coding they made. */
export const rulesVersion = '0.3.0';

/** The heuristic coder as it signs its codings: by the version of its rules, and of the model where it has one. */
export function signCoder(model: CoderModel | null): Coder {
  const version = model ? `${rulesVersion}+model.${model.version}` : rulesVersion;
  return { kind: 'heuristic', id: 'rules', version };
}

export interface HeuristicCoderOptions {
  readonly rubric: Rubric;
  readonly cues: Cues;
  /** Replaces the session's own change goal; without either, talk about every known behaviour counts. */
  readonly changeGoal?: string | null;
  /** The trained model; without it, or where it is of another language than the cues, the rules decide alone. */
  readonly model?: CoderModel | null;
}

/**
 * Codes a session: utterances with at most one code each, client talk, estimated globals; by rules, and where a model of
 * the language is given by rules and model together. The same session always gets the same codes. Only codes that the
 * rubric knows are given.
 */
export function codeSession(session: Session, options: HeuristicCoderOptions): Coding {
  const { rubric } = options;
  const model = options.model?.language === options.cues.language ? options.model : null;
  const changeGoal = options.changeGoal ?? session.changeGoal;
  const weighed = weighSession(session.turns, { ...options, changeGoal });
  const turns = model
    ? concludeWithModel(weighed, model, new Set(codeIds(rubric)), changeGoal, compileCues(options.cues))
    : weighed.map(concludeTurn);
  return { coder: signCoder(model), turns, globals: estimateGlobals(turns, rubric), changeGoal };
}

/** A turn with what the rules found in it. */
export type WeighedTurn =
  | { readonly role: 'clinician'; readonly turn: Turn; readonly found: readonly FoundUtterance[] }
  | { readonly role: 'client'; readonly turn: Turn; readonly client: ClientView | null; readonly talk: ClientTalk }
  | { readonly role: 'other'; readonly turn: Turn };

/** Holds every turn against the rules, each with what stands before it. */
export function weighSession(
  turns: readonly Turn[],
  options: Pick<HeuristicCoderOptions, 'rubric' | 'cues' | 'changeGoal'>,
): WeighedTurn[] {
  const { rubric, changeGoal = null } = options;
  const cues = compileCues(options.cues);
  const known = new Set(codeIds(rubric));
  const state: State = { ...startState, affirmations: new Map() };
  return turns.map((turn): WeighedTurn => {
    if (turn.role === 'client') return weighClientTurn(turn, state, options.cues, changeGoal);
    if (turn.role === 'other') {
      state.volley = emptyVolley;
      return { role: 'other', turn };
    }
    return { role: 'clinician', turn, found: weighTurn(parseUtterances(turn.text, cues), state, cues, known) };
  });
}

function concludeTurn(weighed: WeighedTurn): CodedTurn {
  const { turn, role } = weighed;
  if (role === 'other') return { ...turn, role };
  if (role === 'client') return { ...turn, role, clientTalk: weighed.talk };
  return { ...turn, role, utterances: weighed.found.map((each) => concludeByRules(each.view, each.weighed)) };
}

/** What is carried from turn to turn; it changes as the session goes on. */
interface State {
  previousClient: ClientView | null;
  volley: VolleySoFar;
  permission: Permission;
  readonly affirmations: Affirmations;
}

const startState: Omit<State, 'affirmations'> = {
  previousClient: null,
  volley: emptyVolley,
  permission: noPermission,
};

/**
 * Client speech closes the volley. What was said right before still counts as just said. "Mm-hm" keeps the volley open,
 * but it can be the answer to a request for permission.
 */
function weighClientTurn(turn: Turn, state: State, cueFile: Cues, changeGoal: string | null): WeighedTurn {
  const cues = compileCues(cueFile);
  if (isFacilitative(turn.text, cueFile)) {
    if (state.permission.kind === 'asked')
      state.permission = permissionAfterClient(state.permission, viewClient(turn.text, cues));
    return { role: 'client', turn, client: null, talk: 'neutral' };
  }
  const client = viewClient(turn.text, cues, state.previousClient);
  state.previousClient = client;
  state.volley = emptyVolley;
  state.permission = permissionAfterClient(state.permission, client);
  return { role: 'client', turn, client, talk: findClientTalk(client, cues, changeGoal) };
}

function weighTurn(
  views: readonly UtteranceView[],
  state: State,
  cues: CompiledCues,
  known: ReadonlySet<CodeId>,
): FoundUtterance[] {
  const { previousClient, affirmations } = state;
  return views.map((view, i) => {
    const next = views[i + 1] ?? null;
    const { volley, permission } = state;
    const context: UtteranceContext = { cues, utterance: view, next, volley, previousClient, permission, affirmations };
    const weighed = weighUtterance(context, known);
    const code = ruleCode(weighed);
    if (code === 'AF') noteAffirmation(affirmations, view);
    state.volley = volleyAfter(volley, view, code);
    state.permission = permissionAfterUtterance(permission, view, code);
    return { view, weighed };
  });
}
