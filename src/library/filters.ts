/** What lists of sessions and codings are chosen by, and their order. */
import type { CoderKind } from '../instrument/coding.ts';
import type { CodingRecord } from './records.ts';

/** As they were added, or by the date of the session, those without a date last. */
export type ListOrder = 'added' | 'date';

/** What is left out is not asked for. */
export interface SessionFilter {
  readonly caseworker?: string | undefined;
  readonly client?: string | undefined;
  readonly label?: string | undefined;
  readonly language?: string | undefined;
  readonly tag?: string | undefined;
  /** Pseudonym of a coder who has coded the session. */
  readonly codedBy?: string | undefined;
  /** First and last date, both included, as YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Codings by what is known of them and of their session. */
export interface CodingFilter extends SessionFilter {
  readonly sessionId?: string | undefined;
  readonly segmentId?: string | undefined;
  readonly coder?: string | undefined;
  readonly kind?: CoderKind | undefined;
  readonly status?: CodingRecord['status'] | undefined;
  readonly rubricSha256?: string | undefined;
}
