import type { CodedTurn, CodedUtterance, Coder, Coding } from '../instrument/coding.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { codeIds } from '../instrument/rubric.ts';
import type { Session } from '../transcript/transcript.ts';
import type { CoderModel } from './model/coder-model.ts';
import { type Conclusion, concludeByModel, type SessionConclusion } from './model/conclude.ts';
import type { Cues } from './reading/cues.ts';
import { openLexicon } from './reading/lexicon.ts';
import { readSession } from './reading/session-document.ts';
import { concludeByRules } from './rules/code-utterance.ts';
import { estimateGlobals } from './rules/estimated-globals.ts';
import { type WeighedSession, type WeighedTurn, weighSession } from './rules/weigh-session.ts';

/** Version of the rules and cues; it stands with every coding they made. */
export const rulesVersion = '0.4.0';

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
 * Codes a session: utterances with at most one code each, client talk, estimated globals. The session is read, held
 * against the rules, and concluded by the model where there is one of the language, else by the rules alone. The same
 * session always gets the same codes. Only codes that the rubric knows are given.
 */
export function codeSession(session: Session, options: HeuristicCoderOptions): Coding {
  const { rubric, cues } = options;
  const model = options.model?.language === cues.language ? options.model : null;
  const changeGoal = options.changeGoal ?? session.changeGoal;
  const known = new Set(codeIds(rubric));
  const read = readSession(session.turns, changeGoal, openLexicon(cues));
  const weighed = weighSession(read, known);
  const concluded = model ? concludeByModel(weighed, model, known) : concludeAllByRules(weighed);
  const turns = weighed.turns.map((turn, i) => codeTurn(turn, concluded, i));
  return { coder: signCoder(model), turns, globals: estimateGlobals(turns, rubric), changeGoal };
}

function concludeAllByRules({ turns }: WeighedSession): SessionConclusion {
  return {
    utterances: turns.map(({ weighed }) => weighed.map(concludeByRules)),
    talk: turns.map(({ ruleTalk }) => ruleTalk),
  };
}

function codeTurn({ turn, utterances }: WeighedTurn, concluded: SessionConclusion, at: number): CodedTurn {
  const { role } = turn;
  if (role === 'other') return { ...turn, role };
  if (role === 'client') return { ...turn, role, clientTalk: concluded.talk[at] ?? 'neutral' };
  const coded = utterances.map(({ text, start }, i): CodedUtterance => {
    const conclusion = concluded.utterances[at]?.[i] as Conclusion;
    return { from: start, to: start + text.length, ...conclusion };
  });
  return { ...turn, role, utterances: coded };
}
