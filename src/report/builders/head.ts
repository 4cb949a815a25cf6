import { writeClock } from '../../instrument/write-clock.ts';
import type { Wording } from '../messages/words-of.ts';
import type { Fact, HeadWords, ReportHead } from '../models/report-head.ts';
import type { CodedSession, SegmentSpan } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';
import type { ReportSetting } from './report-setting.ts';
import type { TrendSpan } from './trend-chart.ts';

/** Everything on top of a report. */
export function buildHead(
  { wording, madeOn, organisation }: ReportSetting,
  title: string,
  subtitle: string,
  facts: readonly (Fact | null)[],
): ReportHead {
  const { head } = wording.words;
  const words: HeadWords = {
    pageOf: head.pageOf,
    missing: head.missing,
    estimate: head.estimate,
    suggestion: head.suggestion,
    clinician: head.clinician,
    client: head.client,
  };
  return {
    language: wording.language,
    documentTitle: `${title}: ${subtitle}`,
    title,
    subtitle,
    organisation,
    madeOn,
    facts: facts.filter((each) => each !== null),
    footer: head.footer,
    words,
  };
}

/** Who coded one session, and how: "K1 and K2 (mean of several coders)". The program is not named by its id. */
export function writeCodersOfSession({ words, formats }: Wording, coded: CodedSession): string {
  const { coder, coders } = coded;
  if (!isCodedByPeople(coded)) return words.coders.program;
  return coder === 'human' ? formats.list(coders) : words.coders.byCoder(words.coders[coder], coders);
}

/** Everyone who coded any of the sessions; the program, if it did, comes last. */
export function writeCoders({ words, formats }: Wording, sessions: readonly CodedSession[]): string {
  const people = new Set(sessions.filter(isCodedByPeople).flatMap(({ coders }) => coders));
  const program = sessions.every(isCodedByPeople) ? [] : [words.coders.program];
  return formats.list([...[...people].sort(), ...program]);
}

/** "12:40 to 32:40, drawn at random", "20 min", "the whole session". */
export function writeSegment({ words }: Wording, segment: SegmentSpan | null): string | null {
  if (segment === null) return null;
  const { method, startSeconds, endSeconds } = segment;
  if (startSeconds !== null && endSeconds !== null) {
    const range = words.facts.fromTo(writeClock(startSeconds), writeClock(endSeconds));
    return method === 'random' ? words.facts.randomSegment(range) : range;
  }
  return method === 'whole' ? words.facts.wholeSession : null;
}

/** The length of a segment in minutes, for a table. */
export function writeLength({ words }: Wording, segment: SegmentSpan | null): string {
  if (!segment?.seconds) return words.head.missing;
  return words.facts.minutes(Math.max(1, Math.round(segment.seconds / 60)));
}

/** "3 coded of 5 held; 1 only estimated": coded is what people coded. */
export function writeCoverage({ words }: Wording, sessions: readonly CodedSession[], held: number): string {
  const coded = sessions.filter(isCodedByPeople).length;
  const text = words.facts.codedOfHeld(coded, held);
  return coded === sessions.length ? text : words.facts.andEstimated(text, sessions.length - coded);
}

/** The month of a report, and since when its charts go back. */
export function writePeriod({ words, formats }: Wording, { from, to }: TrendSpan): string {
  return from === to ? formats.month(to) : words.facts.periodAndSpan(formats.month(to), formats.month(from));
}
