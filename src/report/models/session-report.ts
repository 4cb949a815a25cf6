import type { ClientTalkChart, ProfileChart } from './chart-models.ts';
import type { Figure, FigureStanding } from './figure.ts';
import type { MomentSection, Quote } from './moment.ts';
import type { MethodBox, ReportHead, TextSection } from './report-head.ts';
import type { ReportTable } from './report-table.ts';

/** A summary measure of one session. */
export interface SessionMeasure {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly figure: Figure;
  /** What it is made of, with numbers: "12 of 21 reflections"; null where there is nothing to say. */
  readonly workings: string | null;
  readonly isEstimate: boolean;
  readonly standing: FigureStanding;
  /** "fair from 40 %, good from 50 %"; null where no threshold is set. */
  readonly thresholds: string | null;
}

/** Feedback on one coded session, for a supervision talk. */
export interface SessionReport {
  readonly kind: 'session';
  readonly head: ReportHead;
  /** What went well, first of all. */
  readonly opening: readonly string[];
  readonly measures: {
    readonly heading: string;
    readonly columns: {
      readonly measure: string;
      readonly value: string;
      readonly workings: string;
      readonly standing: string;
      readonly thresholds: string;
    };
    readonly rows: readonly SessionMeasure[];
    readonly notes: readonly string[];
  };
  /** The four globals, each with its rating. */
  readonly globals: ReportTable;
  readonly profile: { readonly heading: string; readonly chart: ProfileChart; readonly table: ReportTable };
  readonly strengths: MomentSection;
  readonly nextSteps: MomentSection;
  /** Asking permission and summarising, singled out. */
  readonly focus: {
    readonly heading: string;
    readonly items: readonly {
      readonly id: 'permission' | 'summaries';
      readonly heading: string;
      readonly text: string;
      readonly figure: Figure;
      readonly quotes: readonly Quote[];
    }[];
  };
  /** The chart is null where nothing of the client's talk about change is known; the text then says so. */
  readonly clientTalk: TextSection & { readonly chart: ClientTalkChart | null };
  /** One practice suggestion. */
  readonly practice: TextSection;
  /** Null where the coder left none. */
  readonly coderNote: TextSection | null;
  readonly limits: TextSection;
  readonly methods: MethodBox;
  /** The question for the supervision talk: the last thing that the reader reads. */
  readonly question: TextSection;
}
