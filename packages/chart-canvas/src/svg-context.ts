/** Width and height of a canvas, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Measures a text in a CSS font, as `measureText` does. */
export type MeasureText = (font: string, text: string) => { readonly width: number };

/** From one point to its place: x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** What `save` keeps and `restore` brings back. */
interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  /** As an attribute of SVG, without the name; empty for a whole line. */
  dash: string;
  /** As an attribute of SVG, with a space before it; empty where nothing is clipped. */
  clipping: string;
  transform: Matrix;
}

/** A path, painted. Fill and stroke are attributes of SVG. */
interface Shape {
  path: string;
  readonly fill?: string;
  stroke?: string;
  readonly clip: string;
  /** Whether another path painted alike can be added to it and nothing looks different. */
  canJoin: boolean;
}

interface Colour {
  readonly hex: string;
  readonly alpha: number;
}

/** From a baseline to the one that letters stand on, as shares of the size of text. */
const drops: Readonly<Record<string, number>> = {
  alphabetic: 0,
  middle: 0.346,
  top: 0.928,
  hanging: 0.928,
  bottom: -0.236,
};
const anchors: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const FULL_CIRCLE = 2 * Math.PI;

const initialState: Readonly<State> = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: '',
  clipping: '',
  transform: [1, 0, 0, 1, 0, 0],
};

/**
 * A drawing context of a canvas, as far as charts use it, that writes SVG. Three things make its pictures quick to draw
 * and to print: texts stay texts, coordinates have two decimals, and what is painted alike in a row becomes one shape.
 */
export class SvgContext {
  readonly canvas: Size;
  fillStyle = initialState.fillStyle;
  strokeStyle = initialState.strokeStyle;
  lineWidth = initialState.lineWidth;
  lineCap = initialState.lineCap;
  lineJoin = initialState.lineJoin;
  globalAlpha = initialState.globalAlpha;
  font = initialState.font;
  textAlign = initialState.textAlign;
  textBaseline = initialState.textBaseline;
  #dash = initialState.dash;
  #clipping = initialState.clipping;
  #transform = initialState.transform;
  readonly #measure: MeasureText;
  readonly #saved: State[] = [];
  readonly #shapes: Shape[] = [];
  /** Texts and clips as elements of SVG. */
  readonly #texts: string[] = [];
  readonly #clips: string[] = [];
  readonly #colours = new Map<string, Colour>();
  #path = '';
  /** Whether all of the path are rectangles that run clockwise: two of them that overlap leave no hole. */
  #isRectangles = true;

  constructor(canvas: Size, measure: MeasureText) {
    this.canvas = canvas;
    this.#measure = measure;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline } = this;
    const seen = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline };
    this.#saved.push({ ...seen, dash: this.#dash, clipping: this.#clipping, transform: this.#transform });
  }

  restore(): void {
    const state = this.#saved.pop();
    if (state === undefined) return;
    const { dash, clipping, transform, ...seen } = state;
    Object.assign(this, seen);
    this.#dash = dash;
    this.#clipping = clipping;
    this.#transform = transform;
  }

  translate(x: number, y: number): void {
    this.#multiply(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.#multiply(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#multiply(cos, sin, -sin, cos, 0, 0);
  }

  setTransform(...matrix: Matrix): void {
    this.#transform = matrix;
  }

  resetTransform(): void {
    this.#transform = initialState.transform;
  }

  #multiply(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [a0, b0, c0, d0, e0, f0] = this.#transform;
    this.#transform = [
      a0 * a + c0 * b,
      b0 * a + d0 * b,
      a0 * c + c0 * d,
      b0 * c + d0 * d,
      a0 * e + c0 * f + e0,
      b0 * e + d0 * f + f0,
    ];
  }

  /** A point as SVG has it. */
  #at(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.#transform;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
  }

  /** How many times a length grows. */
  #growth(): number {
    const [a, b, c, d] = this.#transform;
    return Math.sqrt(Math.abs(a * d - b * c));
  }

  beginPath(): void {
    this.#path = '';
    this.#isRectangles = true;
  }

  closePath(): void {
    this.#add('Z');
  }

  moveTo(x: number, y: number): void {
    this.#add(`M${this.#at(x, y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#add(`${this.#path === '' ? 'M' : 'L'}${this.#at(x, y)}`);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#add(`C${this.#at(x1, y1)} ${this.#at(x2, y2)} ${this.#at(x, y)}`);
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    this.#add(`Q${this.#at(x1, y1)} ${this.#at(x, y)}`);
  }

  arc(x: number, y: number, radius: number, start: number, end: number, isCounterClockwise = false): void {
    const on = (angle: number) => this.#at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const size = round(radius * this.#growth());
    const sweep = isCounterClockwise ? 0 : 1;
    const turn = isCounterClockwise ? start - end : end - start;
    this.#add(`${this.#path === '' ? 'M' : 'L'}${on(start)}`);
    if (turn >= FULL_CIRCLE - 1e-6) {
      // SVG has no arc from a point to itself.
      for (const half of [start + Math.PI, start]) this.#add(`A${size} ${size} 0 0 ${sweep} ${on(half)}`);
      return;
    }
    const angle = ((turn % FULL_CIRCLE) + FULL_CIRCLE) % FULL_CIRCLE;
    this.#add(`A${size} ${size} 0 ${angle > Math.PI ? 1 : 0} ${sweep} ${on(end)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    const wasRectangles = this.#isRectangles;
    this.#add(this.#rectangle(x, y, width, height));
    this.#isRectangles = wasRectangles;
  }

  #rectangle(x: number, y: number, width: number, height: number): string {
    const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
    const [right, bottom] = [left + Math.abs(width), top + Math.abs(height)];
    const corners = [this.#at(right, top), this.#at(right, bottom), this.#at(left, bottom)];
    return `M${this.#at(left, top)}L${corners.join('L')}Z`;
  }

  #add(step: string): void {
    this.#path += step;
    this.#isRectangles = false;
  }

  fill(): void {
    this.#paint({ path: this.#path, fill: this.#colour('fill', this.fillStyle), canJoin: this.#isRectangles });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = this.#rectangle(x, y, width, height);
    this.#paint({ path, fill: this.#colour('fill', this.fillStyle), canJoin: true });
  }

  stroke(): void {
    this.#stroke(this.#path);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#stroke(this.#rectangle(x, y, width, height));
  }

  #stroke(path: string): void {
    const width = round(this.lineWidth * this.#growth());
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const dash = this.#dash === '' ? '' : ` stroke-dasharray="${this.#dash}"`;
    const stroke = `${this.#colour('stroke', this.strokeStyle)} stroke-width="${width}"${cap}${join}${dash}`;
    const clip = this.#clipping;
    const last = this.#shapes.at(-1);
    if (last?.path === path && last.stroke === undefined && last.clip === clip) {
      // The edge of what was just filled.
      last.stroke = stroke;
      last.canJoin = false;
      return;
    }
    this.#paint({ path, stroke, canJoin: true });
  }

  /** Adds a shape, or joins it to the last where both are painted alike and nothing shines through. */
  #paint({ path, fill, stroke, canJoin }: Omit<Shape, 'clip'>): void {
    if (path === '') return;
    const clip = this.#clipping;
    const last = this.#shapes.at(-1);
    const isOpaque = !`${fill}${stroke}`.includes('-opacity');
    if (canJoin && isOpaque && last?.canJoin && last.fill === fill && last.stroke === stroke && last.clip === clip) {
      last.path += path;
      return;
    }
    this.#shapes.push({
      path,
      clip,
      canJoin,
      ...(fill !== undefined && { fill }),
      ...(stroke !== undefined && { stroke }),
    });
  }

  /** "#RRGGBB", "#RRGGBBAA" or "rgba(...)" as attributes of SVG. */
  #colour(use: 'fill' | 'stroke', colour: string): string {
    const { hex, alpha } = this.#colours.get(colour) ?? readColour(colour);
    this.#colours.set(colour, { hex, alpha });
    const opacity = alpha * this.globalAlpha;
    return `${use}="${hex}"${opacity === 1 ? '' : ` ${use}-opacity="${Math.round(opacity * 1000) / 1000}"`}`;
  }

  clip(): void {
    const id = `clip${this.#clips.length}`;
    this.#clips.push(`<clipPath id="${id}"${this.#clipping}><path d="${this.#path}"/></clipPath>`);
    this.#clipping = ` clip-path="url(#${id})"`;
  }

  clearRect(): void {
    // Nothing was drawn before: each picture has a context of its own.
  }

  setLineDash(lengths: readonly number[]): void {
    this.#dash = lengths.map(round).join(' ');
  }

  measureText(text: string): { readonly width: number } {
    return this.#measure(this.font, text);
  }

  /** Texts stand over all shapes. */
  fillText(text: string, x: number, y: number, maxWidth?: number): void {
    const { weight, size, family } = parseFont(this.font);
    const tooWide = maxWidth === undefined ? 1 : Math.max(1, this.measureText(text).width / maxWidth);
    const [a, b, c, d] = this.#transform;
    const isTurned = a !== 1 || b !== 0 || c !== 0 || d !== 1;
    const drop = (drops[this.textBaseline] ?? 0) * size;
    const place = isTurned
      ? `transform="matrix(${this.#transform.map((each) => Math.round(each * 1e6) / 1e6).join(' ')})" x="${round(x)}" y="${round(y + drop)}"`
      : `x="${round(x + this.#transform[4])}" y="${round(y + drop + this.#transform[5])}"`;
    const anchor = anchors[this.textAlign] ?? 'start';
    const stretch = /condensed/i.test(family) ? ' font-stretch="semi-condensed"' : '';
    const font = `font-family="${family}" font-size="${round(size / tooWide)}"${stretch}${weight}`;
    const colour = this.#colour('fill', this.fillStyle);
    this.#texts.push(`<text ${place} text-anchor="${anchor}" ${font} ${colour}>${escapeXml(`${text}`)}</text>`);
  }

  toSvg(): string {
    const { width, height } = this.canvas;
    const shapes = this.#shapes.map(
      ({ path, fill = 'fill="none"', stroke = '', clip }) => `<path ${fill} ${stroke}${clip} d="${path}"/>`,
    );
    const size = `width="${width}" height="${height}"`;
    const parts = [...this.#clips, ...shapes, ...this.#texts].join('');
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} stroke-miterlimit="10">${parts}</svg>`;
  }
}

function readColour(colour: string): Colour {
  if (colour === 'transparent') return { hex: '#000000', alpha: 0 };
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(colour)?.[1];
  if (digits !== undefined) {
    const long = digits.length < 5 ? [...digits].map((digit) => digit + digit).join('') : digits;
    const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
    return { hex: `#${long.slice(0, 6).toUpperCase()}`, alpha };
  }
  const inBrackets = /^rgba?\(([^)]*)\)$/.exec(colour)?.[1];
  const [red, green, blue, alpha = 1, ...more] = inBrackets?.split(/[\s,/]+/).map(Number) ?? [];
  const parts = [red, green, blue].filter((part) => part !== undefined);
  if (parts.length < 3 || more.length > 0 || [...parts, alpha].some(Number.isNaN)) {
    throw new Error(`"${colour}" is not a colour that charts use`);
  }
  const hex = parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
  return { hex: `#${hex.toUpperCase()}`, alpha };
}

/** Of a CSS font: weight as an attribute, size in pixels, family. */
function parseFont(font: string) {
  const [, style = '', size = '10', family = 'sans-serif'] = /^(.*?)([\d.]+)px\s+(.+)$/.exec(font) ?? [];
  const weight = /\b(bold|[6-9]00)\b/.test(style) ? ' font-weight="bold"' : '';
  return { weight, size: Number(size), family: escapeXml(family.replaceAll(/["']/g, '')) };
}

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
