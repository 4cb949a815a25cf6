import { csvHeader, csvLines } from '../../exchange/sheets/write-csv.ts';
import type { WorkbookSheet } from '../../exchange/sheets/write-workbook.ts';
import type { AgreementReport, ConfusionTable } from '../models/agreement-report.ts';
import type { CaseworkerReport, PeriodMeasure } from '../models/caseworker-report.ts';
import type { ReportModel } from '../models/report-model.ts';
import type { ReportTable } from '../models/report-table.ts';
import type { SessionReport } from '../models/session-report.ts';
import type { TeamReport } from '../models/team-report.ts';

type Column = WorkbookSheet['columns'][number];

const text = (name: string, label: string): Column => ({ name, label, type: 'text' });
const number = (name: string, label: string): Column => ({ name, label, type: 'number' });

/** The figures of a report as sheets of a workbook, unrounded; the first is what a CSV file gets. */
export function reportSheets(report: ReportModel): WorkbookSheet[] {
  switch (report.kind) {
    case 'session':
      return sessionSheets(report);
    case 'caseworker':
      return caseworkerSheets(report);
    case 'team':
      return teamSheets(report);
    case 'agreement':
      return agreementSheets(report);
  }
}

/** The first sheet as CSV. */
export function reportCsv(report: ReportModel): string {
  const [first] = reportSheets(report);
  return first ? `${csvHeader(first.columns)}${csvLines(first.rows)}` : '';
}

function sessionSheets({ measures, profile, globals }: SessionReport): WorkbookSheet[] {
  const { columns, rows } = measures;
  return [
    {
      name: 'measures',
      columns: [
        text('measure', columns.measure),
        text('name', columns.measure),
        number('value', columns.value),
        text('whyMissing', columns.value),
        text('workings', columns.workings),
        text('isEstimate', columns.value),
        text('level', columns.standing),
        text('standing', columns.standing),
        text('thresholds', columns.thresholds),
      ],
      rows: rows.map(({ id, name, figure, workings, isEstimate, standing, thresholds }) => [
        id,
        name,
        figure.defined ? figure.value : null,
        figure.defined ? null : figure.reason,
        workings,
        isEstimate,
        standing.level,
        standing.text,
        thresholds,
      ]),
    },
    sheetOf('counts', profile.table),
    sheetOf('globals', globals),
  ];
}

/** Columns of a period's measures, which the CSV of a whole month has too. */
export const measureColumns: readonly Column[] = [
  text('measure', 'Id of the measure in the rubric'),
  text('name', 'Name of the measure'),
  number('value', 'Value in the period, not rounded'),
  text('whyMissing', 'Why there is no value'),
  number('lower', 'Lower end of the 95 % interval'),
  number('upper', 'Upper end of the 95 % interval'),
  text('isEstimate', 'Whether the value rests on estimates of the program'),
  text('level', 'Id of the level that was reached'),
  text('standing', 'Where the value stands, in words'),
  number('difference', 'Difference to the last period with a value'),
  text('change', 'rise or fall beyond measurement error, within it, or unknown'),
  text('trend', 'rise or fall where the interval of the slope excludes zero, none, or tooFew'),
];

export function measureRow({ id, name, figure, interval, isEstimate, standing, change, trend }: PeriodMeasure) {
  return [
    id,
    name,
    figure.defined ? figure.value : null,
    figure.defined ? null : figure.reason,
    interval?.lower ?? null,
    interval?.upper ?? null,
    isEstimate,
    standing.level,
    standing.text,
    change.difference.defined ? change.difference.value : null,
    change.kind,
    trend.kind,
  ];
}

function caseworkerSheets({ measures, sessions, series }: CaseworkerReport): WorkbookSheet[] {
  return [
    { name: 'measures', columns: measureColumns, rows: measures.rows.map(measureRow) },
    ...(sessions.table ? [sheetOf('sessions', sessions.table)] : []),
    ...(series ? [sheetOf('series', series.table)] : []),
  ];
}

function teamSheets({ study, coverage, levels, agreement }: TeamReport): WorkbookSheet[] {
  return [
    sheetOf('measures', study.table),
    sheetOf('coverage', coverage.table),
    ...(levels ? [sheetOf('levels', levels.table)] : []),
    ...(agreement.table ? [sheetOf('agreement', agreement.table)] : []),
  ];
}

function agreementSheets({ measures, utterances, differences, pairs, talk }: AgreementReport): WorkbookSheet[] {
  const sheets = (name: string, table: ReportTable | null | undefined) => (table ? [sheetOf(name, table)] : []);
  return [
    ...measures.tables.map((table, at) => sheetOf(`measures${at + 1}`, table)),
    ...sheets('codes', utterances.table),
    ...(utterances.confusion ? [confusionSheet(utterances.confusion)] : []),
    ...sheets('differences', differences?.table),
    ...sheets('pairs', pairs?.table),
    ...sheets('ratings', talk?.globals),
    ...sheets('utterances', talk?.utterances),
  ];
}

function confusionSheet({ corner, columns, rows }: ConfusionTable): WorkbookSheet {
  return {
    name: 'confusion',
    columns: [text('code', corner), ...columns.map(({ code, name }) => number(code, name))],
    rows: rows.map(({ code, cells }) => [code, ...cells.map(({ count }) => count)]),
  };
}

/** A table as it is printed, with its unrounded values. */
function sheetOf(name: string, { columns, rows }: ReportTable): WorkbookSheet {
  return {
    name,
    columns: columns.map(({ id, label, meaning, align }) => ({
      name: id,
      label: meaning ?? label,
      type: align === 'end' ? 'number' : 'text',
    })),
    rows: rows.map((row) => row.map(({ value }) => value)),
  };
}
