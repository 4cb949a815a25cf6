/**
 * The part of the npm package `canvas` that chartjs-node-canvas uses, over @napi-rs/canvas, which needs no compiler. It
 * bears the name of that package, so that chartjs-node-canvas finds it, and is packed together with that: npm installs
 * @napi-rs/canvas for the program itself, since what is packed would hold one platform's. Nothing here knows what charts
 * show.
 */
import { type Canvas, createCanvas as createRasterCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { SvgContext } from './svg-context.ts';

export { Image, loadImage } from '@napi-rs/canvas';

/** A canvas whose picture is SVG. */
export interface SvgCanvas {
  readonly width: number;
  readonly height: number;
  style: object;
  getContext(kind: '2d'): SvgContext;
  toBuffer: ReturnOrCallBack<Buffer>;
}

/** node-canvas returns what it made, or calls back with it; a MIME type may stand before or after the callback. */
type ReturnOrCallBack<Made> = (...given: (string | Callback<Made>)[]) => Made | undefined;
type Callback<Made> = (error: unknown, made?: Made) => void;

/**
 * Makes a font of a file known to all canvases.
 *
 * @throws Error when the file is no font
 */
export function registerFont(path: string, { family }: { readonly family: string }): void {
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`cannot register font ${path}`);
}

/** An empty canvas: of vectors for the type `svg`, of pixels otherwise. */
export function createCanvas(width: number, height: number, type: 'svg'): SvgCanvas;
export function createCanvas(width: number, height: number, type?: string): Canvas;
export function createCanvas(width: number, height: number, type?: string): SvgCanvas | Canvas {
  if (type === 'svg') return createSvgCanvas(width, height);
  const canvas = createRasterCanvas(width, height);
  return Object.assign(canvas, {
    toBuffer: orCallBack(canvas.toBuffer.bind(canvas) as (mime: string) => Buffer, 'image/png'),
    toDataURL: orCallBack(canvas.toDataURL.bind(canvas) as (mime: string) => string, 'image/png'),
  }) as Canvas;
}

function createSvgCanvas(width: number, height: number): SvgCanvas {
  const measuring = createRasterCanvas(1, 1).getContext('2d');
  const canvas: SvgCanvas = {
    width,
    height,
    style: {},
    getContext: () => context,
    toBuffer: orCallBack(() => Buffer.from(context.toSvg()), 'image/svg+xml'),
  };
  const context = new SvgContext(canvas, (font, text) => measure(measuring, font, text));
  return canvas;
}

function measure(context: SKRSContext2D, font: string, text: string) {
  if (context.font !== font) context.font = font;
  return context.measureText(text);
}

function orCallBack<Made>(make: (mime: string) => Made, defaultMime: string): ReturnOrCallBack<Made> {
  return (...given) => {
    const callback = given.find((value) => typeof value === 'function');
    const mime = given.find((value) => typeof value === 'string') ?? defaultMime;
    if (callback === undefined) return make(mime);
    queueMicrotask(() => {
      const [error, made] = attempt(() => make(mime));
      callback(error, made);
    });
    return undefined;
  };
}

function attempt<Made>(make: () => Made): [error: unknown, made?: Made] {
  try {
    return [null, make()];
  } catch (error) {
    return [error];
  }
}
