import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/workbench/api/operations.ts';
import { scoreDocument } from '../../../src/workbench/coding-log/coded-turns.ts';
import { countUndecided, unratedGlobals } from '../../../src/workbench/coding-log/unfinished.ts';
import { perform, rubric, tallyStart, transcriptStart, turns } from './any-coding.ts';

const spoken = turns.map((turn) => ({ ...turn, startSeconds: null, endSeconds: null, facilitative: turn.id === '5' }));
const at = (turnId: string, index = 0) => [{ turnId, index }];

describe('scoreDocument', () => {
  it("counts by the instrument's rules and says what it did not count", () => {
    const { end } = perform(transcriptStart, [
      { kind: 'split', turnId: '3', at: 18 },
      { kind: 'code', utterances: at('1'), decision: 'Q' },
      { kind: 'code', utterances: [...at('3'), ...at('3', 1)], decision: 'CR' },
      { kind: 'rate', global: 'empathy', value: 4 },
      { kind: 'rate', global: 'partnership', value: 3 },
    ]);
    const { counts, volleys, summary } = scoreDocument(rubric, end.document, spoken);
    expect(counts).toMatchObject({ Q: 1, CR: 1 });
    expect(volleys.flatMap(({ dropped }) => dropped)).toEqual([{ code: 'CR', rule: 'once-per-volley' }]);
    expect(summary.relationalGlobal).toEqual({ defined: true, value: 3.5 });
    expect(summary.technicalGlobal).toMatchObject({ defined: false });
  });

  it('counts a live tally by volleys, which client turns end', () => {
    const tallies = ['SR', 'CR', 'Q', 'Q', 'client', 'Q', 'SR'].map(
      (tallied, i): Edit => ({ kind: 'tally', atSeconds: i, tallied }),
    );
    const { end } = perform(tallyStart, tallies);
    const { counts, volleys } = scoreDocument(rubric, end.document, null);
    expect(counts).toMatchObject({ CR: 1, SR: 1, Q: 2 });
    expect(volleys).toHaveLength(2);
  });

  it('leaves out a decision that no code is earned, and tells what is undecided and not rated', () => {
    const { end } = perform(transcriptStart, [
      { kind: 'code', utterances: at('1'), decision: '-' },
      { kind: 'withhold', global: 'empathy', reason: 'too short' },
    ]);
    expect(Object.values(scoreDocument(rubric, end.document, spoken).counts).every((count) => count === 0)).toBe(true);
    expect(countUndecided(end.document)).toBe(1);
    expect(unratedGlobals(end.document)).toEqual(['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership']);
  });
});
