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
  if (svg) drawCirclesAsCurves(canvas.getContext('2d'));
  const encode = svg ? () => canvas.getContent() : canvas.toBuffer.bind(canvas);
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
