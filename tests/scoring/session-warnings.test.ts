import { describe, expect, it } from 'vitest';
import { type WarnedSession, warnOfSession } from '../../src/scoring/session-warnings.ts';
import { miti } from '../instrument/shipped-rubric.ts';

const fine: WarnedSession = {
  changeGoal: 'walk every day',
  durationSeconds: 1200,
  durationEstimated: false,
  clinicianTurns: 40,
  languageKnown: true,
  languageNote: null,
  estimatedGlobals: false,
  notes: [],
};
const codesFor = (change: Partial<WarnedSession>) =>
  warnOfSession(miti, { ...fine, ...change }).map(({ code }) => code);

describe('warnOfSession', () => {
  it('has nothing to say of a 20-minute segment with a change goal, rated by people', () => {
    expect(codesFor({})).toEqual([]);
  });

  // Manual 4.2.1, appendix B: under 10 minutes globals are hard to rate, at 2-5 minutes code behaviour counts only.
  it.each([
    [299, ['segment-very-short']],
    [300, ['segment-short']],
    [599, ['segment-short']],
    [600, []],
    [1320, []],
    [1321, ['segment-long']],
  ])('at %d seconds says %j', (durationSeconds, codes) => {
    expect(codesFor({ durationSeconds })).toEqual(codes);
  });

  it('names the globals that a missing change goal leaves without meaning', () => {
    const [warning] = warnOfSession(miti, { ...fine, changeGoal: null });
    expect(warning?.message).toContain('Cultivating Change Talk and Softening Sustain Talk mean little');
  });

  it('tells of estimates, silence and what the reader noted', () => {
    expect(
      codesFor({
        durationEstimated: true,
        estimatedGlobals: true,
        clinicianTurns: 0,
        languageKnown: false,
        notes: ['2 turns have no speaker'],
      }),
    ).toEqual([
      'duration-estimated',
      'no-clinician-speech',
      'listening-noises-unknown',
      'globals-estimated',
      'transcript-note',
    ]);
  });
});
