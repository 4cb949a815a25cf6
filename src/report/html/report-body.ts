import type { AgreementReport } from '../models/agreement-report.ts';
import type { CaseworkerReport } from '../models/caseworker-report.ts';
import type { ReportModel } from '../models/report-model.ts';
import type { ReportTable } from '../models/report-table.ts';
import type { SessionReport } from '../models/session-report.ts';
import type { TeamReport } from '../models/team-report.ts';
import { html, type Markup } from './markup.ts';
import {
  besidePart,
  chartPart,
  confusionPart,
  figurePart,
  gridPart,
  methodsPart,
  momentsPart,
  notesPart,
  paragraphsPart,
  quotePart,
  sectionPart,
  tablePart,
  textPart,
} from './report-parts.ts';

/** What stands between a report's head and its footer. */
export function reportBody(report: ReportModel): Markup {
  switch (report.kind) {
    case 'session':
      return sessionBody(report);
    case 'caseworker':
      return caseworkerBody(report);
    case 'team':
      return teamBody(report);
    case 'agreement':
      return agreementBody(report);
  }
}

function sessionBody(report: SessionReport): Markup {
  const { words } = report.head;
  const { columns, rows, heading, notes } = report.measures;
  const measures = gridPart(
    heading,
    [
      { content: columns.measure },
      { content: columns.value, align: 'end' },
      { content: columns.workings },
      { content: columns.standing },
      { content: columns.thresholds },
    ],
    rows.map((row) => [
      { content: row.name },
      { content: figurePart(row.figure, words, row.isEstimate), align: 'end' },
      { content: row.workings ?? '' },
      { content: row.standing.text },
      { content: row.thresholds ?? '' },
    ]),
    false,
  );
  return html`${paragraphsPart(report.opening)}
${besidePart(momentsPart(report.strengths, words), momentsPart(report.nextSteps, words))}
${sectionPart(heading, measures, notesPart(notes), tablePart(report.globals))}
${sectionPart(report.profile.heading, chartPart(report.profile.chart))}
${sectionPart(
  report.focus.heading,
  ...report.focus.items.map(
    (item) => html`<h3>${item.heading}${item.figure.defined ? `: ${item.figure.text}` : null}</h3>
<p>${item.text}</p>
${item.quotes.map((each) => quotePart(each, words))}`,
  ),
)}
${sectionPart(
  report.clientTalk.heading,
  paragraphsPart(report.clientTalk.paragraphs),
  report.clientTalk.chart === null ? null : chartPart(report.clientTalk.chart),
)}
${textPart(report.practice)}
${report.coderNote === null ? null : textPart(report.coderNote)}
${besidePart(textPart(report.limits), methodsPart(report.methods))}
${textPart(report.question)}`;
}

function caseworkerBody(report: CaseworkerReport): Markup {
  const { words } = report.head;
  const { columns, rows, heading, notes } = report.measures;
  const measures = gridPart(
    heading,
    [
      { content: columns.measure },
      { content: columns.value, align: 'end' },
      { content: columns.interval },
      { content: columns.change },
      { content: columns.standing },
    ],
    rows.map((row) => [
      { content: html`${row.name}${row.workings === null ? null : html`<br><small>${row.workings}</small>`}` },
      { content: figurePart(row.figure, words, row.isEstimate), align: 'end' },
      { content: row.interval?.text ?? words.missing },
      {
        content: html`${row.change.text}${
          row.trend.kind === 'rise' || row.trend.kind === 'fall' ? html`<br>${row.trend.text}` : null
        }`,
      },
      {
        content: html`${row.standing.text}${row.thresholds === null ? null : html`<br><small>${row.thresholds}</small>`}`,
      },
    ]),
    false,
  );
  const { trends, counts, series, sessions } = report;
  return html`${paragraphsPart(report.opening)}
${sectionPart(heading, measures, notesPart(notes))}
${trends === null ? null : sectionPart(trends.heading, chartPart(trends.chart), notesPart(trends.notes))}
${counts === null ? null : sectionPart(counts.heading, chartPart(counts.chart))}
${series === null ? null : sectionPart(series.heading, tablePart(series.table), paragraphsPart([series.text]))}
${besidePart(momentsPart(report.strengths, words), momentsPart(report.nextSteps, words))}
${textPart(report.practice)}
${sectionPart(
  sessions.heading,
  sessions.none === null ? null : html`<p>${sessions.none}</p>\n`,
  sessions.table === null ? null : tablePart(sessions.table),
)}
${besidePart(textPart(report.limits), methodsPart(report.methods))}
${textPart(report.question)}`;
}

function teamBody(report: TeamReport): Markup {
  const { coverage, alerts, study, distributions, levels, agreement } = report;
  return html`${paragraphsPart(report.opening)}
${sectionPart(coverage.heading, tablePart(coverage.table), notesPart(coverage.notes))}
${sectionPart(
  alerts.heading,
  alerts.none === null ? null : html`<p>${alerts.none}</p>\n`,
  alerts.items.length === 0 ? null : html`<ul>${alerts.items.map(({ text }) => html`<li>${text}</li>`)}</ul>\n`,
)}
${sectionPart(study.heading, tablePart(study.table), notesPart(study.notes))}
${distributions === null ? null : sectionPart(distributions.heading, chartPart(distributions.chart))}
${levels === null ? null : sectionPart(levels.heading, chartPart(levels.chart), tablePart(levels.table))}
${sectionPart(
  agreement.heading,
  paragraphsPart(agreement.paragraphs),
  agreement.table === null ? null : tablePart(agreement.table),
)}
${besidePart(textPart(report.limits), methodsPart(report.methods))}
${textPart(report.question)}`;
}

function agreementBody(report: AgreementReport): Markup {
  const { measures, reliability, utterances, differences, pairs, talk, paragraph } = report;
  const maybeTable = (table: ReportTable | null) => (table === null ? null : tablePart(table));
  return html`${paragraphsPart(report.opening)}
${sectionPart(measures.heading, ...measures.tables.map(tablePart), notesPart(measures.notes))}
${reliability === null ? null : sectionPart(reliability.heading, chartPart(reliability.chart))}
${sectionPart(
  utterances.heading,
  paragraphsPart(utterances.paragraphs),
  maybeTable(utterances.table),
  notesPart(utterances.notes),
  utterances.confusion === null ? null : confusionPart(utterances.confusion),
)}
${
  talk === null
    ? null
    : sectionPart(
        talk.heading,
        talk.none === null ? null : html`<p>${talk.none}</p>\n`,
        maybeTable(talk.globals),
        maybeTable(talk.utterances),
      )
}
${differences === null ? null : sectionPart(differences.heading, tablePart(differences.table), notesPart(differences.notes))}
${pairs === null ? null : sectionPart(pairs.heading, tablePart(pairs.table))}
${sectionPart(paragraph.heading, notesPart([paragraph.note]), html`<p lang="en">${paragraph.text}</p>\n`)}
${besidePart(textPart(report.limits), methodsPart(report.methods))}
${textPart(report.question)}`;
}
