import type { SessionSummary } from '../../library/records.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import type { ReportSetting } from './report-setting.ts';
import { callCaseworker } from './report-setting.ts';

/** All sessions of a team in the months that its report shows. */
export interface TeamSessions {
  /** Pseudonyms of everyone in the library, with sessions in these months or without. */
  readonly caseworkers: readonly string[];
  /** By date, without their words; those that the program alone estimated are among them. */
  readonly coded: readonly CodedSession[];
  readonly held: readonly SessionSummary[];
  /** Day of each caseworker's last session that people coded, up to the end of the period, also before these months. */
  readonly lastCoded: ReadonlyMap<string, string>;
  readonly undated: number;
  readonly withoutCaseworker: number;
}

/** What the supervisor wants the team held against. */
export interface TeamTargets {
  /** Coded sessions a month and caseworker; null where none is set. */
  readonly target: number | null;
  /** A caseworker not coded for more weeks than these is spoken of. */
  readonly weeks: number;
}

/** The caseworkers by name: the order says nothing of their work. */
export function inOrderOfNames(setting: ReportSetting, caseworkers: readonly string[]): string[] {
  const { compare } = new Intl.Collator(setting.wording.language, { numeric: true });
  return [...caseworkers].sort((a, b) => compare(callCaseworker(setting, a), callCaseworker(setting, b)));
}

export function sessionsOfCaseworker<Each extends CodedSession>(sessions: readonly Each[], pseudonym: string): Each[] {
  return sessions.filter(({ session }) => session.caseworker === pseudonym);
}
