import type * as z from 'zod';
import type { ReportsAnswer, reportQuery } from '../api/reports.ts';

/** A report as it is asked for. */
export type ReportWish = z.output<typeof reportQuery>;

export interface MadeReport {
  readonly content: string | Uint8Array;
  /** Name of a file for it, without its ending. */
  readonly name: string;
  /** Sessions that it speaks of. */
  readonly sessions: readonly ShownSession[];
}

/** Who reads a report. */
export interface Reader {
  readonly coder: string | null;
  /** Sessions that the reader has to code: what others coded of them is not shown. */
  readonly stillToCode: ReadonlySet<string>;
}

/** What a report shows of a session. */
export interface ShownSession {
  readonly id: string;
  /** Whose codings it rests on. */
  readonly coders: readonly string[];
  /** Whether it rests on what the heuristic coder suggests. */
  readonly suggestions: boolean;
}

/** Makes reports of the library, as the command line does. */
export interface ReportRoom {
  survey(): Promise<ReportsAnswer>;
  /** @throws InputFault where there is nothing to report on */
  make(wish: ReportWish, reader: Reader): Promise<MadeReport>;
}
