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
      return canvas.renderToBufferSync(drawing.configuration, 'image/svg+xml').toString('utf8');
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
