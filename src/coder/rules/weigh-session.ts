import type { ClientTalk } from '../../instrument/coding.ts';
import type { CodeId } from '../../instrument/rubric.ts';
import type { Behaviour } from '../reading/cues.ts';
import { once } from '../reading/once.ts';
import type { ReadTurn, SessionDocument } from '../reading/session-document.ts';
import { type Affirmations, noteAffirmation } from './affirmations.ts';
import { behavioursOf, findClientTalk } from './client-talk.ts';
import { ruleCode, type WeighedUtterance, weighUtterance } from './code-utterance.ts';
import type { UtteranceContext } from './context.ts';
import { feelingsIn } from './evidence.ts';
import { noPermission, type Permission, permissionAfterClient, permissionAfterUtterance } from './permission.ts';
import { emptyVolley, type VolleySoFar, volleyAfter } from './volley-so-far.ts';

/** A turn with what the rules found in it. */
export interface WeighedTurn extends ReadTurn {
  /** One for each utterance. */
  readonly weighed: readonly WeighedUtterance[];
  /** What the rules say of client speech. */
  readonly ruleTalk: ClientTalk;
}

/** A session with what the rules found in it. */
export interface WeighedSession extends SessionDocument {
  readonly turns: readonly WeighedTurn[];
}

/** What is carried from turn to turn. */
interface Course {
  readonly previousClient: ReadTurn | null;
  readonly heard: ReadonlySet<string>;
  readonly heardFeelings: () => ReadonlySet<string>;
  readonly volley: VolleySoFar;
  readonly permission: Permission;
  readonly affirmations: Affirmations;
}

const start: Course = {
  previousClient: null,
  heard: new Set(),
  heardFeelings: () => new Set(),
  volley: emptyVolley,
  permission: noPermission,
  affirmations: new Map(),
};

/** Holds every turn against the rules, each with what stands before it. */
export function weighSession(document: SessionDocument, known: ReadonlySet<CodeId>): WeighedSession {
  const behaviours = behavioursOf(document.lexicon, document.changeGoal);
  const turns: WeighedTurn[] = [];
  let course = start;
  for (const turn of document.turns) {
    const { weighed, ruleTalk, after } = weighTurn(turn, course, { document, known, behaviours });
    turns.push({ ...turn, weighed, ruleTalk });
    course = after;
  }
  return { ...document, turns };
}

interface Setting {
  readonly document: SessionDocument;
  readonly known: ReadonlySet<CodeId>;
  readonly behaviours: readonly Behaviour[];
}

interface Outcome {
  readonly weighed: readonly WeighedUtterance[];
  readonly ruleTalk: ClientTalk;
  readonly after: Course;
}

function weighTurn(turn: ReadTurn, course: Course, setting: Setting): Outcome {
  if (turn.role === 'clinician') return weighClinicianTurn(turn, course, setting);
  if (turn.role === 'client') return weighClientTurn(turn, course, setting);
  return { weighed: [], ruleTalk: 'neutral', after: { ...course, volley: emptyVolley } };
}

/**
 * Client speech closes the volley. What was said right before still counts as just said. "Mm-hm" keeps the volley open,
 * but it can be the answer to a request for permission.
 */
function weighClientTurn(turn: ReadTurn, course: Course, { document, behaviours }: Setting): Outcome {
  const permission = permissionAfterClient(course.permission, turn);
  if (turn.facilitative) {
    const after = course.permission.kind === 'asked' ? { ...course, permission } : course;
    return { weighed: [], ruleTalk: 'neutral', after };
  }
  const heard = new Set([...turn.lemmas, ...(course.previousClient?.lemmas ?? [])]);
  const heardFeelings = once(() => feelingsIn(turn, document.lexicon));
  return {
    weighed: [],
    ruleTalk: findClientTalk(turn, behaviours),
    after: { ...course, previousClient: turn, heard, heardFeelings, volley: emptyVolley, permission },
  };
}

function weighClinicianTurn({ utterances }: ReadTurn, course: Course, { document, known }: Setting): Outcome {
  let after = course;
  const weighed = utterances.map((utterance, i) => {
    const next = utterances[i + 1] ?? null;
    const context: UtteranceContext = { lexicon: document.lexicon, utterance, next, ...after };
    const result = weighUtterance(context, known);
    const code = ruleCode(result);
    after = {
      ...after,
      volley: volleyAfter(after.volley, utterance, code),
      permission: permissionAfterUtterance(after.permission, utterance, code),
      affirmations: code === 'AF' ? noteAffirmation(after.affirmations, utterance) : after.affirmations,
    };
    return result;
  });
  return { weighed, ruleTalk: 'neutral', after };
}
