import type { Role } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { type Columns, findColumns, usualNames } from '../columns.ts';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, cleanText } from '../spoken-turns.ts';
import { gatherTurns, peekHeader, readTable, type Table, type TableRow, type TurnRows } from '../table.ts';
import { parseSeconds } from '../time-stamp.ts';
import type { SpokenTurn, Transcript } from '../transcript.ts';

/** Note of a transcript whose file has codes beside what was said. */
export const unreadCodes = 'the file has a column of codes, which was not read';

/** Columns that mark a table as a transcript. */
const telling = ['speaker', 'role', 'text'] as const;

/** A table with a row a turn, or several rows of the same turn id; one session or, by a session column, many. */
export const delimited: TranscriptFormat = {
  id: 'delimited',
  name: 'CSV or TSV table',
  endings: ['csv', 'tsv', 'tab'],
  recognise: ({ encoding, text }) => encoding !== 'binary' && isTranscriptHeader(peekHeader(text)),
  read: async ({ path, text }) => {
    const table = await readTable(text);
    const columns = findColumns(table.header);
    requireColumns(columns);
    const sessions = gatherTurns(table.rows, columns.session, columns.turn);
    return [...sessions].map(([id, turns]) => readSession(id ?? baseName(path), turns, { ...table, columns }));
  },
};

/** A header line has short names, one of which at least says that this is a transcript: prose with a comma has not. */
function isTranscriptHeader(header: readonly string[] | null): boolean {
  if (!header || header.some((name) => name.length > 60)) return false;
  const columns = findColumns(header);
  return telling.some((kind) => columns[kind] !== null);
}

function requireColumns(columns: Columns): void {
  const place = 'header';
  if (columns.text === null) {
    const remedy = `name the column of what was said one of: ${usualNames('text')}`;
    throw new InputFault({ problem: 'there is no column of text', place, remedy });
  }
  if (columns.speaker === null && columns.role === null) {
    const remedy = `name the column of who speaks one of: ${usualNames('speaker')}`;
    throw new InputFault({ problem: 'there is no column of speakers', place, remedy });
  }
}

type Source = Table & { readonly columns: Columns };

function readSession(id: string, turns: readonly TurnRows[], source: Source): Transcript {
  const { columns, header } = source;
  const stated = (column: number | null) => (column === null ? null : findCell(turns, column));
  return {
    id,
    language: normaliseLanguageTag(stated(columns.language)),
    changeGoal: stated(columns.changeGoal),
    turns: turns.map((turn) => readTurn(turn, source)).filter((turn) => turn.text !== ''),
    notes: header.includes('codes') ? [unreadCodes] : [],
  };
}

/** The first cell of a column that is not empty. */
function findCell(turns: readonly TurnRows[], column: number): string | null {
  for (const { rows } of turns)
    for (const row of rows) {
      const value = cell(row, column);
      if (value !== '') return value;
    }
  return null;
}

function readTurn({ id, rows }: TurnRows, source: Source): SpokenTurn {
  const { columns } = source;
  const [first, ...rest] = rows.map((row) => readSpeaker(row, columns));
  const other = rest.findIndex((each) => each.speaker !== first?.speaker);
  if (other !== -1) {
    const problem = `turn ${id} has another speaker than on line ${rows[0]?.line}`;
    const remedy = 'give what another speaker says a turn id of its own';
    throw new InputFault({ problem, place: `line ${rows[other + 1]?.line}`, remedy });
  }
  const starts = rows.flatMap((row) => readTime(row, columns.start, source) ?? []);
  const ends = rows.flatMap((row) => readTime(row, columns.end, source) ?? []);
  return {
    id,
    speaker: first?.speaker ?? null,
    role: first?.role ?? null,
    startSeconds: starts[0] ?? null,
    endSeconds: ends.at(-1) ?? null,
    text: cleanText(rows.map((row) => cell(row, columns.text)).join(' ')),
  };
}

/**
 * The speaker's label, or the role's where there is no other. Only our own names of roles are taken as stated roles here;
 * any other word ("veileder") stays with the label for whoever knows it: "Kari (veileder)".
 */
function readSpeaker(row: TableRow, columns: Columns): { speaker: string | null; role: Role | null } {
  const name = cleanSpeaker(cell(row, columns.speaker));
  const label = cleanSpeaker(cell(row, columns.role));
  const role = asRole(label);
  if (name === null) return { speaker: label, role };
  return { speaker: role === null && label !== null && label !== name ? `${name} (${label})` : name, role };
}

function asRole(label: string | null): Role | null {
  const lower = label?.toLowerCase();
  return lower === 'clinician' || lower === 'client' || lower === 'other' ? lower : null;
}

function readTime(row: TableRow, column: number | null, { header }: Source): number | null {
  const written = cell(row, column);
  if (column === null || written === '') return null;
  const seconds = parseSeconds(written);
  if (seconds === undefined) {
    const remedy = 'write times as seconds or as hours:minutes:seconds, or leave them empty';
    throw new InputFault({ problem: `"${written.slice(0, 40)}" is no time`, place: `line ${row.line}`, remedy });
  }
  return header[column]?.endsWith('_ms') ? seconds / 1000 : seconds;
}

function cell(row: TableRow, column: number | null): string {
  return column === null ? '' : cleanText(row.cells[column] ?? '');
}
