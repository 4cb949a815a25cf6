// A drawing context of a canvas, as far as charts use it, that writes SVG. Three things make its pictures quick to draw and
// to print: texts stay texts, coordinates have two decimals, and what is painted alike in a row becomes one shape.

/** From a baseline to the one that letters stand on, as shares of the size of text. */
const drops = { alphabetic: 0, middle: 0.346, top: 0.928, hanging: 0.928, bottom: -0.236 };
const anchors = { center: 'middle', right: 'end', end: 'end' };
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text) => `${text}`.replaceAll(/[&<>"]/g, (character) => entities[character]);
const round = (pixels) => Math.round(pixels * 100) / 100;
const FULL_CIRCLE = 2 * Math.PI;

const initialState = {
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

class SvgContext {
  #measure;
  #saved = [];
  #shapes = [];
  /** What the last shape is, so that the next may join it. */
  #last = null;
  #texts = [];
  #clips = [];
  #path = '';
  /** Whether all of the path are rectangles that run clockwise: two of them that overlap leave no hole. */
  #isRectangles = true;

  /** @param measure measures a text in a CSS font, as `measureText` does */
  constructor(canvas, measure) {
    this.canvas = canvas;
    this.#measure = measure;
    Object.assign(this, initialState);
  }

  save() {
    const state = {};
    for (const name in initialState) state[name] = this[name];
    this.#saved.push(state);
  }

  restore() {
    const state = this.#saved.pop();
    if (state !== undefined) Object.assign(this, state);
  }

  translate(x, y) {
    this.#multiply(1, 0, 0, 1, x, y);
  }

  scale(x, y) {
    this.#multiply(x, 0, 0, y, 0, 0);
  }

  rotate(angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#multiply(cos, sin, -sin, cos, 0, 0);
  }

  setTransform(...matrix) {
    this.transform = matrix;
  }

  resetTransform() {
    this.transform = initialState.transform;
  }

  #multiply(a, b, c, d, e, f) {
    const [a0, b0, c0, d0, e0, f0] = this.transform;
    this.transform = [
      a0 * a + c0 * b,
      b0 * a + d0 * b,
      a0 * c + c0 * d,
      b0 * c + d0 * d,
      a0 * e + c0 * f + e0,
      b0 * e + d0 * f + f0,
    ];
  }

  /** A point as SVG has it. */
  #at(x, y) {
    const [a, b, c, d, e, f] = this.transform;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
  }

  /** How many times a length grows. */
  #growth() {
    const [a, b, c, d] = this.transform;
    return Math.sqrt(Math.abs(a * d - b * c));
  }

  beginPath() {
    this.#path = '';
    this.#isRectangles = true;
  }

  closePath() {
    this.#add('Z');
  }

  moveTo(x, y) {
    this.#add(`M${this.#at(x, y)}`);
  }

  lineTo(x, y) {
    this.#add(`${this.#path === '' ? 'M' : 'L'}${this.#at(x, y)}`);
  }

  bezierCurveTo(x1, y1, x2, y2, x, y) {
    this.#add(`C${this.#at(x1, y1)} ${this.#at(x2, y2)} ${this.#at(x, y)}`);
  }

  quadraticCurveTo(x1, y1, x, y) {
    this.#add(`Q${this.#at(x1, y1)} ${this.#at(x, y)}`);
  }

  arc(x, y, radius, start, end, isCounterClockwise = false) {
    const on = (angle) => this.#at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
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

  rect(x, y, width, height) {
    const wasRectangles = this.#isRectangles;
    this.#add(this.#rectangle(x, y, width, height));
    this.#isRectangles = wasRectangles;
  }

  #rectangle(x, y, width, height) {
    const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
    const [right, bottom] = [left + Math.abs(width), top + Math.abs(height)];
    const corners = [this.#at(right, top), this.#at(right, bottom), this.#at(left, bottom)];
    return `M${this.#at(left, top)}L${corners.join('L')}Z`;
  }

  #add(step) {
    this.#path += step;
    this.#isRectangles = false;
  }

  fill() {
    this.#paint({ path: this.#path, fill: this.#colour('fill', this.fillStyle), canJoin: this.#isRectangles });
  }

  fillRect(x, y, width, height) {
    const path = this.#rectangle(x, y, width, height);
    this.#paint({ path, fill: this.#colour('fill', this.fillStyle), canJoin: true });
  }

  stroke() {
    this.#stroke(this.#path);
  }

  strokeRect(x, y, width, height) {
    this.#stroke(this.#rectangle(x, y, width, height));
  }

  #stroke(path) {
    const width = round(this.lineWidth * this.#growth());
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`;
    const dash = this.dash === '' ? '' : ` stroke-dasharray="${this.dash}"`;
    const stroke = `${this.#colour('stroke', this.strokeStyle)} stroke-width="${width}"${cap}${join}${dash}`;
    const clip = this.clipping;
    const last = this.#last;
    if (last?.path === path && last.stroke === undefined && last.clip === clip) {
      // The edge of what was just filled.
      last.stroke = stroke;
      last.canJoin = false;
      return;
    }
    this.#paint({ path, stroke, canJoin: true });
  }

  /** Adds a shape, or joins it to the last where both are painted alike and nothing shines through. */
  #paint({ path, fill, stroke, canJoin }) {
    if (path === '') return;
    const clip = this.clipping;
    const last = this.#last;
    const isOpaque = !`${fill}${stroke}`.includes('-opacity');
    if (canJoin && isOpaque && last?.canJoin && last.fill === fill && last.stroke === stroke && last.clip === clip) {
      last.path += path;
      return;
    }
    this.#last = { path, fill, stroke, clip, canJoin };
    this.#shapes.push(this.#last);
  }

  /** "#RRGGBB", "#RRGGBBAA" or "rgba(...)" as attributes of SVG. */
  #colour(use, colour) {
    const { hex, alpha } = parseColour(colour);
    const opacity = alpha * this.globalAlpha;
    return `${use}="${hex}"${opacity === 1 ? '' : ` ${use}-opacity="${Math.round(opacity * 1000) / 1000}"`}`;
  }

  clip() {
    const id = `clip${this.#clips.length}`;
    this.#clips.push(`<clipPath id="${id}"${this.clipping}><path d="${this.#path}"/></clipPath>`);
    this.clipping = ` clip-path="url(#${id})"`;
  }

  clearRect() {
    // Nothing was drawn before: each picture has a context of its own.
  }

  setLineDash(lengths) {
    this.dash = lengths.map(round).join(' ');
  }

  measureText(text) {
    return this.#measure(this.font, text);
  }

  /** Texts stand over all shapes. */
  fillText(text, x, y, maxWidth) {
    const { weight, size, family } = parseFont(this.font);
    const tooWide = maxWidth === undefined ? 1 : Math.max(1, this.measureText(text).width / maxWidth);
    const [a, b, c, d] = this.transform;
    const isTurned = a !== 1 || b !== 0 || c !== 0 || d !== 1;
    const drop = (drops[this.textBaseline] ?? 0) * size;
    const place = isTurned
      ? `transform="matrix(${this.transform.map((each) => Math.round(each * 1e6) / 1e6).join(' ')})" x="${round(x)}" y="${round(y + drop)}"`
      : `x="${round(x + this.transform[4])}" y="${round(y + drop + this.transform[5])}"`;
    const anchor = anchors[this.textAlign] ?? 'start';
    const stretch = /condensed/i.test(family) ? ' font-stretch="semi-condensed"' : '';
    const font = `font-family="${family}" font-size="${round(size / tooWide)}"${stretch}${weight}`;
    const colour = this.#colour('fill', this.fillStyle);
    this.#texts.push(`<text ${place} text-anchor="${anchor}" ${font} ${colour}>${escapeXml(text)}</text>`);
  }

  toSvg() {
    const { width, height } = this.canvas;
    const shapes = this.#shapes.map(
      ({ path, fill = 'fill="none"', stroke = '', clip }) => `<path ${fill} ${stroke}${clip} d="${path}"/>`,
    );
    const size = `width="${width}" height="${height}"`;
    const parts = [...this.#clips, ...shapes, ...this.#texts].join('');
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} stroke-miterlimit="10">${parts}</svg>`;
  }
}

const colours = new Map();

function parseColour(colour) {
  const known = colours.get(colour);
  if (known !== undefined) return known;
  const parsed = readColour(`${colour}`);
  colours.set(colour, parsed);
  return parsed;
}

function readColour(colour) {
  if (colour === 'transparent') return { hex: '#000000', alpha: 0 };
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(colour)?.[1];
  if (digits !== undefined) {
    const long = digits.length < 5 ? [...digits].map((digit) => digit + digit).join('') : digits;
    const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
    return { hex: `#${long.slice(0, 6).toUpperCase()}`, alpha };
  }
  const numbers =
    /^rgba?\(([^)]*)\)$/
      .exec(colour)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number) ?? [];
  if (numbers.length < 3 || numbers.some(Number.isNaN)) throw new Error(`"${colour}" is not a colour that charts use`);
  const [red, green, blue, alpha = 1] = numbers;
  const hex = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
  return { hex: `#${hex.toUpperCase()}`, alpha };
}

const fonts = new Map();

/** Of a CSS font: weight as an attribute, size in pixels, family. */
function parseFont(font) {
  const known = fonts.get(font);
  if (known !== undefined) return known;
  const [, style = '', size = '10', family = 'sans-serif'] = /^(.*?)([\d.]+)px\s+(.+)$/.exec(font) ?? [];
  const weight = /\b(bold|[6-9]00)\b/.test(style) ? ' font-weight="bold"' : '';
  const parsed = { weight, size: Number(size), family: escapeXml(family.replaceAll(/["']/g, '')) };
  fonts.set(font, parsed);
  return parsed;
}

module.exports = { SvgContext };
