import { placeUtterances, type WordedUtterance } from '../../instrument/coded-turns.ts';
import type { ClientTalk, CodedTurn, Role } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { type CodeId, codeIds, type Rubric } from '../../instrument/rubric.ts';
import { readReason } from '../../instrument/uncertain-code.ts';
import { decodeFile } from '../../transcript/decode.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { cleanText } from '../../transcript/spoken-turns.ts';
import { gatherTurns, readTable, type Table, type TableRow, type TurnRows } from '../../transcript/table.ts';
import { parseSeconds } from '../../transcript/time-stamp.ts';
import type { SessionWithCodes } from '../../transcript/transcript.ts';

const required = ['session_id', 'turn', 'role', 'text', 'codes'] as const;
const optional = ['utterance', 'speaker', 'start', 'end', 'client_talk', 'coded', 'note', 'change_goal'] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

/** Reads a cell by its column's name; empty where there is no such column. */
type Cell = (row: TableRow, column: Column) => string;

interface Source {
  readonly cell: Cell;
  readonly codes: readonly CodeId[];
}

/**
 * Reads sessions that people have coded, from a CSV with one row an utterance or one row a turn.
 *
 * A row of a clinician's turn with several codes says what the turn earned, not where: its first utterance then has the
 * whole text and the first code, further ones have an empty text and one code each, and the reason says so.
 *
 * @throws InputFault naming the line of a code that the rubric doesn't have, or of a row that contradicts its turn
 */
export async function readCodedCsv(file: SourceFile, rubric: Rubric): Promise<readonly CodedCsvSession[]> {
  try {
    const table = await readTable(decodeFile(file).text);
    requireColumns(table);
    const cell = cellReader(table);
    const source = { cell, codes: codeIds(rubric) };
    const codings = gatherCodings(table);
    if (codings.length === 0) throw new InputFault({ problem: 'there are no rows under the header' });
    return codings.map((turns) => ({
      ...readSession(requireSession(turns, cell), turns, source),
      given: furtherCells(table, turns),
      notJudged: new Set(uncodedTurns(turns, cell).map(({ id }) => id)),
    }));
  } catch (error) {
    throw error instanceof InputFault ? error.at(file.path) : error;
  }
}

/** What the columns that are not of the coded CSV itself say of a session: the coder, the date ... */
export interface CodedCsvSession extends SessionWithCodes {
  /** Cells of its first row, by the plain name of their column; empty cells are left out. */
  readonly given: ReadonlyMap<string, string>;
  /** Ids of clinician turns that were left uncoded in full or in part (`coded` is "no"). */
  readonly notJudged: ReadonlySet<string>;
}

/** One session may have several codings: each with an id of its own, as an export has them, or each of another coder. */
function gatherCodings({ header, rows }: Table): (readonly TurnRows[])[] {
  const [coding, session, turn] = [header.indexOf('coding_id'), header.indexOf('session_id'), header.indexOf('turn')];
  if (coding !== -1) return [...gatherTurns(rows, coding, turn).values()];
  return splitByCoder(rows, session, header.indexOf('coder')).flatMap((own) => [
    ...gatherTurns(own, session, turn).values(),
  ]);
}

/** The rows of each coder. A row that names none belongs to the coder who was named last for its session. */
function splitByCoder(rows: readonly TableRow[], session: number, coder: number): (readonly TableRow[])[] {
  if (coder === -1) return [rows];
  const lastOf = new Map<string, string>();
  const byCoder = new Map<string, TableRow[]>();
  for (const row of rows) {
    const id = cleanText(row.cells[session] ?? '');
    const name = cleanText(row.cells[coder] ?? '') || (lastOf.get(id) ?? '');
    lastOf.set(id, name);
    const own = byCoder.get(name);
    if (own) own.push(row);
    else byCoder.set(name, [row]);
  }
  return [...byCoder.values()];
}

function requireSession(turns: readonly TurnRows[], cell: Cell): string {
  const [first, ...rest] = turns.flatMap(({ rows }) => rows);
  if (!first) throw new Error('a session has at least one row');
  const id = cell(first, 'session_id');
  if (id === '') throw fault(first, 'the row has no session id', 'fill it in');
  const other = rest.find((row) => cell(row, 'session_id') !== id);
  if (other) throw fault(other, `the session differs from line ${first.line}, which is of the same coding`, 'give one');
  return id;
}

function furtherCells({ header }: Table, turns: readonly TurnRows[]): Map<string, string> {
  const cells = turns[0]?.rows[0]?.cells ?? [];
  const own: readonly string[] = [...required, ...optional];
  return new Map(
    header.flatMap((name, at) => {
      const value = cleanText(cells[at] ?? '');
      return own.includes(name) || value === '' ? [] : [[name, value] as const];
    }),
  );
}

function requireColumns({ header }: Table): void {
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length === 0) return;
  throw new InputFault({
    place: 'header',
    problem: `no column ${missing.join(', ')}`,
    remedy: `a coded CSV has ${required.join(', ')} and may have ${optional.join(', ')}`,
  });
}

function cellReader({ header }: Table): Cell {
  const columns = new Map([...required, ...optional].map((name) => [name, header.indexOf(name)]));
  return (row, column) => withoutGuard(cleanText(row.cells[columns.get(column) ?? -1] ?? ''));
}

/** Without the apostrophe that keeps a spreadsheet from taking text for a formula. */
function withoutGuard(text: string): string {
  return /^'+[=+\-@]/.test(text) ? text.slice(1) : text;
}

function readSession(id: string, turns: readonly TurnRows[], source: Source): SessionWithCodes {
  const { cell } = source;
  const rows = turns.flatMap((turn) => turn.rows);
  const changeGoal = rows.map((row) => cell(row, 'change_goal')).find((value) => value !== '') ?? null;
  const read = turns.map((turn) => readTurn(turn, source)).filter((turn) => turn !== null);
  const uncoded = uncodedTurns(turns, cell).length;
  const notes = uncoded === 0 ? [] : [`${uncoded} ${uncoded === 1 ? 'turn' : 'turns'} of the clinician not coded`];
  return { id, language: null, changeGoal, turns: read, notes };
}

function uncodedTurns(turns: readonly TurnRows[], cell: Cell): TurnRows[] {
  return turns.filter(({ rows }) => rows.some((row) => isClinician(row, cell) && isUncoded(row, cell)));
}

/** Null for a turn in which nothing was said and nothing coded. */
function readTurn({ id, rows }: TurnRows, source: Source): CodedTurn | null {
  const { cell } = source;
  const { role, speaker } = agreeOnSpeaker(rows, cell);
  checkUtteranceNumbers(rows, cell);
  const clientTalk = agreeOnClientTalk(rows, role, cell);
  const utterances = rows.flatMap((row) => readUtterances(row, role, source));
  const text = utterances
    .map((each) => each.text)
    .filter((each) => each !== '')
    .join(' ');
  if (text === '' && utterances.every(({ code }) => code === null)) return null;
  const starts = rows.flatMap((row) => readTime(row, 'start', cell) ?? []);
  const ends = rows.flatMap((row) => readTime(row, 'end', cell) ?? []);
  const turn = { id, speaker, startSeconds: starts[0] ?? null, endSeconds: ends.at(-1) ?? null, text };
  if (role === 'clinician') return { ...turn, role, utterances: placeUtterances(text, utterances) };
  if (role === 'client') return { ...turn, role, clientTalk };
  return { ...turn, role };
}

/** All rows of a turn have its role and its speaker; the speaker may be left out, then the role stands for it. */
function agreeOnSpeaker(rows: readonly TableRow[], cell: Cell): { role: Role; speaker: string } {
  const [first, ...rest] = rows.map((row) => ({ row, role: readRole(row, cell), speaker: cell(row, 'speaker') }));
  if (!first) throw new Error('a turn has at least one row');
  for (const { row, role, speaker } of rest) {
    if (role === first.role && speaker === first.speaker) continue;
    const problem = `the role or speaker differs from line ${first.row.line}, which is of the same turn`;
    throw fault(row, problem, 'give it a turn number of its own, or correct it');
  }
  return { role: first.role, speaker: first.speaker || first.role };
}

function readRole(row: TableRow, cell: Cell): Role {
  const role = cell(row, 'role').toLowerCase();
  if (role === 'clinician' || role === 'client' || role === 'other') return role;
  throw fault(row, `the role is "${cell(row, 'role')}"`, 'write clinician, client or other');
}

function isClinician(row: TableRow, cell: Cell): boolean {
  return cell(row, 'role').toLowerCase() === 'clinician';
}

function isUncoded(row: TableRow, cell: Cell): boolean {
  const coded = cell(row, 'coded').toLowerCase();
  if (coded === 'no') return true;
  if (coded === 'yes' || coded === '') return false;
  throw fault(row, `coded is "${cell(row, 'coded')}"`, 'write yes or no');
}

function checkUtteranceNumbers(rows: readonly TableRow[], cell: Cell): void {
  let last = -1;
  for (const row of rows) {
    const written = cell(row, 'utterance');
    if (written === '') continue;
    const number = /^\d{1,9}$/.test(written) ? Number(written) : -1;
    if (number <= last)
      throw fault(row, `utterance "${written}" is out of order`, 'number them 1, 2, 3 within the turn');
    last = number;
  }
}

function readUtterances(row: TableRow, role: Role, source: Source): WordedUtterance[] {
  const { cell } = source;
  const codes = readCodes(row, source);
  const text = cell(row, 'text');
  const note = cell(row, 'note') || null;
  if (codes.length > 0 && role !== 'clinician') {
    throw fault(row, `a turn of the ${role} has codes (${codes.join(' ')})`, 'only what the clinician says is coded');
  }
  if (codes.length > 0 && isUncoded(row, cell)) {
    throw fault(row, `coded is "no", but there are codes (${codes.join(' ')})`, 'write yes, or leave codes empty');
  }
  const reason = isUncoded(row, cell) ? (note ?? 'not coded') : note;
  if (codes.length <= 1) return [{ text, code: codes[0] ?? null, confidence: null, ...readReason(reason) }];
  const unit = cell(row, 'utterance') === '' ? 'turn' : 'utterance';
  const shared = `${codes.join(' ')} given to the ${unit} as a whole${note === null ? '' : `: ${note}`}`;
  return codes.map((code, at) => ({ text: at === 0 ? text : '', code, confidence: null, reason: shared }));
}

function readCodes(row: TableRow, { cell, codes: known }: Source): CodeId[] {
  const codes = cell(row, 'codes')
    .split(' ')
    .filter((each) => each !== '');
  const unknown = codes.find((each) => !known.includes(each));
  if (unknown === undefined) return codes;
  throw fault(row, `there is no code "${unknown}"`, `the rubric has ${known.join(', ')}`);
}

/** What the rows of a turn say of client talk; null where none says anything. */
function agreeOnClientTalk(rows: readonly TableRow[], role: Role, cell: Cell): ClientTalk | null {
  const stated = rows.flatMap((row) => {
    const talk = readClientTalk(row, role, cell);
    return talk === null ? [] : [{ row, talk }];
  });
  const [first, ...rest] = stated;
  const other = rest.find(({ talk }) => talk !== first?.talk);
  if (!other) return first?.talk ?? null;
  throw fault(other.row, `client_talk differs from line ${first?.row.line}, which is of the same turn`, 'give one');
}

function readClientTalk(row: TableRow, role: Role, cell: Cell): ClientTalk | null {
  const talk = cell(row, 'client_talk').toLowerCase();
  if (talk === '') return null;
  if (role !== 'client') throw fault(row, `a turn of the ${role} has client_talk`, 'leave it empty');
  if (talk === 'change' || talk === 'sustain' || talk === 'neutral') return talk;
  throw fault(row, `client_talk is "${cell(row, 'client_talk')}"`, 'write change, sustain, neutral or nothing');
}

function readTime(row: TableRow, column: 'start' | 'end', cell: Cell): number | null {
  const written = cell(row, column);
  if (written === '') return null;
  const seconds = parseSeconds(written);
  if (seconds !== undefined) return seconds;
  throw fault(row, `${column} "${written.slice(0, 40)}" is no time`, 'write seconds or hours:minutes:seconds');
}

function fault({ line }: TableRow, problem: string, remedy: string): InputFault {
  return new InputFault({ place: `line ${line}`, problem, remedy });
}
