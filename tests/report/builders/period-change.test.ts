import { beforeAll, describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import type { Rubric } from '../../../src/instrument/rubric.ts';
import { computeSummaryScores } from '../../../src/instrument/summary-scores.ts';
import { compareMonths } from '../../../src/report/builders/period-change.ts';
import type { ReportSetting } from '../../../src/report/builders/report-setting.ts';
import { wordsOf } from '../../../src/report/messages/words-of.ts';
import { type CodedSession, mergeCodings, type ReportedCoding } from '../../../src/report/sessions/coded-session.ts';
import type { CoderReliability } from '../../../src/report/sessions/reliability.ts';
import { computed } from '../../../src/statistics/statistic.ts';

let rubric: Rubric;
beforeAll(async () => {
  rubric = (await loadRubric('miti-4.2.1')).rubric;
});

const components = { subject: 1, coder: 0.01, error: 0.04 };

/** Coders agree so well that a point is more than they differ. */
function reliability(): CoderReliability {
  const icc = computed({
    estimate: 0.95,
    components: { ...components, mean: 3, iterations: 1 },
    interval: computed({ lower: 0.9, upper: 0.98, level: 0.95 }),
  });
  return {
    sessions: 20,
    measures: Object.fromEntries(rubric.measures.map(({ id }) => [id, icc])),
    globals: {},
  } as unknown as CoderReliability;
}

function sessionOn(date: string, value: 2 | 3 | 4, coders: readonly string[], kind: 'human' | 'heuristic' = 'human') {
  const codings = coders.map((coder): ReportedCoding => {
    const rating = { value, source: kind === 'human' ? ('human' as const) : ('estimated' as const), reasons: [] };
    const globals = Object.fromEntries(rubric.globals.map(({ id }) => [id, rating]));
    const counts = { SR: 10, CR: value * 2, Q: 10 };
    return {
      record: {
        id: `${date} ${coder}`,
        coder: { kind, id: coder, version: null },
        status: 'final',
        changeGoal: null,
        notes: '',
        flags: [],
        segmentId: null,
      },
      counts,
      globals,
      summary: computeSummaryScores(rubric, counts, globals),
      segment: null,
      stretch: date,
      turns: null,
    };
  });
  const session = {
    id: date,
    label: date,
    caseworker: 'V1',
    client: null,
    date,
    number: null,
    language: 'en',
    changeGoal: null,
    recording: null,
    durationSeconds: null,
    tags: [],
    source: null,
    sourceHash: null,
    hasTranscript: false,
    revision: 1,
  };
  const merged = mergeCodings(rubric, session, codings);
  if (!merged) throw new Error('no coding counts');
  return merged;
}

function compare(id: string, sessions: readonly CodedSession[], allowEstimates = false) {
  const setting: ReportSetting = {
    wording: wordsOf('en'),
    rubric,
    madeOn: '2026-11-02',
    organisation: null,
    allowEstimates,
    quotes: 'none',
    seed: 1,
    names: new Map(),
  };
  const measure = rubric.measures.find((each) => each.id === id);
  if (!measure) throw new Error(`no measure ${id}`);
  return compareMonths(setting, measure, sessions, '2026-10', reliability());
}

describe('compareMonths', () => {
  it('says what is more than coders differ where people coded both months', () => {
    const sessions = [sessionOn('2026-09-01', 2, ['K1']), sessionOn('2026-10-01', 4, ['K1'])];
    expect(compare('technicalGlobal', sessions)).toMatchObject({ difference: 2, change: { verdict: 'rise' } });
  });

  it.each([
    ['2026-09-01', '2026-10-01'],
    ['2026-10-01', '2026-09-01'],
  ])('can’t tell where the month of %s rests on estimates', (estimated, coded) => {
    const sessions = [sessionOn(estimated, 2, ['miti'], 'heuristic'), sessionOn(coded, 4, ['K1'])];
    expect(compare('technicalGlobal', sessions, true)).toMatchObject({ change: null });
  });

  it('weighs each session alike, whatever the number of its coders', () => {
    const both = (month: string, value: 2 | 4) => [
      sessionOn(`2026-${month}-01`, value, ['K1']),
      sessionOn(`2026-${month}-02`, value, ['K1', 'K2']),
    ];
    const error = 0.01 * (0.75 ** 2 + 0.25 ** 2) + 0.04 * (0.5 ** 2 + 2 * 0.25 ** 2);
    const found = compare('technicalGlobal', [...both('09', 2), ...both('10', 4)]);
    expect(found?.change?.detectable).toBeCloseTo(1.959963985 * Math.sqrt(2 * error), 8);
  });

  it('holds a ratio against error only where both months rest on one coding', () => {
    const one = [sessionOn('2026-09-01', 2, ['K1']), sessionOn('2026-10-01', 4, ['K1'])];
    expect(compare('percentComplexReflections', one)?.change).toMatchObject({ verdict: 'rise' });
    const two = [...one, sessionOn('2026-10-02', 4, ['K1'])];
    expect(compare('percentComplexReflections', two)).toMatchObject({ change: null });
    expect(compare('technicalGlobal', two)?.change).toMatchObject({ verdict: 'rise' });
  });
});
