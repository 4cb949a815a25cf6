import { type Shares, talks } from '../../coder/model/classes.ts';
import { clientContext } from '../../coder/model/client-context.ts';
import { clientFeatures } from '../../coder/model/client-features.ts';
import { clinicianContext } from '../../coder/model/clinician-context.ts';
import { clinicianFeatures } from '../../coder/model/clinician-features.ts';
import { type ModelTurn, modelTurns } from '../../coder/model/model-turns.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { openLexicon } from '../../coder/reading/lexicon.ts';
import { readSession } from '../../coder/reading/session-document.ts';
import type { Utterance } from '../../coder/reading/utterance.ts';
import { type WeighedSession, weighSession } from '../../coder/rules/weigh-session.ts';
import type { Turn } from '../../instrument/coding.ts';
import type { CodeId, Rubric } from '../../instrument/rubric.ts';
import { codeIds } from '../../instrument/rubric.ts';
import type { Label } from '../fitting/bag.ts';
import type { SessionBag, TrainingSession } from '../fitting/two-stages.ts';

/** A run of utterances that people judged together, and which families of codes and which codes they found in it. */
export interface JudgedBag extends SessionBag {
  readonly families: ReadonlySet<number>;
  /** Null where they judged families alone. */
  readonly codes: ReadonlySet<CodeId> | null;
}

/** A client's turn that people judged: its row, and how many of them found what. */
export interface JudgedTalk extends SessionBag {
  /** The place of what most found. */
  readonly talk: number;
}

/** A session with what people judged of its turns, by whatever scheme. */
export interface JudgedSession {
  /** Sessions of a group are never on both sides of a split. */
  readonly group: string;
  readonly changeGoal: string | null;
  readonly turns: readonly Turn[];
  /** What its labels count against those of other sessions. */
  readonly weight: number;
  /** What was judged of a clinician's turn, counted from its first utterance; nothing where nobody judged it. */
  judge(turn: Turn, utterances: readonly Utterance[]): readonly JudgedBag[];
  /** Shares of judges that found each talk in a client's turn, in the order of `talks`; null where nobody judged it. */
  talkOf(turn: Turn): readonly number[] | null;
}

export interface TrainableClinician extends TrainingSession {
  readonly bags: readonly JudgedBag[];
}

export interface TrainableClient extends TrainingSession {
  readonly bags: readonly JudgedTalk[];
}

/** A judged session as rows of features with their labels. */
export interface TrainableSession {
  readonly clinician: TrainableClinician;
  readonly client: TrainableClient;
}

/** What sessions are read for training with. */
export interface TrainingSetup {
  readonly rubric: Rubric;
  /** Cues of the language of all sessions. */
  readonly cues: Cues;
}

/** Reads a judged session for training. */
export function readForTraining(session: JudgedSession, { rubric, cues }: TrainingSetup): TrainableSession {
  const read = readSession(session.turns, session.changeGoal, openLexicon(cues));
  const weighed = weighSession(read, new Set(codeIds(rubric)));
  const turns = modelTurns(weighed);
  return { clinician: readClinician(session, weighed, turns), client: readClient(session, weighed, turns) };
}

function readClinician(
  { group, weight, judge }: JudgedSession,
  session: WeighedSession,
  turns: readonly ModelTurn[],
): TrainableClinician {
  let row = 0;
  const bags = session.turns.flatMap(({ turn, utterances }) => {
    const first = row;
    row += utterances.length;
    const judged = utterances.length === 0 ? [] : judge(turn, utterances);
    return judged.map((bag) => ({ ...bag, from: bag.from + first, to: bag.to + first }));
  });
  const rows = clinicianFeatures(turns, session);
  const contextOf = (first: readonly Shares[]) => clinicianContext(first, turns);
  return { group, rows, bags, weight, contextOf };
}

function readClient(
  { group, weight, talkOf }: JudgedSession,
  session: WeighedSession,
  turns: readonly ModelTurn[],
): TrainableClient {
  const clientTurns = session.turns.filter(({ role }) => role === 'client');
  const bags = clientTurns.flatMap(({ turn }, row): JudgedTalk[] => {
    const shares = talkOf(turn);
    if (shares === null) return [];
    const labels = talks
      .map((_, k): Label => ({ classes: [k], share: 1, weight: shares[k] ?? 0 }))
      .filter((label) => label.weight > 0);
    const talk = shares.indexOf(Math.max(...shares));
    return [{ from: row, to: row + 1, labels, main: [], lengths: [1], talk }];
  });
  const rows = clientFeatures(turns, session);
  const contextOf = (first: readonly Shares[]) => clientContext(first, turns);
  return { group, rows, bags, weight, contextOf };
}
