import { resolvePDFJS } from 'pdfjs-serverless';

/** The part of PDF.js that is used here; the package's own types lead nowhere. */
interface PdfJs {
  getDocument(source: { data: Uint8Array; verbosity: number }): { promise: Promise<PdfJsDocument> };
}

interface PdfJsDocument {
  readonly numPages: number;
  getMetadata(): Promise<{ info: Record<string, string | undefined> }>;
  getMarkInfo(): Promise<{ Marked?: boolean } | null>;
  getPage(number: number): Promise<PdfJsPage>;
  destroy(): Promise<void>;
}

interface PdfJsPage {
  readonly commonObjs: { get(id: string): { name: string } };
  getViewport(options: { scale: number }): { width: number; height: number };
  /** Pieces of text, each with where it begins: the last two of `transform`. */
  getTextContent(): Promise<{ items: ({ str: string; transform: number[]; width: number } | object)[] }>;
  getOperatorList(): Promise<{ fnArray: number[]; argsArray: unknown[][] }>;
  getStructTree(): Promise<StructNode | null | undefined>;
}

const { getDocument } = (await resolvePDFJS()) as PdfJs;

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructNode[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** Lines of text from the top, each with its words from the left. */
  readonly lines: readonly string[];
  readonly tags: StructNode | null;
  readonly fonts: readonly string[];
  /** The rightmost and lowest ends of text, in points from the upper left corner. */
  readonly textRight: number;
  readonly textBottom: number;
}

export interface PdfContent {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly created: string | undefined;
  readonly isTagged: boolean;
  readonly pages: readonly PdfPage[];
}

/** What a reader of a PDF finds in it, by a program that did not make it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  const markInfo = await document.getMarkInfo();
  const pages: PdfPage[] = [];
  for (let at = 1; at <= document.numPages; at += 1) pages.push(await readPage(await document.getPage(at)));
  await document.destroy();
  return {
    title: info.Title,
    language: info.Language,
    created: info.CreationDate,
    isTagged: markInfo?.Marked === true,
    pages,
  };
}

async function readPage(page: PdfJsPage): Promise<PdfPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number, width: item.width }]
      : [],
  );
  const rows = new Map<number, typeof pieces>();
  for (const piece of pieces) {
    const row = Math.round(piece.y);
    rows.set(row, [...(rows.get(row) ?? []), piece]);
  }
  const lines = [...rows].sort(([a], [b]) => b - a).map(([, row]) => joinPieces(row.sort((a, b) => a.x - b.x)));
  const { fnArray, argsArray } = await page.getOperatorList();
  const fontIds = new Set(argsArray.filter((_, at) => fnArray[at] === SET_FONT).map(([id]) => id as string));
  return {
    width,
    height,
    lines,
    tags: (await page.getStructTree()) ?? null,
    fonts: [...fontIds].map((id) => page.commonObjs.get(id).name).sort(),
    textRight: Math.max(...pieces.map(({ x, width: wide }) => x + wide)),
    textBottom: Math.max(...pieces.map(({ y }) => height - y)),
  };
}

/** Letters that touch are a word; a gap is a space. */
function joinPieces(row: readonly { readonly text: string; readonly x: number; readonly width: number }[]): string {
  let end = Number.POSITIVE_INFINITY;
  return row
    .map(({ text, x, width }) => {
      const gap = x - end > 1 ? ' ' : '';
      end = x + width;
      return gap + text;
    })
    .join('');
}

/** Number of the operator that sets a font (OPS.setFont). */
const SET_FONT = 37;

/** The tag tree as indented roles, with alternative texts; equal siblings in a row are counted. */
export function outlineTags(node: StructNode | null, depth = 0): string[] {
  if (node?.role === undefined) return [];
  const alternative = node.alt === undefined ? '' : `: ${node.alt}`;
  const lines = [`${'  '.repeat(depth)}${node.role}${alternative}`];
  let last: { outline: string[]; times: number } | undefined;
  const flush = () => {
    if (last === undefined) return;
    const [first = '', ...rest] = last.outline;
    lines.push(last.times > 1 ? `${first} x${last.times}` : first, ...rest);
  };
  for (const child of node.children ?? []) {
    const outline = outlineTags(child, depth + 1);
    if (outline.length === 0) continue;
    if (last !== undefined && last.outline.join('\n') === outline.join('\n')) {
      last.times += 1;
    } else {
      flush();
      last = { outline, times: 1 };
    }
  }
  flush();
  return lines;
}
