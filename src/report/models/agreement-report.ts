import type { IntervalsChart } from './chart-models.ts';
import type { MethodBox, ReportHead, TextSection } from './report-head.ts';
import type { ReportTable } from './report-table.ts';

/** Which code was given where the other coder gave which: a row a code, as many cells as there are codes. */
export interface ConfusionTable {
  readonly caption: string;
  /** What rows and columns are: "K1 ↓ K2 →". */
  readonly corner: string;
  readonly columns: readonly { readonly code: string; readonly label: string; readonly name: string }[];
  readonly rows: readonly {
    readonly code: string;
    readonly label: string;
    readonly name: string;
    readonly cells: readonly ConfusionCell[];
  }[];
  readonly note: string;
}

export interface ConfusionCell {
  readonly count: number;
  readonly text: string;
  /** Share of the row's utterances, in steps from 0 (none) to 4 (most), for a tint behind the number. */
  readonly shade: number;
  /** Whether both gave the same. */
  readonly isAgreement: boolean;
}

/** How far coders agree: page 1 the measures of sessions, page 2 the utterances, what to talk about, and what to write. */
export interface AgreementReport {
  readonly kind: 'agreement';
  readonly head: ReportHead;
  /** Whether people are compared with each other, or the estimates of the program with people. */
  readonly compared: 'people' | 'program';
  readonly sessionCount: number;
  readonly opening: readonly string[];
  /** Globals; counts; summary scores. Those without any value of two coders are left out. */
  readonly measures: {
    readonly heading: string;
    readonly tables: readonly ReportTable[];
    readonly notes: readonly string[];
  };
  /** Null where no measure has an ICC. */
  readonly reliability: { readonly heading: string; readonly chart: IntervalsChart } | null;
  /** The table and the confusions are null where utterances can't be compared; the paragraphs then say so. */
  readonly utterances: TextSection & {
    readonly table: ReportTable | null;
    readonly notes: readonly string[];
    readonly confusion: ConfusionTable | null;
  };
  /** Differences of two coders and their limits of agreement; null with more coders. */
  readonly differences: {
    readonly heading: string;
    readonly table: ReportTable;
    readonly notes: readonly string[];
  } | null;
  /** Every pair of coders; null where there are only two. */
  readonly pairs: { readonly heading: string; readonly table: ReportTable } | null;
  /** Where coders heard different things: tables of globals and of utterances, each null where there are none. Null where no list was wanted. */
  readonly talk: {
    readonly heading: string;
    readonly globals: ReportTable | null;
    readonly utterances: ReportTable | null;
    readonly none: string | null;
  } | null;
  /** A paragraph for a methods section; it is English, whatever the report's language. */
  readonly paragraph: { readonly heading: string; readonly note: string; readonly text: string };
  readonly limits: TextSection;
  readonly methods: MethodBox;
  readonly question: TextSection;
}
