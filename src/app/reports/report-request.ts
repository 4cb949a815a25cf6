import type { Readable } from 'node:stream';
import type { ReportLanguage } from '../../report/messages/report-language.ts';

/** What every report can be asked for. */
export interface ReportRequest {
  readonly language: ReportLanguage;
  /** Day that the report is made on, YYYY-MM-DD: it looks at nothing later. Today where it is left out. */
  readonly madeOn?: string;
  /** Thresholds to hold the figures against: id or path of a rubric; the one of most codings where it is left out. */
  readonly rubric?: string;
  readonly organisation?: string;
  /** Whether the program's estimates may decide levels, and count in means and trends. */
  readonly allowEstimates: boolean;
  /** Whose words may be quoted. */
  readonly quotes: 'all' | 'shareable' | 'none';
  /** Path of a table with names for pseudonyms. */
  readonly names?: string;
  /** What `-` stands for. */
  readonly standardInput?: Readable;
}

/** Which months a report looks at. */
export interface ReportPeriod {
  /** The last one, YYYY-MM; the last one with a coded session where it is left out. */
  readonly month?: string;
  /** How many, the last one included. */
  readonly months: number;
}

/** Weeks without a coded session before a report speaks of it, where nobody says otherwise. */
export const usualWeeks = 8;
