import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { ChartConfiguration } from 'chart.js';
import type {
  EvaluatedFigure,
  EvaluationDocument,
  EvaluationResult,
  MeasureEvaluation,
} from '../../../coder-lab/evaluation/evaluation-document.ts';
import { reportFontFamily } from '../../report-fonts.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from '../chart-drawing.ts';
import { lightTheme } from '../chart-theme.ts';
import { type ChartDrawer, openChartDrawer } from '../draw-charts.ts';
import { type Pen, writeText } from '../drawing.ts';
import { configureConfusionChart } from './confusion-chart.ts';
import { configureReliabilityChart } from './reliability-chart.ts';
import { configureSessionScatterChart, type ScatterScale, scaleOfCounts } from './session-scatter-chart.ts';

const WIDTH = 760;
const MARGIN = 16;
const UPPER_HEIGHT = 230;
const LOWER_HEIGHT = 170;
/** Of one line and of two. */
const TITLE_HEIGHT = 18;
const TITLES_HEIGHT = 32;
const HEADING_HEIGHT = 30;
const GAP = 14;
/** Pixels of a PNG for each of the picture's own. */
const PNG_SCALE = 2;

/** The measures whose sessions are shown one by one; counts where no scale stands. */
const shownMeasures: Readonly<Record<EvaluationResult['scheme'], readonly { id: string; scale?: ScatterScale }[]>> = {
  miti: [{ id: 'Q' }, { id: 'SR' }, { id: 'CR' }, { id: 'relationalGlobal', scale: { min: 1, max: 5, step: 1 } }],
  annomi: [{ id: 'question' }, { id: 'reflection' }, { id: 'complex' }, { id: 'therapist_input' }],
};

const behaviourNames = { question: 'question', reflection: 'reflection', therapist_input: 'input', other: 'other' };
const schemeNames = { miti: 'MITI codes', annomi: "AnnoMI's labels" };

/** A drawing and where it stands in the picture. */
interface Placed {
  readonly left: number;
  readonly top: number;
  readonly drawing: ChartDrawing;
}

/**
 * An evaluation as one picture in vectors (SVG): of every kind of gold the confusion of main behaviours, the reliability
 * of confidence, and main measures of each session. The same evaluation gives the same bytes.
 */
export function drawEvaluation({ results }: EvaluationDocument): string {
  const whole = results.filter(({ language, punctuation }) => language === null && punctuation === 'asWritten');
  const drawer = openChartDrawer();
  const placed: Placed[] = [];
  let top = MARGIN;
  for (const result of whole) {
    placed.push(...placeResult(result, top));
    top += HEADING_HEIGHT + TITLE_HEIGHT + UPPER_HEIGHT + GAP + TITLES_HEIGHT + LOWER_HEIGHT + MARGIN;
  }
  return compose(placed, top, drawer);
}

/** The picture in pixels (PNG), at twice its size. */
export async function paintEvaluation(document: EvaluationDocument): Promise<Buffer> {
  const image = await loadImage(Buffer.from(drawEvaluation(document)));
  const canvas = createCanvas(image.width * PNG_SCALE, image.height * PNG_SCALE);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/png');
}

function placeResult(result: EvaluationResult, top: number): Placed[] {
  const { behaviour, calibration } = result;
  const inner = WIDTH - 2 * MARGIN;
  const title = `Heuristic coder and people: ${schemeNames[result.scheme]}, ${result.sessions} sessions`;
  const half = (inner - MARGIN) / 2;
  const upper = top + HEADING_HEIGHT;
  const right = MARGIN + half + MARGIN;
  const placed: Placed[] = [{ left: MARGIN, top, drawing: writeTitle(title, inner, 'bold') }];
  if (behaviour) {
    const words = `Main behaviour of a turn: macro-F1 ${show(behaviour.macroF1)}`;
    const drawing = configureConfusionChart(behaviour, behaviourNames, UPPER_HEIGHT, spaceOf(half));
    placed.push({ left: MARGIN, top: upper, drawing: writeTitle(words, half) });
    placed.push({ left: MARGIN, top: upper + TITLE_HEIGHT, drawing });
  }
  if (calibration) {
    const words = `Confidence: calibration error ${show(calibration.expectedCalibrationError)}`;
    const drawing = configureReliabilityChart(calibration, UPPER_HEIGHT, spaceOf(half));
    placed.push({ left: right, top: upper, drawing: writeTitle(words, half) });
    placed.push({ left: right, top: upper + TITLE_HEIGHT, drawing });
  }
  return [...placed, ...placeSessions(result, upper + TITLE_HEIGHT + UPPER_HEIGHT + GAP)];
}

function placeSessions({ scheme, measures }: EvaluationResult, top: number): Placed[] {
  const shown = shownMeasures[scheme].flatMap(({ id, scale }) => {
    const measure = measures.find((each) => each.id === id);
    return measure ? [{ measure, scale: scale ?? scaleOfCounts(mostOf(measure)) }] : [];
  });
  const width = (WIDTH - 2 * MARGIN) / Math.max(1, shown.length);
  return shown.flatMap(({ measure, scale }, at) => {
    const left = MARGIN + at * width;
    const drawing = configureSessionScatterChart(measure, scale, LOWER_HEIGHT, spaceOf(width - 8));
    return [
      { left, top, drawing: writeTitle(`${measure.name}\nICC ${show(measure.icc)}`, width) },
      { left, top: top + TITLES_HEIGHT, drawing },
    ];
  });
}

function mostOf({ values }: MeasureEvaluation): number {
  return Math.max(...values.flatMap(({ gold, coder }) => [gold, coder]));
}

function show({ value, lower, upper }: EvaluatedFigure): string {
  if (value === null) return 'undefined';
  const interval = lower === null || upper === null ? '' : ` (${lower.toFixed(2)} to ${upper.toFixed(2)})`;
  return `${value.toFixed(2)}${interval}`;
}

function spaceOf(width: number): ChartSpace {
  return {
    width: Math.floor(width),
    theme: lightTheme,
    font: { family: reportFontFamily, size: 10 },
    language: 'en',
    isInteractive: false,
  };
}

/** One or two lines of words, as a drawing without axes, so that its letters are those of the charts. */
function writeTitle(text: string, width: number, weight: 'normal' | 'bold' = 'normal'): ChartDrawing {
  const space = spaceOf(width);
  const font = weight === 'bold' ? { ...space.font, size: 13 } : space.font;
  const configuration: ChartConfiguration<'scatter'> = {
    type: 'scatter',
    data: { datasets: [] },
    options: {
      ...commonOptions(space),
      plugins: commonPlugins(space),
      scales: { x: { display: false }, y: { display: false } },
    },
    plugins: [
      {
        id: 'words',
        afterDraw: ({ ctx }) => {
          const pen = ctx as unknown as Pen;
          text.split('\n').forEach((line, at) => {
            writeText(pen, font, line, 0, font.size * (1.2 + 1.3 * at), { colour: space.theme.ink, weight });
          });
        },
      },
    ],
  };
  const height = text.includes('\n') ? TITLES_HEIGHT : weight === 'bold' ? HEADING_HEIGHT : TITLE_HEIGHT;
  return { width: space.width, height, configuration: configuration as unknown as ChartConfiguration };
}

function compose(placed: readonly Placed[], height: number, drawer: ChartDrawer): string {
  const parts = placed.map(({ left, top, drawing }, at) => {
    const svg = drawer.svg(drawing).replace(/^<\?xml[^>]*>\s*/, '');
    // Each drawing numbers its clips from 0.
    return svg.replaceAll(/\bclip(\d+)/g, `part${at}-$1`).replace('<svg ', `<svg x="${left}" y="${top}" `);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="${lightTheme.paper}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}
