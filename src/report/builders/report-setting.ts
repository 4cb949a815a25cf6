import type { Rubric } from '../../instrument/rubric.ts';
import type { Wording } from '../messages/words-of.ts';

/** What a reader chose for a report. */
export interface ReportSetting {
  readonly wording: Wording;
  readonly rubric: Rubric;
  /** Day that the report is made, YYYY-MM-DD. */
  readonly madeOn: string;
  readonly organisation: string | null;
  /** Whether estimates may decide a level, and count in means and trends. */
  readonly allowEstimates: boolean;
  /** Whose words may be quoted. */
  readonly quotes: 'all' | 'shareable' | 'none';
  /** Seed of the bootstrap intervals. */
  readonly seed: number;
  /** Names of pseudonyms, for this run alone. */
  readonly names: ReadonlyMap<string, string>;
}

/** How a report calls a caseworker: by name where one was given, else by pseudonym. */
export function callCaseworker({ names }: Pick<ReportSetting, 'names'>, pseudonym: string): string {
  return names.get(pseudonym) ?? pseudonym;
}
