import Papa from 'papaparse';
import { codeIds, globalIds, type Rubric } from '../instrument/rubric.ts';
import type { ScoreHeader, SessionScore } from './score-document.ts';

type Cell = string | number | boolean | null;
/** The header line of `--csv`. The columns follow from the rubric. */
export function csvHeader(rubric: Rubric): string {
  return formatRow(csvColumns(rubric));
}

/** One session as a line of `--csv`. */
export function csvRow(rubric: Rubric, header: ScoreHeader, session: SessionScore): string {
  return formatRow(rowCells(rubric, header, session));
}

/** Column names, in order. */
export function csvColumns(rubric: Rubric): string[] {
  return [
    ...['session', 'source', 'format', 'language', 'changeGoal', 'rubric', 'rubricSha256'],
    ...['coderKind', 'coder', 'coderVersion'],
    ...['segmentMethod', 'seed', 'startSeconds', 'endSeconds', 'durationSeconds', 'timesEstimated', 'volleys'],
    ...codeIds(rubric),
    ...globalIds(rubric).flatMap((id) => [id, `${id}Source`]),
    ...rubric.measures.flatMap(({ id }) => [id, `${id}Proficiency`]),
    'warnings',
  ];
}

function rowCells(rubric: Rubric, header: ScoreHeader, session: SessionScore): Cell[] {
  const { segment, source } = session;
  return [
    ...[session.id, source.path, source.format, session.language, session.changeGoal],
    ...[header.rubric.id, header.rubric.sha256, header.coder.kind, header.coder.id, header.coder.version],
    ...[segment.method, segment.seed, segment.startSeconds, segment.endSeconds, segment.durationSeconds],
    ...[segment.estimated, session.volleys.length],
    ...codeIds(rubric).map((id) => session.counts[id] ?? 0),
    ...globalIds(rubric).flatMap((id) => [session.globals[id]?.value ?? null, session.globals[id]?.source ?? null]),
    ...rubric.measures.flatMap(({ id }) => [session.summary[id] ?? null, session.proficiency[id] ?? null]),
    session.warnings.map(({ code }) => code).join(' '),
  ];
}

/** A spreadsheet must not take a session's name for a formula. */
function formatRow(cells: Cell[]): string {
  return `${Papa.unparse([cells], { escapeFormulae: true })}\n`;
}
