import type { Rubric } from '../instrument/rubric.ts';

/** Something a reader of the scores has to know before relying on them. */
export interface SessionWarning {
  readonly code: string;
  readonly message: string;
}

/** What the warnings depend on. */
export interface WarnedSession {
  readonly changeGoal: string | null;
  /** Length of what was coded; null where it is not known. */
  readonly durationSeconds: number | null;
  /** Whether the length was estimated from the number of words. */
  readonly durationEstimated: boolean;
  readonly clinicianTurns: number;
  /** Whether the language is one whose listening noises are known, so that "mm-hm" does not end a volley. */
  readonly languageKnown: boolean;
  /** What has to be known of how the language was read; null for nothing. */
  readonly languageNote: string | null;
  /** Whether any global is an estimate of the heuristic coder. */
  readonly estimatedGlobals: boolean;
  /** What the reader of the transcript had to note. */
  readonly notes: readonly string[];
}

/** The cautions that the instrument asks for [MITI B, C, App. B], and what the transcript's reader noted. */
export function warnOfSession(rubric: Rubric, session: WarnedSession): SessionWarning[] {
  return [
    ...lengthWarnings(rubric, session.durationSeconds),
    ...when(
      session.durationEstimated,
      'duration-estimated',
      'some times are missing or unusable; lengths are estimated from the number of words',
    ),
    ...changeGoalWarnings(rubric, session.changeGoal),
    ...when(
      session.clinicianTurns === 0,
      'no-clinician-speech',
      'the segment holds no clinician speech; there is nothing to code',
    ),
    ...when(
      !session.languageKnown,
      'listening-noises-unknown',
      'the language is not known, so even "mm-hm" of the client ends a volley and counts may be too high',
    ),
    ...when(session.languageNote !== null, 'related-language', session.languageNote ?? ''),
    ...when(
      session.estimatedGlobals,
      'globals-estimated',
      'global ratings are estimates, not ratings of a trained coder',
    ),
    ...session.notes.map((message) => ({ code: 'transcript-note', message })),
  ];
}

function when(applies: boolean, code: string, message: string): SessionWarning[] {
  return applies ? [{ code, message }] : [];
}

function lengthWarnings({ segment }: Rubric, duration: number | null): SessionWarning[] {
  if (duration === null) return [];
  const minutes = (seconds: number) => `${Math.round(seconds / 60)} minutes`;
  if (duration < segment.countsOnlyBelowSeconds) {
    const message = `under ${minutes(segment.countsOnlyBelowSeconds)}: use the behaviour counts only, not the globals`;
    return [{ code: 'segment-very-short', message }];
  }
  if (duration < segment.globalsHardBelowSeconds) {
    const message = `under ${minutes(segment.globalsHardBelowSeconds)}: globals are hard to rate on so little`;
    return [{ code: 'segment-short', message }];
  }
  if (duration > segment.longAboveSeconds) {
    const length = minutes(segment.recommendedSeconds);
    const message = `longer than the recommended ${length}; the recommended sample is a random segment of that length`;
    return [{ code: 'segment-long', message }];
  }
  return [];
}

function changeGoalWarnings({ globals, segment }: Rubric, changeGoal: string | null): SessionWarning[] {
  if (changeGoal !== null) return [];
  const unsure = globals.filter(({ id }) => !segment.globalsWithoutChangeGoal.includes(id)).map(({ name }) => name);
  if (unsure.length === 0) return [];
  const message = `no change goal: ${unsure.join(' and ')} mean little without one`;
  return [{ code: 'no-change-goal', message }];
}
