import type { PointCoder } from '../models/chart-models.ts';

/** The part of a canvas context that charts draw with: the same in Node and in a browser. */
export interface Pen {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  textAlign: 'left' | 'right' | 'center';
  textBaseline: 'alphabetic' | 'middle' | 'top';
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}

/** Font of a chart: CSS family and the size of its text in pixels. */
export interface ChartFont {
  readonly family: string;
  readonly size: number;
  /** Width of text of that size, where it can be measured before a chart is laid out. */
  readonly widthOf?: (text: string) => number;
}

/** CSS font of plain or bold text. */
export function cssFont(font: ChartFont, weight: 'normal' | 'bold' = 'normal'): string {
  return `${weight === 'bold' ? 'bold ' : ''}${font.size}px ${font.family}`;
}

export interface ChartTextStyle {
  readonly colour: string;
  readonly align?: Pen['textAlign'];
  readonly baseline?: Pen['textBaseline'];
  readonly weight?: 'normal' | 'bold';
}

/** Writes one line. */
export function writeText(pen: Pen, font: ChartFont, text: string, x: number, y: number, style: ChartTextStyle): void {
  pen.font = cssFont(font, style.weight);
  pen.fillStyle = style.colour;
  pen.textAlign = style.align ?? 'left';
  pen.textBaseline = style.baseline ?? 'alphabetic';
  pen.fillText(text, x, y);
}

/** Widths of characters in the fonts of the package, in parts of their size; the first kind that fits holds. */
const characterWidths: readonly (readonly [kind: RegExp, width: number])[] = [
  [/[ijlI|!.,:;'’\s]/, 0.3],
  [/[ftr()/-]/, 0.38],
  [/[mwMWæÆ%…@]/, 0.88],
  [/\p{Ll}|\d/u, 0.575],
];
const widthOfOthers = 0.71;

/** Width of text, for a layout: as measured where it can be, else on the generous side for the fonts of the package. */
export function estimateWidth(text: string, { size, widthOf }: ChartFont): number {
  if (widthOf) return widthOf(text);
  const share = (character: string) => characterWidths.find(([kind]) => kind.test(character))?.[1] ?? widthOfOthers;
  return size * [...text].reduce((sum, character) => sum + share(character), 0);
}

/** Splits text into lines that fit; the last of `most` lines ends in "…" where there is more. */
export function wrapLines(text: string, width: number, most: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines.map((each) => shorten(each, width, measure));
  return [...lines.slice(0, most - 1), shorten(`${lines.slice(most - 1).join(' ')}`, width, measure)];
}

function shorten(line: string, width: number, measure: (line: string) => number): string {
  if (measure(line) <= width) return line;
  let kept = line;
  while (kept !== '' && measure(`${kept}…`) > width) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}

/** A straight line. */
export function drawLine(
  pen: Pen,
  colour: string,
  width: number,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

/** A closed shape without an edge. */
export function fillPolygon(pen: Pen, colour: string, corners: readonly (readonly [number, number])[]): void {
  pen.fillStyle = colour;
  pen.beginPath();
  corners.forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
  pen.fill();
}

/** Shape of a session's point: who coded it. Names are those of chart.js. */
export const pointShapes = {
  human: 'circle',
  several: 'rect',
  consensus: 'rectRot',
  imported: 'triangle',
  heuristic: 'circle',
} as const satisfies Record<PointCoder, string>;

/** Corners of the shapes, from the centre, for a radius of 1 as chart.js draws them. */
const cornersOf = {
  rect: [
    [-Math.SQRT1_2, -Math.SQRT1_2],
    [Math.SQRT1_2, -Math.SQRT1_2],
    [Math.SQRT1_2, Math.SQRT1_2],
    [-Math.SQRT1_2, Math.SQRT1_2],
  ],
  rectRot: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: [
    [0, -1],
    [0.866, 0.5],
    [-0.866, 0.5],
  ],
} as const;

/** A point as in a legend, filled or hollow. */
export function drawPoint(
  pen: Pen,
  coder: PointCoder,
  place: { readonly x: number; readonly y: number; readonly radius: number },
  paint: { readonly fill: string; readonly edge: string },
): void {
  const shape = pointShapes[coder];
  pen.beginPath();
  if (shape === 'circle') {
    pen.arc(place.x, place.y, place.radius, 0, 2 * Math.PI);
  } else {
    cornersOf[shape].forEach(([dx, dy], at) => {
      const corner = [place.x + dx * place.radius, place.y + dy * place.radius] as const;
      if (at === 0) pen.moveTo(...corner);
      else pen.lineTo(...corner);
    });
    pen.closePath();
  }
  pen.fillStyle = paint.fill;
  pen.fill();
  pen.strokeStyle = paint.edge;
  pen.lineWidth = 1;
  pen.stroke();
}
