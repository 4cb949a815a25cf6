import type { DistributionChart, LevelsChart } from './chart-models.ts';
import type { MethodBox, ReportHead, TextSection } from './report-head.ts';
import type { ReportTable } from './report-table.ts';

/** Something to look into. */
export interface Alert {
  readonly kind: 'notCoded' | 'falling';
  readonly caseworker: string;
  readonly text: string;
}

/** All caseworkers of a month, by name, without ranking them. */
export interface TeamReport {
  readonly kind: 'team';
  readonly head: ReportHead;
  readonly period: { readonly from: string; readonly to: string };
  readonly span: { readonly from: string; readonly to: string };
  /** Sessions that people coded; of the period also those that are known from estimates alone. */
  readonly sessionCount: { readonly period: number; readonly span: number; readonly estimated: number };
  readonly opening: readonly string[];
  /** Who was coded how often, against the target. */
  readonly coverage: { readonly heading: string; readonly table: ReportTable; readonly notes: readonly string[] };
  readonly alerts: { readonly heading: string; readonly items: readonly Alert[]; readonly none: string | null };
  /** Mean (SD), n, threshold, over or under: ready to paste into a paper. */
  readonly study: { readonly heading: string; readonly table: ReportTable; readonly notes: readonly string[] };
  /** Null without any session with a value. */
  readonly distributions: { readonly heading: string; readonly chart: DistributionChart } | null;
  readonly levels: { readonly heading: string; readonly chart: LevelsChart; readonly table: ReportTable } | null;
  /** The table is null where no session was coded by two people; the paragraphs then say so. */
  readonly agreement: TextSection & { readonly table: ReportTable | null };
  readonly limits: TextSection;
  readonly methods: MethodBox;
  readonly question: TextSection;
}
