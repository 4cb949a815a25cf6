import { type CodedTurn, type Coding, type SpokenUtterance, spokenUtterances } from '../instrument/coding.ts';
import type { Proficiency } from '../instrument/proficiency.ts';
import type { CodingScores } from '../instrument/score-coding.ts';
import { describeReason, findUncertainCodes } from '../instrument/uncertain-code.ts';
import { explainUndefined } from '../instrument/value.ts';
import type { SessionScore } from './score-document.ts';
import type { SessionWarning } from './session-warnings.ts';

/** Everything known of one scored session. */
export interface ScoredSession {
  readonly id: string;
  readonly source: SessionScore['source'];
  readonly language: string | null;
  readonly segment: SessionScore['segment'];
  readonly coding: Coding;
  readonly scores: CodingScores;
  readonly warnings: readonly SessionWarning[];
}

/** A scored session as `miti score --json` prints it. */
export function describeScores(scored: ScoredSession): SessionScore {
  const { coding, scores } = scored;
  const summary = Object.entries(scores.summary);
  return {
    id: scored.id,
    source: scored.source,
    language: scored.language,
    changeGoal: coding.changeGoal,
    segment: scored.segment,
    turns: coding.turns.map(describeTurn),
    volleys: scores.volleys.map(({ volley, codes, dropped }) => ({
      turnIds: volley.turns.map((turn) => turn.id),
      codes: [...codes],
      dropped: dropped.map((each) => ({ ...each })),
    })),
    counts: scores.counts,
    globals: describeGlobals(coding),
    summary: Object.fromEntries(summary.map(([id, value]) => [id, value.defined ? value.value : null])),
    undefined: Object.fromEntries(
      summary.flatMap(([id, value]) => (value.defined ? [] : [[id, explainUndefined(value.reason)]])),
    ),
    proficiency: Object.fromEntries(
      Object.entries(scores.proficiency).map(([id, each]) => [id, proficiencyWord(each)]),
    ),
    warnings: scored.warnings.map((each) => ({ ...each })),
    review: findUncertainCodes(coding.turns),
  };
}

/** Id of the level reached, or `below`, `notSet`, `undefined`. */
export function proficiencyWord(proficiency: Proficiency): string {
  return proficiency.kind === 'reached' ? proficiency.level : proficiency.kind;
}

function describeGlobals(coding: Coding): SessionScore['globals'] {
  const entries = Object.entries(coding.globals).flatMap(([id, rating]) =>
    rating ? [[id, { value: rating.value, source: rating.source, reasons: [...rating.reasons] }]] : [],
  );
  return Object.fromEntries(entries);
}

function describeTurn(turn: CodedTurn): SessionScore['turns'][number] {
  const { id, speaker, startSeconds, endSeconds, text } = turn;
  const spoken = { startSeconds, endSeconds, text };
  if (turn.role === 'other') return { id, speaker, role: 'other', ...spoken };
  if (turn.role === 'clinician') {
    return { id, speaker, role: 'clinician', ...spoken, utterances: spokenUtterances(turn).map(describeUtterance) };
  }
  const talk = turn.clientTalk === null ? {} : { clientTalk: turn.clientTalk };
  return { id, speaker, role: 'client', ...spoken, ...talk };
}

type UtteranceScore = Extract<SessionScore['turns'][number], { role: 'clinician' }>['utterances'][number];

function describeUtterance(utterance: SpokenUtterance): UtteranceScore {
  const { text, code, confidence } = utterance;
  return { text, code, confidence, reason: describeReason(utterance) };
}
