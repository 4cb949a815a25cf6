import { InputFault } from '../../instrument/input-fault.ts';
import { decodeFile } from '../../transcript/decode.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { isZip, unzip } from '../../transcript/unzip.ts';

/** What a cell of a spreadsheet holds. */
export type SheetCell = string | number | boolean | Date | null;

export interface SheetRow {
  /** Line of a delimited file that the row begins on, or number of the row in a workbook, from 1. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
  /** What is wrong with the row as such. */
  readonly damage?: string;
}

/** A table as a file has it; which row names the columns is not decided here. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
}

/** A workbook of ten thousand coded sessions has about two. */
const LARGEST_WORKBOOK = 200_000_000;

/**
 * Reads a delimited file (commas, semicolons or tabs) or an Excel workbook (XLSX), told apart by its content.
 *
 * @param sheetName which sheet of a workbook; the first one where it is left out
 * @throws InputFault when it is neither, is damaged, or has no such sheet
 */
export async function readSheet(file: SourceFile, sheetName?: string): Promise<Sheet> {
  try {
    return { rows: isZip(file.bytes) ? await readWorkbook(file, sheetName) : await readDelimited(file) };
  } catch (error) {
    throw error instanceof InputFault ? error.at(file.path) : error;
  }
}

async function readWorkbook({ bytes }: SourceFile, sheetName: string | undefined): Promise<SheetRow[]> {
  await checkWorkbook(bytes);
  const sheets = await parseWorkbook(bytes);
  const sheet = sheetName === undefined ? sheets[0] : sheets.find((each) => each.sheet === sheetName);
  if (!sheet) {
    const known = sheets.map((each) => `"${each.sheet}"`).join(', ');
    throw new InputFault({ problem: `there is no sheet "${sheetName}"`, remedy: `the workbook has ${known}` });
  }
  return sheet.data
    .map((cells, at) => ({ line: at + 1, cells: cells.map(cleanCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
}

/** Unpacks once to see that it is whole and how much it is: the reader itself takes whatever it is given. */
async function checkWorkbook(bytes: Uint8Array): Promise<void> {
  const names = new Set<string>();
  for await (const { name } of unzip(bytes, LARGEST_WORKBOOK)) names.add(name);
  if (names.has('xl/workbook.xml')) return;
  throw new InputFault({ problem: 'this is no Excel workbook (XLSX)', remedy: 'save it as XLSX or CSV' });
}

async function parseWorkbook(bytes: Uint8Array) {
  // On demand: only a workbook needs it.
  const { default: readWorkbookFile } = await import('read-excel-file/universal');
  try {
    return await readWorkbookFile(new Uint8Array(bytes).buffer, { trim: false });
  } catch {
    // The reader throws whatever it stumbles over; for the user it is one thing.
    throw new InputFault({ problem: 'the workbook is damaged', remedy: 'open it in Excel and save it again' });
  }
}

function cleanCell(cell: unknown): SheetCell {
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell;
  if (typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date) return cell;
  return null;
}

async function readDelimited(file: SourceFile): Promise<SheetRow[]> {
  const { text, encoding } = decodeFile(file);
  if (encoding === 'binary') {
    throw new InputFault({ problem: 'this is neither a delimited file nor XLSX', remedy: 'save it as XLSX or CSV' });
  }
  const { default: papaparse } = await import('papaparse');
  const stated = /^\s*sep=([,;\t|])[^\n]*\n/i.exec(text);
  const content = stated ? text.slice(stated[0].length) : text;
  const delimiter = stated?.[1] ?? likelyDelimiter(content);
  const { data, errors } = papaparse.parse<string[]>(content, { delimiter });
  const damaged = new Set(errors.flatMap(({ row }) => row ?? []));
  let line = stated ? stated[0].split('\n').length : 1;
  const rows: SheetRow[] = [];
  for (const [at, cells] of data.entries()) {
    const row = { line, cells: cells.map((cell) => (cell.trim() === '' ? null : unguard(cell))) };
    const damage = damaged.has(at) ? { damage: 'a cell in quotes is not closed properly' } : {};
    if (row.cells.some((cell) => cell !== null)) rows.push({ ...row, ...damage });
    line += cells.reduce((lines, cell) => lines + cell.split('\n').length - 1, 1);
  }
  return rows;
}

/** The delimiter that divides the first line with text into most columns. */
function likelyDelimiter(text: string): string {
  const first = text.slice(text.search(/\S/), text.search(/\S/) + 10_000).split('\n')[0] ?? '';
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

/** What a spreadsheet would take for a formula, with any guards in front. */
const formulaBeginning = /^'*[=+\-@\t\r]/;

/** Pattern of text that needs a guard: one more apostrophe, so that it can be taken off again without doubt. */
export const guardedFormulae: RegExp = formulaBeginning;

/** Takes off the apostrophe that keeps a spreadsheet from taking text for a formula. */
export function unguard(text: string): string {
  return text.startsWith("'") && formulaBeginning.test(text) ? text.slice(1) : text;
}
