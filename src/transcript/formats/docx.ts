import { InputFault } from '../../instrument/input-fault.ts';
import { findColumns } from '../columns.ts';
import { decodeFile } from '../decode.ts';
import type { TranscriptFormat } from '../format.ts';
import { baseName } from '../source-file.ts';
import { cleanText, numberTurns, type SpokenPiece } from '../spoken-turns.ts';
import { parseSeconds } from '../time-stamp.ts';
import type { Transcript } from '../transcript.ts';
import { isZip, unzip } from '../unzip.ts';
import { isOtter, readOtter } from './otter.ts';
import { readPlainText } from './plain-text.ts';

/** Most bytes that a document may unpack to: a transcript of some hours has less than a tenth. */
const LARGEST_DOCUMENT = 32_000_000;
const MOST_COLUMNS = 8;

/** Word: paragraphs `Name: text` (or Teams' blocks under `Name  0:12`), or a table with a row a turn. */
export const docx: TranscriptFormat = {
  id: 'docx',
  name: 'Word (DOCX)',
  endings: ['docx'],
  recognise: ({ encoding, bytes }) => encoding === 'binary' && isZip(bytes) && mentionsWord(bytes),
  read: async ({ path, bytes }) => {
    await checkDocument(bytes);
    const id = baseName(path);
    const { paragraphs, tables } = readHtml(await convertToHtml(bytes));
    const table = tables.find(isTranscriptTable);
    if (table) return [readRows(id, table)];
    return [isOtter(paragraphs) ? readOtter(id, paragraphs, 'paragraph') : readPlainText(id, paragraphs, 'paragraph')];
  },
};

/** Names stand in an archive as they are, before each file and again at its end: one that is cut off shows them too. */
function mentionsWord(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes('word/');
}

/** Makes sure that the document is small and its XML well-formed: mammoth struggles on with broken XML for minutes. */
async function checkDocument(bytes: Uint8Array): Promise<void> {
  const { XMLValidator } = await import('fast-xml-parser');
  for await (const part of unzip(bytes, LARGEST_DOCUMENT)) {
    if (!/\.(?:xml|rels)$/i.test(part.name)) continue;
    if (XMLValidator.validate(decodeFile({ path: part.name, bytes: part.bytes }).text) !== true) throw damaged();
  }
}

async function convertToHtml(bytes: Uint8Array): Promise<string> {
  // Loaded only here: mammoth takes longer to load than most transcripts to read.
  const { default: mammoth } = await import('mammoth');
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
    return value;
  } catch {
    // Mammoth and the libraries below it throw whatever they stumble over; for the user it is one thing.
    throw damaged();
  }
}

function damaged(): InputFault {
  return new InputFault({ problem: 'the Word document is damaged', remedy: 'open it in Word and save it again' });
}

type Row = readonly string[];

interface DocumentText {
  /** Paragraphs outside tables, divided at soft line breaks. */
  readonly paragraphs: readonly string[];
  /** Tables, each as rows of cells. */
  readonly tables: readonly (readonly Row[])[];
}

/** Reads the small HTML that mammoth writes: well-formed, with p, h1..h6, li, br, table, tr, td and inline elements. */
function readHtml(html: string): DocumentText {
  const paragraphs: string[] = [];
  const tables: string[][][] = [];
  let depth = 0;
  let text = '';
  const endLine = () => {
    if (depth === 0 && cleanText(text) !== '') paragraphs.push(text.trim());
    text = depth === 0 ? '' : `${text} `;
  };
  for (const [token, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)[^>]*>|[^<]+/g)) {
    if (name === '') text += decodeEntities(token);
    else if (name === 'table') {
      endLine();
      depth += closing ? -1 : 1;
      if (!closing && depth === 1) tables.push([]);
      if (depth <= 1) text = '';
    } else if (depth === 1 && name === 'tr' && !closing) tables.at(-1)?.push([]);
    else if (depth === 1 && (name === 'td' || name === 'th')) {
      if (closing) tables.at(-1)?.at(-1)?.push(cleanText(text));
      text = '';
    } else if (/^(?:p|h\d|li|br)$/.test(name)) endLine();
  }
  endLine();
  return { paragraphs, tables };
}

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Two columns or more, in two rows or more: a frame around a heading is no transcript. */
function isTranscriptTable(rows: readonly Row[]): boolean {
  return rows.length > 1 && rows.some((row) => row.length > 1);
}

/** Which cell of a row is what. */
interface Layout {
  readonly speaker: number;
  readonly text: number;
  readonly start: number | null;
  /** Rows above the first turn. */
  readonly headerRows: number;
}

function readRows(id: string, rows: readonly Row[]): Transcript {
  const layout = findLayout(rows);
  if (!layout) {
    throw new InputFault({
      problem: 'the table does not show who speaks',
      remedy: 'head its columns Speaker and Text, with a row for each turn',
    });
  }
  const pieces = rows.slice(layout.headerRows).map(
    (row, at): SpokenPiece => ({
      speaker: row[layout.speaker] ?? null,
      text: row[layout.text] ?? '',
      startSeconds: readTime(row[layout.start ?? -1] ?? '', layout.headerRows + at + 1),
      endSeconds: null,
    }),
  );
  return { id, language: null, changeGoal: null, turns: numberTurns(pieces), notes: [] };
}

/**
 * The layout by the names in the first row, and for columns that it doesn't name by what is in the cells: the column with
 * most letters is the text, times are times, short words that come again are speakers.
 */
function findLayout(rows: readonly Row[]): Layout | null {
  const header = (rows[0] ?? []).map((name) => name.toLowerCase().replaceAll(/[\s.-]+/g, '_'));
  const named = findColumns(header);
  const headerRows = [named.speaker, named.role, named.text].some((each) => each !== null) ? 1 : 0;
  const columns = describeColumns(rows.slice(headerRows));
  const speakerByName = named.speaker ?? named.role;
  const start = named.start ?? columns.find((each) => each.isTime)?.index ?? null;
  const [longest] = columns.filter(({ index }) => index !== speakerByName).toSorted((a, b) => b.letters - a.letters);
  const text = named.text ?? longest?.index;
  const labels = columns.filter((each) => each.isLabel && each.index !== text && isRepeated(each));
  const speaker = speakerByName ?? labels.toSorted((a, b) => a.different - b.different)[0]?.index;
  return text === undefined || speaker === undefined ? null : { speaker, text, start, headerRows };
}

function describeColumns(rows: readonly Row[]) {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: Math.min(MOST_COLUMNS, width) }, (_, index) => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
    const letters = cells.reduce((sum, cell) => sum + cell.length, 0);
    const isTime = cells.length > 0 && cells.every((cell) => cell.includes(':') && parseTime(cell) !== undefined);
    const isNumber = cells.every((cell) => /^\d{1,6}\.?$/.test(cell));
    const isLabel = !isTime && !isNumber && cells.every((cell) => cell.length <= 60);
    return { index, letters, isTime, isLabel, different: new Set(cells).size, cells: cells.length };
  });
}

/** Speakers come again and again; in a very short table each may come once. */
function isRepeated({ different, cells }: { readonly different: number; readonly cells: number }): boolean {
  return different < cells || cells <= 2;
}

function readTime(cell: string, row: number): number | null {
  if (cell === '') return null;
  const seconds = parseTime(cell);
  if (seconds !== undefined) return seconds;
  const problem = `"${cell.slice(0, 40)}" is no time`;
  throw new InputFault({ problem, place: `row ${row}`, remedy: 'write times as hours:minutes:seconds' });
}

function parseTime(cell: string): number | undefined {
  return parseSeconds(cell.replaceAll(/^[[(]\s*|\s*[\])]$/g, ''));
}
