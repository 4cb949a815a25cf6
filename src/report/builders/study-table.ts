/** Mean (SD), n, threshold and result of each measure, as a paper prints them. */

import type { MeasureDefinition, Rubric } from '../../instrument/rubric.ts';
import { describeMean } from '../../statistics/mean-interval.ts';
import type { Wording } from '../messages/words-of.ts';
import type { ReportTable, TableCell } from '../models/report-table.ts';
import { type CodedSession, isEstimatedGlobal } from '../sessions/coded-session.ts';
import { levelsOf, numberCell, textCell, writeThresholds } from './figures.ts';
import { charted } from './measure-axis.ts';
import type { ReportSetting } from './report-setting.ts';

interface StudyRow {
  readonly id: string;
  readonly name: string;
  readonly values: readonly number[];
  readonly decimals: number;
  readonly measure: MeasureDefinition | null;
}

/**
 * The table of the sessions, each counted once. Values that rest on estimates are left out unless they may count.
 *
 * @param others rubrics to compare the thresholds with
 */
export function studyTable(setting: ReportSetting, sessions: readonly CodedSession[], caption: string): ReportTable {
  const { wording, rubric } = setting;
  const { words } = wording;
  const column = (id: string, label: string, align: 'start' | 'end') => ({ id, label, meaning: null, align });
  return {
    caption,
    columns: [
      column('measure', words.columns.measure, 'start'),
      column('meanSd', words.columns.meanSd, 'end'),
      column('n', words.columns.n, 'end'),
      column('threshold', words.columns.threshold, 'start'),
      column('result', words.columns.result, 'start'),
    ],
    rows: studyRows(setting, sessions).map((row): TableCell[] => {
      const thresholds = row.measure && writeThresholds(wording, rubric, row.measure);
      return [
        textCell(row.name),
        textCell(writeMeanSd(wording, row)),
        numberCell(wording, row.values.length, 0),
        textCell(thresholds ?? words.head.missing),
        textCell((row.measure && writeResult(wording, rubric, row.measure, row.values)) ?? words.head.missing),
      ];
    }),
    note: null,
  };
}

function studyRows({ wording, rubric, allowEstimates }: ReportSetting, sessions: readonly CodedSession[]): StudyRow[] {
  const measures = rubric.measures.map(
    (measure): StudyRow => ({
      id: measure.id,
      name: wording.name(measure),
      decimals: measure.unit === 'percent' || measure.unit === 'count' ? 1 : 2,
      measure,
      values: sessions.flatMap(({ summary, isEstimated }) => {
        const value = summary[measure.id];
        return value?.defined && (allowEstimates || !isEstimated[measure.id]) ? [value.value] : [];
      }),
    }),
  );
  const globals = rubric.globals.map(
    (global): StudyRow => ({
      id: global.id,
      name: wording.name(global),
      decimals: 2,
      measure: null,
      values: sessions.flatMap((each) => {
        const rating = each.globals[global.id];
        return rating && (allowEstimates || !isEstimatedGlobal(each, global.id)) ? [rating.value] : [];
      }),
    }),
  );
  return [...measures, ...globals];
}

/** "3.26 (0.69)"; the SD is a dash with one session. */
function writeMeanSd({ words, formats }: Wording, { values, decimals }: StudyRow): string {
  const found = describeMean(values);
  if (!found.defined) return words.head.missing;
  const { mean, standardDeviation } = found.value;
  const sd = standardDeviation.defined ? formats.number(standardDeviation.value, decimals) : words.head.missing;
  return `${formats.number(mean, decimals)} (${sd})`;
}

/** "over" or "under" where there is one level; each level by name where there are several; null without a threshold. */
function writeResult(
  { words, name }: Wording,
  rubric: Rubric,
  { id }: MeasureDefinition,
  values: readonly number[],
): string | null {
  const levels = levelsOf(rubric, id);
  const found = describeMean(values);
  if (levels.length === 0 || !found.defined) return null;
  const { mean } = found.value;
  if (levels.length === 1) return mean >= (levels[0]?.from ?? 0) ? words.team.over : words.team.under;
  const reached = levels.filter(({ from }) => mean >= from).at(-1);
  const next = levels.find(({ from }) => mean < from);
  const parts = [reached && words.team.overLevel(name(reached)), next && words.team.underLevel(name(next))];
  return words.thresholds.join(parts.filter((each) => each !== undefined));
}

/** What other rubrics with the same measures would say of the same means, where their thresholds differ. */
export function describeOtherRubrics(
  setting: ReportSetting,
  sessions: readonly CodedSession[],
  others: readonly Rubric[],
): string[] {
  const { wording, rubric } = setting;
  const rows = studyRows(setting, sessions);
  return others.flatMap((other) =>
    charted(rubric).flatMap((measure) => {
      const values = rows.find(({ id }) => id === measure.id)?.values ?? [];
      const [here, there] = [levelsOf(rubric, measure.id), levelsOf(other, measure.id)];
      if (values.length === 0 || JSON.stringify(here) === JSON.stringify(there)) return [];
      const thresholds = writeThresholds(wording, other, measure);
      const result = writeResult(wording, other, measure, values);
      const called = wording.name(measure);
      if (thresholds === null || result === null) return [wording.words.team.noThresholdUnder(called, other.name)];
      return [wording.words.team.differs(called, other.name, thresholds, result)];
    }),
  );
}
