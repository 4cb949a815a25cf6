// The part of node-canvas that chartjs-node-canvas uses, over @napi-rs/canvas.
const { createCanvas, GlobalFonts, Image, loadImage, SvgExportFlag } = require('@napi-rs/canvas');

exports.Image = Image;
exports.loadImage = loadImage;

exports.registerFont = (path, { family }) => {
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`cannot register font ${path}`);
};

exports.createCanvas = (width, height, type) => {
  const svg = type === 'svg';
  const canvas = svg ? createCanvas(width, height, SvgExportFlag.NoPrettyXML) : createCanvas(width, height);
  const texts = [];
  if (svg) {
    drawCirclesAsCurves(canvas.getContext('2d'));
    writeTextsAsTexts(canvas.getContext('2d'), texts);
  }
  const encode = svg ? () => withTexts(canvas.getContent(), texts) : canvas.toBuffer.bind(canvas);
  canvas.toBuffer = orCallBack(encode, 'image/png');
  if (canvas.toDataURL) canvas.toDataURL = orCallBack(canvas.toDataURL.bind(canvas), 'image/png');
  return canvas;
};

/** node-canvas returns, or calls back: toBuffer(callback, mime), toDataURL(mime, callback). */
function orCallBack(make, defaultMime) {
  return (...given) => {
    const callback = given.find((value) => typeof value === 'function');
    const mime = given.find((value) => typeof value === 'string') ?? defaultMime;
    if (!callback) return make(mime);
    queueMicrotask(() => {
      let result;
      try {
        result = make(mime);
      } catch (error) {
        return callback(error);
      }
      callback(null, result);
    });
  };
}

/**
 * Keeps texts as they are, to stand over the shapes at the end. The drawing library would give each letter a place of its
 * own: slow to draw and to read, and no longer words.
 */
function writeTextsAsTexts(context, texts) {
  const fillText = context.fillText.bind(context);
  context.fillText = (text, x, y, maxWidth) => {
    const { a, b, c, d, e, f } = context.getTransform();
    const [, weight, size, family] = /^(?:.*?\b(bold)\s+)?.*?([\d.]+)px\s+(.+)$/.exec(context.font) ?? [];
    const isPlain = a === 1 && b === 0 && c === 0 && d === 1 && context.textBaseline in drops;
    const fits = maxWidth === undefined || context.measureText(text).width <= maxWidth;
    if (!isPlain || !fits || size === undefined) return fillText(text, x, y, maxWidth);
    const place = `x="${round(x + e)}" y="${round(y + f + drops[context.textBaseline] * size)}"`;
    const anchor = anchors[context.textAlign] ?? 'start';
    const stretch = /condensed/i.test(family) ? ' font-stretch="semi-condensed"' : '';
    const font = `font-family="${escapeXml(family.replaceAll('"', ''))}" font-size="${size}"${stretch}`;
    texts.push(
      `<text ${place} text-anchor="${anchor}" ${font}${weight ? ' font-weight="bold"' : ''} fill="${escapeXml(context.fillStyle)}">${escapeXml(text)}</text>`,
    );
  };
}

/** From a baseline to the one that letters stand on, as shares of the size of text. */
const drops = { alphabetic: 0, middle: 0.346, top: 0.928, bottom: -0.236 };
const anchors = { center: 'middle', right: 'end', end: 'end' };
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text) => `${text}`.replaceAll(/[&<>"]/g, (character) => entities[character]);
const round = (pixels) => Math.round(pixels * 100) / 100;

function withTexts(content, texts) {
  const svg = content.toString('utf8');
  return Buffer.from(svg.replace(/<\/svg>\s*$/, () => `${texts.join('')}</svg>`));
}

/** Drawn as an arc, a circle becomes 32 pieces in SVG; four Bézier curves differ from it by 0.03 % of its radius. */
function drawCirclesAsCurves(context) {
  const arc = context.arc.bind(context);
  context.arc = (x, y, radius, start, end, counterClockwise) => {
    if (Math.abs(end - start) < 2 * Math.PI - 1e-6) return arc(x, y, radius, start, end, counterClockwise);
    const pull = radius * 0.5522847498;
    context.moveTo(x + radius, y);
    context.bezierCurveTo(x + radius, y + pull, x + pull, y + radius, x, y + radius);
    context.bezierCurveTo(x - pull, y + radius, x - radius, y + pull, x - radius, y);
    context.bezierCurveTo(x - radius, y - pull, x - pull, y - radius, x, y - radius);
    context.bezierCurveTo(x + pull, y - radius, x + radius, y - pull, x + radius, y);
  };
}
