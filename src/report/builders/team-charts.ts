import type { DistributionChart, DistributionPanel, LevelsChart } from '../models/chart-models.ts';
import type { ReportTable } from '../models/report-table.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { levelsOf, numberCell, textCell, writeMeasure } from './figures.ts';
import { charted, levelBands, measureAxis } from './measure-axis.ts';
import { describeSessions } from './period-value.ts';
import type { ReportSetting } from './report-setting.ts';
import { legendOf } from './trend-chart.ts';

/** How each measure is spread over the sessions; null without any value. */
export function distributionChart(
  setting: ReportSetting,
  sessions: readonly CodedSession[],
  title: string,
): DistributionChart | null {
  const { wording, rubric, allowEstimates } = setting;
  const { words, name, formats } = wording;
  const panels = charted(rubric).map((measure): DistributionPanel => {
    const axis = measureAxis(wording, rubric, measure);
    const points = sessions.flatMap((each) => {
      const value = each.summary[measure.id];
      if (!value?.defined) return [];
      return [{ value: value.value, coder: each.coder, isEstimate: each.isEstimated[measure.id] ?? false }];
    });
    const counted = allowEstimates ? sessions : sessions.filter(({ isEstimated }) => !isEstimated[measure.id]);
    const found = describeSessions(measure, counted);
    const values = points.map(({ value }) => value);
    const above = values.filter((value) => value > axis.to).length;
    const called = name(measure);
    const write = (value: number) => writeMeasure(wording, measure.unit, value);
    const mean = found.defined ? found.value.mean : null;
    return {
      measure: measure.id,
      name: called,
      title: called,
      alternative:
        values.length === 0
          ? words.caseworker.panelEmpty(called)
          : words.team.stripAlternative(
              called,
              values.length,
              write(Math.min(...values)),
              write(Math.max(...values)),
              mean === null ? words.head.missing : write(mean),
            ),
      axis,
      bands: levelBands(wording, rubric, measure, axis),
      points,
      pointsAbove: above === 0 ? null : words.caseworker.pointsAbove(above, formats.shortNumber(axis.to, 0)),
      mean,
      interval: found.defined && found.value.interval.defined ? found.value.interval.value : null,
    };
  });
  const shown = panels.flatMap(({ points }) => points);
  if (shown.length === 0) return null;
  return {
    kind: 'distribution',
    title,
    alternative: words.team.distributionAlternative,
    panels,
    legend: legendOf(wording, shown),
  };
}

export interface LevelShares {
  readonly chart: LevelsChart;
  readonly table: ReportTable;
}

/** Sessions at each level of each measure that has thresholds; null where no session can be placed. */
export function levelShares(setting: ReportSetting, sessions: readonly CodedSession[]): LevelShares | null {
  const { wording, rubric, allowEstimates } = setting;
  const { words, name, formats } = wording;
  const measures = charted(rubric).flatMap((measure) => {
    const levels = levelsOf(rubric, measure.id);
    const values = sessions.flatMap(({ summary, isEstimated }) => {
      const value = summary[measure.id];
      return value?.defined && (allowEstimates || !isEstimated[measure.id]) ? [value.value] : [];
    });
    const [lowest] = levels;
    if (!lowest || values.length === 0) return [];
    const below = { level: null, name: words.standing.below(name(lowest)), from: Number.NEGATIVE_INFINITY };
    const steps = [below, ...levels.map((level) => ({ level: level.id, name: name(level), from: level.from }))];
    const parts = steps.map(({ level, name: called, from }, rank) => {
      const to = steps[rank + 1]?.from ?? Number.POSITIVE_INFINITY;
      const count = values.filter((value) => value >= from && value < to).length;
      return { level, name: called, sessions: count, percent: (100 * count) / values.length };
    });
    return [{ measure: measure.id, name: name(measure), parts }];
  });
  if (measures.length === 0) return null;
  const rows = measures.flatMap((measure) =>
    measure.parts.map((part) => [
      textCell(measure.name),
      textCell(part.name),
      numberCell(wording, part.sessions, 0),
      { value: part.percent, text: formats.percent(part.percent) },
    ]),
  );
  const column = (id: string, label: string, align: 'start' | 'end') => ({ id, label, meaning: null, align });
  return {
    chart: {
      kind: 'levels',
      title: words.team.levelsTitle,
      alternative: words.team.levelsAlternative(
        measures.map(({ name: called, parts }) =>
          words.team.levelsPart(
            called,
            parts.map((part) => `${part.sessions} ${part.name}`),
          ),
        ),
      ),
      xLabel: words.team.levelsAxis,
      measures,
    },
    table: {
      caption: words.team.levelsHeading,
      columns: [
        column('measure', words.columns.measure, 'start'),
        column('level', words.columns.standing, 'start'),
        column('sessions', words.columns.n, 'end'),
        column('percent', '%', 'end'),
      ],
      rows,
      note: null,
    },
  };
}
