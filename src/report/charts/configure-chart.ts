import type {
  ClientTalkChart,
  CountsChart,
  DistributionChart,
  IntervalsChart,
  LevelsChart,
  ProfileChart,
  TrendChart,
} from '../models/chart-models.ts';
import type { ChartDrawing, ChartSpace } from './chart-drawing.ts';
import { configureClientTalkChart } from './client-talk-chart.ts';
import { configureCountsChart } from './counts-chart.ts';
import { configureDistributionChart } from './distribution-chart.ts';
import { configureIntervalsChart } from './intervals-chart.ts';
import { configureLevelsChart } from './levels-chart.ts';
import { configureProfileChart } from './profile-chart.ts';
import { configureTrendChart } from './trend-chart.ts';

/** Any chart of a report. */
export type ReportChart =
  | TrendChart
  | CountsChart
  | ProfileChart
  | ClientTalkChart
  | DistributionChart
  | LevelsChart
  | IntervalsChart;

/** The configuration of any chart of a report, for chart.js in Node or in a page. */
export function configureChart(chart: ReportChart, space: ChartSpace): ChartDrawing {
  switch (chart.kind) {
    case 'trend':
      return configureTrendChart(chart, space);
    case 'counts':
      return configureCountsChart(chart, space);
    case 'profile':
      return configureProfileChart(chart, space);
    case 'clientTalk':
      return configureClientTalkChart(chart, space);
    case 'distribution':
      return configureDistributionChart(chart, space);
    case 'levels':
      return configureLevelsChart(chart, space);
    case 'intervals':
      return configureIntervalsChart(chart, space);
  }
}
