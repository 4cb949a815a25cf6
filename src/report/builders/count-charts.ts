import type { Rubric } from '../../instrument/rubric.ts';
import type { Wording } from '../messages/words-of.ts';
import type { CountsChart, ProfileChart } from '../models/chart-models.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';

const twentyMinutes = 1200;

/** Behaviour counts session by session; per 20 minutes where every segment's length is known. */
export function countsChart(wording: Wording, rubric: Rubric, sessions: readonly CodedSession[]): CountsChart | null {
  const { words, formats, name } = wording;
  const counted = sessions.filter(({ counts }) => Object.keys(counts).length > 0);
  if (counted.length === 0) return null;
  const isPerTwentyMinutes = counted.every(({ segment }) => segment?.seconds !== null && segment !== null);
  const factor = ({ segment }: CodedSession) =>
    isPerTwentyMinutes && segment?.seconds ? twentyMinutes / segment.seconds : 1;
  const title = isPerTwentyMinutes ? words.caseworker.countsTitle : words.caseworker.countsTitleRaw;
  const mark = (session: CodedSession) => (isCodedByPeople(session) ? '' : '*');
  return {
    kind: 'counts',
    title: counted.every(isCodedByPeople) ? title : `${title} (* ${words.head.estimate})`,
    alternative: words.caseworker.countsAlternative(counted.length),
    isPerTwentyMinutes,
    yLabel: isPerTwentyMinutes ? words.caseworker.per20Axis : words.caseworker.rawAxis,
    sessions: counted.map((each) => {
      const { date, label } = each.session;
      return `${date === null ? label : formats.shortDay(date)}${mark(each)}`;
    }),
    series: rubric.codes.map((code) => ({
      code: code.id,
      label: code.abbreviation,
      name: name(code),
      family: code.family,
      values: counted.map((each) => {
        const count = each.counts[code.id];
        return count === undefined ? null : count * factor(each);
      }),
    })),
  };
}

/** What a session's counts are called, on a chart or a table. */
export function profileTitle({ words }: Wording, coded: CodedSession): string {
  const { profileTitle: title } = words.session;
  return isCodedByPeople(coded) ? title : `${title} (${words.head.estimate})`;
}

/** One session's counts, a bar a code. */
export function profileChart(wording: Wording, rubric: Rubric, coded: CodedSession): ProfileChart {
  const { counts } = coded;
  const { words, formats, name } = wording;
  const bars = rubric.codes.map((code) => ({
    code: code.id,
    label: code.abbreviation,
    name: name(code),
    family: code.family,
    count: counts[code.id] ?? null,
  }));
  const parts = bars.map(
    (bar) => `${bar.name} ${bar.count === null ? words.head.missing : formats.shortNumber(bar.count, 1)}`,
  );
  return {
    kind: 'profile',
    title: profileTitle(wording, coded),
    alternative: words.session.profileAlternative(parts),
    xLabel: words.session.countAxis,
    bars,
  };
}
