import type { CodedClinicianTurn, CodedTurn, CodedUtterance, Coder, Coding } from '../instrument/coding.ts';
import type { CodeId, Rubric } from '../instrument/rubric.ts';
import { codeIds } from '../instrument/rubric.ts';
import type { Turn } from '../instrument/turn.ts';
import type { Session } from '../transcript/transcript.ts';
import type { Annotator } from './annotate.ts';
import { findClientTalk } from './client-talk.ts';
import { type ClientView, viewClient } from './client-view.ts';
import { codeUtterance } from './code-utterance.ts';
import { type CompiledCues, compileCues } from './compiled-cues.ts';
import type { GivenCode, UtteranceContext } from './context.ts';
import type { Cues } from './cues.ts';
import { estimateGlobals } from './estimated-globals.ts';
import { isFacilitative } from './facilitative.ts';
import { parseUtterances } from './parse-utterances.ts';
import { noPermission, type Permission, permissionAfterClient, permissionAfterUtterance } from './permission.ts';
import type { UtteranceView } from './utterance-view.ts';

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
  let state = startState;
  const turns = session.turns.map((turn, i): CodedTurn => {
    const client = heard[i];
    if (turn.role === 'client') {
      const clientTalk = client ? findClientTalk(client, cues, changeGoal).talk : 'neutral';
      if (client) state = afterClient(state, client);
      return { ...turn, role: 'client', clientTalk };
    }
    if (turn.role === 'other') {
      state = { ...state, before: [] };
      return { ...turn, role: 'other' };
    }
    const views = parseUtterances(turn.text, annotator, cues);
    const following = nextClient(session.turns, heard, i);
    const coded = codeTurn(views, state, { cues, changeGoal, known, following });
    state = coded.state;
    return clinicianTurn(turn, coded.utterances);
  });
  return { coder: rulesCoder, turns, globals: estimateGlobals(turns, rubric), changeGoal };
}

/** What is carried from turn to turn. */
interface State {
  readonly previousClient: ClientView | null;
  readonly lastClient: ClientView | null;
  readonly before: readonly GivenCode[];
  readonly permission: Permission;
  readonly turnsBefore: number;
}

const startState: State = {
  previousClient: null,
  lastClient: null,
  before: [],
  permission: noPermission,
  turnsBefore: 0,
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
    before: [],
    permission: permissionAfterClient(state.permission, client),
  };
}

function nextClient(turns: readonly Turn[], heard: readonly (ClientView | null)[], from: number): ClientView | null {
  return turns[from + 1]?.role === 'client' ? (heard[from + 1] ?? null) : null;
}

interface TurnSurroundings {
  readonly cues: CompiledCues;
  readonly changeGoal: string | null;
  readonly known: ReadonlySet<CodeId>;
  readonly following: ClientView | null;
}

function codeTurn(
  views: readonly UtteranceView[],
  start: State,
  { cues, changeGoal, known, following }: TurnSurroundings,
): { utterances: CodedUtterance[]; state: State } {
  const utterances: CodedUtterance[] = [];
  const before = [...start.before];
  let permission = start.permission;
  for (const [i, utterance] of views.entries()) {
    const { previousClient, turnsBefore } = start;
    const next = views[i + 1] ?? null;
    const context: UtteranceContext = {
      cues,
      utterance,
      next,
      before,
      previousClient,
      followingClient: following,
      permission,
      changeGoal,
      turnsBefore,
    };
    const coded = codeUtterance(context, known);
    utterances.push(coded);
    before.push({ view: utterance, code: coded.code });
    permission = permissionAfterUtterance(permission, utterance, coded.code);
  }
  return { utterances, state: { ...start, before, permission, turnsBefore: start.turnsBefore + 1 } };
}

function clinicianTurn(turn: Turn, utterances: readonly CodedUtterance[]): CodedClinicianTurn {
  return { ...turn, role: 'clinician', utterances };
}
