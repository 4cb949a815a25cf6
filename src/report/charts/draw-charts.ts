import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { reportFontFamily, reportFontFiles } from '../report-fonts.ts';
import type { ChartDrawing } from './chart-drawing.ts';

/** Draws charts as vector graphics (SVG): the same configuration gives the same bytes. */
export interface ChartDrawer {
  svg(drawing: ChartDrawing): string;
}

/** One drawer serves any number of charts, of any size. */
export function openChartDrawer(): ChartDrawer {
  const bySize = new Map<string, ChartJSNodeCanvas>();
  return {
    svg: (drawing) => {
      const [width, height] = [Math.ceil(drawing.width), Math.ceil(drawing.height)];
      const canvas = bySize.get(`${width}x${height}`) ?? openCanvas(width, height);
      bySize.set(`${width}x${height}`, canvas);
      const svg = canvas.renderToBufferSync(drawing.configuration, 'image/svg+xml').toString('utf8');
      return numberClips(svg);
    },
  };
}

function openCanvas(width: number, height: number): ChartJSNodeCanvas {
  const canvas = new ChartJSNodeCanvas({
    type: 'svg',
    width,
    height,
    chartCallback: ({ defaults }) => {
      defaults.devicePixelRatio = 1;
      defaults.font.family = reportFontFamily;
    },
  });
  for (const file of reportFontFiles()) canvas.registerFont(file, { family: reportFontFamily });
  return canvas;
}

/** Clips are numbered through all drawings of the process; here from 0 in each, so that its bytes don't depend on others. */
function numberClips(svg: string): string {
  const numbers = new Map<string, number>();
  return svg.replaceAll(/cl_[0-9a-f]+/g, (name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return `clip${numbers.get(name)}`;
  });
}
