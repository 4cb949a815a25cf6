import { codeSession } from '../coder/heuristic-coder.ts';
import type { CoderModel } from '../coder/model/coder-model.ts';
import { type Language, languages } from '../coder/reading/cue-kinds.ts';
import type { Cues } from '../coder/reading/cues.ts';
import { findSessionLanguage, noiseTest, type SessionLanguage } from '../coder/reading/session-language.ts';
import { estimateGlobals } from '../coder/rules/estimated-globals.ts';
import type { SessionGlobals } from '../exchange/coded-csv/globals-csv.ts';
import type { Coder, Coding } from '../instrument/coding.ts';
import { preferHuman } from '../instrument/globals.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { scoreCoding } from '../instrument/score-coding.ts';
import { drawSegment, type SegmentChoice } from '../transcript/segment.ts';
import type { Session, SessionWithCodes } from '../transcript/transcript.ts';
import type { ScoredSession } from './describe-scores.ts';
import { warnOfSession } from './session-warnings.ts';

/** What a session is scored with. Values only: whoever calls has read the files. */
export interface ScoringSetup {
  readonly rubric: Rubric;
  /** Cues of every language that the heuristic coder knows. */
  readonly cues: readonly Cues[];
  /** The trained model; in its language it codes together with the rules, in others the rules code alone. */
  readonly model: CoderModel | null;
}

/** What a user chooses for a run. */
export interface ScoringChoices {
  readonly segment: SegmentChoice;
  readonly seed: number;
  /** Overrides what the transcript says. */
  readonly changeGoal: string | null;
  /** Instead of recognising it. */
  readonly language: Language | null;
}

type Source = ScoredSession['source'];

/**
 * Scores a session with the heuristic coder: draws the segment, tags the utterances, estimates the globals.
 *
 * @throws InputFault when the language is not one the coder knows: it invents no codes
 */
export function scoreByHeuristics(
  session: Session,
  source: Source,
  choices: ScoringChoices,
  { rubric, cues, model }: ScoringSetup,
): ScoredSession {
  const drawn = drawSegment(session, choices.segment, choices.seed);
  const spoken = requireLanguage(session, choices.language, cues);
  const changeGoal = choices.changeGoal ?? session.changeGoal;
  const coding = codeSession(drawn.session, { rubric, cues: spoken.cues, changeGoal, model });
  return assemble({ session, source, drawn, coding, rubric, spoken });
}

/** What people gave a session beside its codes. */
export interface HumanWork {
  readonly coder: Coder;
  /** Global ratings and change goals by session id. */
  readonly ratings: ReadonlyMap<string, SessionGlobals>;
}

/** Scores a session from the codes that people gave it. Globals that nobody rated are estimated, and marked so. */
export function scoreHumanCodes(
  session: SessionWithCodes,
  source: Source,
  choices: ScoringChoices,
  { rubric, cues }: Omit<ScoringSetup, 'model'>,
  { coder, ratings }: HumanWork,
): ScoredSession {
  const drawn = drawSegment(session, choices.segment, choices.seed);
  const rated = ratings.get(session.id);
  const { turns } = drawn.session;
  const coding: Coding = {
    coder,
    turns,
    globals: preferHuman(rated?.ratings ?? {}, estimateGlobals(turns, rubric)),
    changeGoal: choices.changeGoal ?? rated?.changeGoal ?? session.changeGoal,
  };
  const spoken = findSessionLanguage(session, cues, choices.language);
  return assemble({ session, source, drawn, coding, rubric, spoken });
}

/** Scores a coding that exists already, of the segment that the choices draw: nothing is coded or estimated. */
export function scoreGivenCoding(
  session: Session,
  source: Source,
  choices: ScoringChoices,
  { rubric, cues }: Omit<ScoringSetup, 'model'>,
  coding: Coding,
): ScoredSession {
  const drawn = drawSegment(session, choices.segment, choices.seed);
  const spoken = findSessionLanguage(session, cues, choices.language);
  return assemble({ session, source, drawn, coding, rubric, spoken });
}

interface Assembly {
  readonly session: Session | SessionWithCodes;
  readonly source: Source;
  readonly drawn: { readonly segment: ScoredSession['segment']; readonly notes: readonly string[] };
  readonly coding: Coding;
  readonly rubric: Rubric;
  readonly spoken: SessionLanguage | null;
}

function assemble({ session, source, drawn, coding, rubric, spoken }: Assembly): ScoredSession {
  const scores = scoreCoding(rubric, coding, noiseTest(spoken));
  const warnings = warnOfSession(rubric, {
    changeGoal: coding.changeGoal,
    durationSeconds: drawn.segment.durationSeconds,
    durationEstimated: drawn.segment.estimated,
    clinicianTurns: coding.turns.filter((turn) => turn.role === 'clinician').length,
    languageKnown: spoken !== null,
    languageNote: spoken?.note ?? null,
    estimatedGlobals: Object.values(coding.globals).some((rating) => rating?.source === 'estimated'),
    notes: [...session.notes, ...drawn.notes],
  });
  const language = spoken?.language ?? session.language;
  return { id: session.id, source, language, segment: drawn.segment, coding, scores, warnings };
}

function requireLanguage(session: Session, chosen: Language | null, files: readonly Cues[]): SessionLanguage {
  const known = findSessionLanguage(session, files, chosen);
  if (known) return known;
  throw new InputFault({
    problem: `the language of session "${session.id}" is not recognised`,
    remedy: `the heuristic coder knows ${languages.join(', ')}; say which with --language, or give human codes with --codes`,
  });
}
