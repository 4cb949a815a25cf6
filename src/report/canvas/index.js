// The part of node-canvas that chartjs-node-canvas uses, over @napi-rs/canvas.
const { createCanvas, GlobalFonts, Image, loadImage } = require('@napi-rs/canvas');
const { SvgContext } = require('./svg-context.js');

exports.Image = Image;
exports.loadImage = loadImage;

exports.registerFont = (path, { family }) => {
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`cannot register font ${path}`);
};

exports.createCanvas = (width, height, type) => {
  if (type === 'svg') return createSvgCanvas(width, height);
  const canvas = createCanvas(width, height);
  canvas.toBuffer = orCallBack(canvas.toBuffer.bind(canvas), 'image/png');
  if (canvas.toDataURL) canvas.toDataURL = orCallBack(canvas.toDataURL.bind(canvas), 'image/png');
  return canvas;
};

function createSvgCanvas(width, height) {
  const canvas = { width, height, style: {} };
  const context = new SvgContext(canvas, measureWith);
  canvas.getContext = () => context;
  canvas.toBuffer = orCallBack(() => Buffer.from(context.toSvg()), 'image/svg+xml');
  return canvas;
}

const measuring = createCanvas(1, 1).getContext('2d');
function measureWith(font, text) {
  if (measuring.font !== font) measuring.font = font;
  return measuring.measureText(text);
}

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
