import { beforeAll, describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import type { MeasureDefinition, Rubric } from '../../../src/instrument/rubric.ts';
import type { ReportSetting } from '../../../src/report/builders/report-setting.ts';
import { describeTrend, trendChart } from '../../../src/report/builders/trend-chart.ts';
import type { ReportLanguage } from '../../../src/report/messages/report-language.ts';
import { wordsOf } from '../../../src/report/messages/words-of.ts';
import type { CodedSession } from '../../../src/report/sessions/coded-session.ts';

let rubric: Rubric;
beforeAll(async () => {
  rubric = (await loadRubric('miti-4.2.1')).rubric;
});

/** What a trend reads of a session. */
function sessionOn(date: string, measure: string, value: number, isEstimate = false): CodedSession {
  const read = {
    session: { date, label: date, number: null },
    summary: { [measure]: { defined: true, value } },
    isEstimated: { [measure]: isEstimate },
    counts: {},
    globals: {},
    coder: isEstimate ? 'heuristic' : 'human',
  };
  return read as unknown as CodedSession;
}

function drawn(id: string, sessions: readonly CodedSession[], language: ReportLanguage = 'en') {
  const setting: ReportSetting = {
    wording: wordsOf(language),
    rubric,
    madeOn: '2026-12-02',
    organisation: null,
    allowEstimates: false,
    quotes: 'none',
    seed: 1,
    names: new Map(),
  };
  const measure = rubric.measures.find((each) => each.id === id) as MeasureDefinition;
  const trend = describeTrend(setting, measure, sessions);
  const span = { from: '2026-01', to: '2026-12', months: 12 };
  const panels = trendChart(setting, span, sessions, new Map([[id, trend]]))?.panels ?? [];
  return { trend, panel: panels.find((each) => each.measure === id) };
}

const dates = ['01-10', '02-10', '03-10', '04-10', '05-10', '06-10', '07-10', '08-10'].map((day) => `2026-${day}`);
const series = (id: string, values: readonly number[]) =>
  values.map((value, at) => sessionOn(dates[at] ?? '', id, value));

describe('trendChart', () => {
  it('draws a line over the sessions that it was fitted to, not over estimates', () => {
    const id = 'technicalGlobal';
    const people = series(id, [2, 2.5, 3, 2.5, 3, 3.5]);
    const { panel } = drawn(id, [...people, sessionOn('2026-11-10', id, 1, true)]);
    expect(panel?.points).toHaveLength(7);
    expect([panel?.line?.from.x, panel?.line?.to.x]).toEqual([panel?.points[0]?.x, panel?.points[5]?.x]);
  });

  it('ends a line where it meets the axis, with its slope unchanged', () => {
    const id = 'percentComplexReflections';
    const { panel, trend } = drawn(id, series(id, [10, 30, 50, 70, 90, 99, 100, 100]));
    const { from, to, band } = panel?.line ?? { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, band: [] };
    expect((to.y - from.y) / (to.x - from.x)).toBeCloseTo(trend.line?.slope ?? 0, 9);
    expect(to.y).toBeCloseTo(100, 9);
    expect(to.x).toBeLessThan(panel?.points.at(-1)?.x ?? 0);
    expect(band.map(({ x }) => x)).toEqual(band.map(({ x }) => x).sort((a, b) => a - b));
    for (const { lower, upper } of band) expect([lower >= 0, lower <= upper, upper <= 100]).toEqual([true, true, true]);
  });
});

describe('describeTrend', () => {
  it('states no fitted value beyond the scale, and writes a slope as precisely as its interval', () => {
    const id = 'percentComplexReflections';
    const { trend } = drawn(id, series(id, [10, 30, 50, 70, 90, 99, 100, 100]));
    expect(trend.title).toMatch(/ rose from \d+% to 100%$/);
    expect(trend.trend.text).toMatch(/by about \d+\.\d .* interval \d+\.\d .* \d+\.\d/);
  });
});

describe('describeTrend', () => {
  // Less than 0.01 a month: too little for two decimals.
  const creeping = [2, 2.002, 2.01, 2.011, 2.013, 2.023, 2.024, 2.027];

  it.each([
    ['en', 'Rising by about 0.004 a month (95% interval 0.002 to 0.005).', '2.00 to 2.03'],
    ['nb', 'Stiger med omtrent 0,004 i måneden (95 %-intervall 0,002 til 0,005).', '2,00 til 2,03'],
    ['sv', 'Stiger med ungefär 0,004 i månaden (95 %-intervall 0,002 till 0,005).', '2,00 till 2,03'],
  ] as const)('writes an interval that excludes zero so that it is seen to: %s', (language, text, ends) => {
    const { trend } = drawn('technicalGlobal', series('technicalGlobal', creeping), language);
    expect(trend.trend).toEqual({ kind: 'rise', text });
    expect(trend.title).toContain(ends);
  });

  it.each(['totalMiAdherent', 'percentComplexReflections', 'reflectionToQuestionRatio'])('so for %s', (id) => {
    for (const factor of [1, -1, 0.1]) {
      const { trend } = drawn(
        id,
        series(
          id,
          creeping.map((value) => 3 + factor * value),
        ),
      );
      const numbers = [...trend.trend.text.matchAll(/\d+\.\d+/g)].map(([found]) => Number(found));
      expect(numbers).toHaveLength(3);
      for (const number of numbers) expect(number).toBeGreaterThan(0);
      const [from, to] = [...(trend.title?.matchAll(/from (\S+) to (\S+)/g) ?? [])][0]?.slice(1) ?? [];
      expect(from).not.toBe(to);
    }
  });
});
