import type { CountsChart, TrendChart } from './chart-models.ts';
import type { Figure, FigureInterval, FigureStanding } from './figure.ts';
import type { MomentSection } from './moment.ts';
import type { MethodBox, ReportHead, TextSection } from './report-head.ts';
import type { ReportTable } from './report-table.ts';

/** A measure in the report's period. */
export interface PeriodMeasure {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly figure: Figure;
  readonly interval: FigureInterval | null;
  /** "41 of 63 reflections in 3 sessions"; null where there is nothing to say. */
  readonly workings: string | null;
  readonly isEstimate: boolean;
  readonly standing: FigureStanding;
  readonly thresholds: string | null;
  /** Since the last period with sessions. `rise` and `fall` only beyond measurement error. */
  readonly change: {
    readonly kind: 'rise' | 'fall' | 'within' | 'unknown';
    readonly difference: Figure;
    readonly text: string;
  };
  /** Over all sessions of the report: only stated where the slope's interval excludes zero. */
  readonly trend: { readonly kind: 'rise' | 'fall' | 'none' | 'tooFew'; readonly text: string };
}

/** Sessions in a place of their series: session 1 and session 2 of a design with two. */
export interface SeriesComparison {
  readonly heading: string;
  readonly table: ReportTable;
  readonly text: string;
}

/** A caseworker's trend report: page 1 the figures, page 2 what lies behind them. */
export interface CaseworkerReport {
  readonly kind: 'caseworker';
  readonly head: ReportHead;
  readonly caseworker: { readonly pseudonym: string; readonly name: string | null };
  /** First and last day of the period, and of the months that the charts show: YYYY-MM-DD. */
  readonly period: { readonly from: string; readonly to: string };
  readonly span: { readonly from: string; readonly to: string };
  /** Sessions that people coded; of the period also those that are known from estimates alone. */
  readonly sessionCount: { readonly period: number; readonly span: number; readonly estimated: number };
  readonly opening: readonly string[];
  readonly measures: {
    readonly heading: string;
    readonly columns: {
      readonly measure: string;
      readonly value: string;
      readonly interval: string;
      readonly change: string;
      readonly standing: string;
    };
    readonly rows: readonly PeriodMeasure[];
    readonly notes: readonly string[];
  };
  /** Null without any session with a value. */
  readonly trends: { readonly heading: string; readonly chart: TrendChart; readonly notes: readonly string[] } | null;
  /** Only where at least two places of a series occur. */
  readonly series: SeriesComparison | null;
  readonly counts: { readonly heading: string; readonly chart: CountsChart } | null;
  readonly strengths: MomentSection;
  readonly nextSteps: MomentSection;
  readonly sessions: { readonly heading: string; readonly table: ReportTable | null; readonly none: string | null };
  readonly practice: TextSection;
  readonly limits: TextSection;
  readonly methods: MethodBox;
  readonly question: TextSection;
}
