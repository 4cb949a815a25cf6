import type { ReportTable, TableCell, TableColumn } from '../models/report-table.ts';
import { type CodedSession, isEstimatedGlobal } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';
import { numberCell, textCell, writeMeasure } from './figures.ts';
import { writeLength } from './head.ts';
import { charted } from './measure-axis.ts';
import { describeSessions } from './period-value.ts';
import type { ReportSetting } from './report-setting.ts';

function column(id: string, label: string, align: 'start' | 'end', meaning: string | null = null): TableColumn {
  return { id, label, meaning, align };
}

/** One row a session: date, change goal, segment, coder, the counts and the globals. */
export function sessionTable(setting: ReportSetting, sessions: readonly CodedSession[], caption: string): ReportTable {
  const { wording, rubric } = setting;
  const { words, formats, name } = wording;
  const hasEstimates = sessions.some(
    (each) => !isCodedByPeople(each) || Object.keys(each.globals).some((id) => isEstimatedGlobal(each, id)),
  );
  const estimated = (cell: TableCell, isEstimate: boolean): TableCell =>
    isEstimate && cell.value !== null ? { ...cell, text: `${cell.text}*` } : cell;
  return {
    caption,
    columns: [
      column('date', words.columns.date, 'start'),
      column('session', words.columns.session, 'start'),
      column('changeGoal', words.columns.changeGoal, 'start'),
      column('segment', words.columns.segment, 'end'),
      column('coder', words.columns.coder, 'start'),
      ...rubric.codes.map((code) => column(code.id, code.abbreviation, 'end', name(code))),
      ...rubric.globals.map((global) => column(global.id, global.abbreviation, 'end', name(global))),
    ],
    rows: sessions.map((each) => [
      textCell(each.session.date === null ? words.facts.noDate : formats.shortDay(each.session.date)),
      textCell(each.session.number === null ? each.session.label : `${each.session.label} (${each.session.number})`),
      textCell(each.changeGoal ?? words.head.missing),
      textCell(writeLength(wording, each.segment)),
      textCell(isCodedByPeople(each) ? formats.list(each.coders) : words.head.estimate),
      ...rubric.codes.map(({ id }) => estimated(numberCell(wording, each.counts[id]), !isCodedByPeople(each))),
      ...rubric.globals.map(({ id }) => {
        const rating = each.globals[id];
        return estimated(numberCell(wording, rating?.value, 2), isEstimatedGlobal(each, id));
      }),
    ]),
    note: hasEstimates ? words.caseworker.estimateMark : null,
  };
}

/** Means by place in the series of sessions with a client; null where fewer than two places occur. */
export function seriesTable(setting: ReportSetting, sessions: readonly CodedSession[]): ReportTable | null {
  const { wording, rubric, allowEstimates } = setting;
  const { words, name } = wording;
  const counted = allowEstimates ? sessions : sessions.filter(isCodedByPeople);
  const places = [...new Set(counted.flatMap(({ session }) => session.number ?? []))].sort((a, b) => a - b);
  if (places.length < 2) return null;
  const measures = charted(rubric);
  return {
    caption: words.caseworker.seriesCaption,
    columns: [
      column('place', words.columns.place, 'start'),
      column('n', words.columns.n, 'end'),
      ...measures.map((measure) => column(measure.id, wording.abbreviate(measure), 'end', name(measure))),
    ],
    rows: places.map((place) => {
      const all = counted.filter(({ session }) => session.number === place);
      const means = measures.map((measure): TableCell => {
        const given = allowEstimates ? all : all.filter(({ isEstimated }) => !isEstimated[measure.id]);
        const found = describeSessions(measure, given);
        if (!found.defined) return numberCell(wording, null);
        return { value: found.value.mean, text: writeMeasure(wording, measure.unit, found.value.mean) };
      });
      return [textCell(String(place)), numberCell(wording, all.length, 0), ...means];
    }),
    note: null,
  };
}
