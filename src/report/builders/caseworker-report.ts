import type { MeasureDefinition } from '../../instrument/rubric.ts';
import type { SessionSummary } from '../../library/records.ts';
import type { CaseworkerReport, PeriodMeasure } from '../models/caseworker-report.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';
import { daysOfMonth } from '../sessions/months.ts';
import { type CoderReliability, fewestDoubleCoded } from '../sessions/reliability.ts';
import { countsChart } from './count-charts.ts';
import { measureFigure, measureInterval, missingFigure, standingOf, writeThresholds } from './figures.ts';
import { buildHead, writeCoders, writeCoverage, writePeriod } from './head.ts';
import { buildLimits, buildMethods } from './methods.ts';
import { buildMoments, type Moments } from './moments/build-moments.ts';
import { compareMonths, describeChange, sessionsOf } from './period-change.ts';
import { type PeriodValue, periodValue } from './period-value.ts';
import { callCaseworker, type ReportSetting } from './report-setting.ts';
import { seriesTable, sessionTable } from './session-table.ts';
import { describeTrend, type MeasureTrend, type TrendSpan, trendChart } from './trend-chart.ts';

/** A caseworker's sessions of the months that the report shows. */
export interface CaseworkerSessions {
  readonly pseudonym: string;
  /** By date. */
  readonly coded: readonly CodedSession[];
  readonly held: readonly SessionSummary[];
  /** Sessions that no month can be told of. */
  readonly undated: number;
}

/**
 * A caseworker's trend report.
 *
 * @param reliability of the library's coders; null where too few sessions were coded by two people
 */
export function buildCaseworkerReport(
  setting: ReportSetting,
  span: TrendSpan,
  sessions: CaseworkerSessions,
  reliability: CoderReliability | null,
): CaseworkerReport {
  const { wording, rubric } = setting;
  const { words, formats } = wording;
  const { coded, pseudonym } = sessions;
  const current = sessionsOf(coded, span.to);
  const trends = new Map(rubric.measures.map((measure) => [measure.id, describeTrend(setting, measure, coded)]));
  const rows = rubric.measures.map((measure) =>
    periodMeasure(setting, measure, span, coded, trends.get(measure.id), reliability),
  );
  const codedNow = current.filter(isCodedByPeople);
  const spoken = sessionsToSpeakOf(setting, current);
  const moments = buildMoments(setting, spoken, true);
  const chart = trendChart(setting, span, coded, trends);
  const counts = countsChart(wording, rubric, coded);
  const series = seriesTable(setting, coded);
  const called = callCaseworker(setting, pseudonym);
  const days = { from: daysOfMonth(span.from).from, to: daysOfMonth(span.to).to };
  return {
    kind: 'caseworker',
    head: buildHead(
      setting,
      words.head.caseworkerTitle,
      `${called}, ${formats.month(span.to)}`,
      caseworkerFacts(setting, span, sessions, current),
    ),
    caseworker: { pseudonym, name: setting.names.get(pseudonym) ?? null },
    period: daysOfMonth(span.to),
    span: days,
    sessionCount: {
      period: codedNow.length,
      span: coded.filter(isCodedByPeople).length,
      estimated: current.length - codedNow.length,
    },
    opening: openingOf(setting, span, spoken, moments, trends),
    measures: measuresSection(setting, rows, reliability),
    trends: chart && {
      heading: words.caseworker.trendsHeading(span.months),
      chart,
      notes: chart.panels.some(({ line }) => line !== null) ? [words.caseworker.lineNote] : trendNotes(setting, coded),
    },
    series: series && { heading: words.caseworker.seriesHeading, table: series, text: words.caseworker.seriesText },
    counts: counts && { heading: words.caseworker.countsHeading, chart: counts },
    strengths: moments.strengths,
    nextSteps: moments.nextSteps,
    sessions: sessionsSection(setting, coded, days),
    practice: moments.practice,
    limits: listLimits(setting, sessions, spoken.length),
    methods: listMethods(setting, counts?.isPerTwentyMinutes ?? false),
    question: moments.question,
  };
}

function measuresSection(
  setting: ReportSetting,
  rows: readonly PeriodMeasure[],
  reliability: CoderReliability | null,
): CaseworkerReport['measures'] {
  const { caseworker, columns } = setting.wording.words;
  const hasEstimates = rows.some(({ isEstimate, figure }) => isEstimate && figure.defined);
  return {
    heading: caseworker.figuresHeading,
    columns: {
      measure: columns.measure,
      value: columns.value,
      interval: columns.interval,
      change: columns.changeSince,
      standing: columns.standing,
    },
    rows,
    notes: [
      ...(hasEstimates && !setting.allowEstimates ? [caseworker.estimatesNote] : []),
      ...(reliability === null ? [caseworker.reliabilityUnknown(fewestDoubleCoded)] : []),
    ],
  };
}

function sessionsSection(
  setting: ReportSetting,
  coded: readonly CodedSession[],
  days: CaseworkerReport['span'],
): CaseworkerReport['sessions'] {
  const { words, formats } = setting.wording;
  const { sessionsHeading: heading, sessionsCaption, noneCoded } = words.caseworker;
  if (coded.length === 0) return { heading, table: null, none: noneCoded };
  const caption = sessionsCaption(formats.month(days.from), formats.month(days.to));
  return { heading, table: sessionTable(setting, coded, caption), none: null };
}

/** From so many sessions on an interval is worth having. */
const manySessions = 5;

function listLimits(setting: ReportSetting, { coded, undated }: CaseworkerSessions, spokenOf: number) {
  const { limits } = setting.wording.words;
  return buildLimits(setting, [
    spokenOf === 0 || spokenOf >= manySessions ? null : limits.fewSessions(spokenOf),
    limits.coders,
    limits.randomness,
    coded.every(isCodedByPeople) ? null : limits.estimates,
    undated === 0 ? null : limits.undated(undated),
    limits.use,
  ]);
}

function listMethods(setting: ReportSetting, countsPerTwentyMinutes: boolean) {
  const figures = ['percentComplex', 'ratio', 'globals', 'choice', 'meanInterval', 'ratioInterval'] as const;
  const per20 = countsPerTwentyMinutes ? (['per20'] as const) : [];
  return buildMethods(setting, [...figures, 'trend', 'change', ...per20]);
}

/** What a period is spoken of by: the sessions that people coded; estimates where there is nothing else, or where they may count. */
function sessionsToSpeakOf({ allowEstimates }: ReportSetting, sessions: readonly CodedSession[]) {
  const byPeople = sessions.filter(isCodedByPeople);
  return allowEstimates || byPeople.length === 0 ? sessions : byPeople;
}

function trendNotes({ wording, allowEstimates }: ReportSetting, coded: readonly CodedSession[]): string[] {
  const { oneSession, trendTooFew, trendEstimates } = wording.words.caseworker;
  const counted = allowEstimates ? coded.length : coded.filter(isCodedByPeople).length;
  if (counted === 0 && coded.length > 0) return [trendEstimates];
  return [counted === 1 ? oneSession : trendTooFew(counted)];
}

function caseworkerFacts(
  setting: ReportSetting,
  span: TrendSpan,
  { pseudonym, coded, held }: CaseworkerSessions,
  current: readonly CodedSession[],
) {
  const { wording, rubric } = setting;
  const { facts } = wording.words;
  const heldNow = held.filter(({ date }) => date?.startsWith(span.to));
  return [
    { label: facts.caseworker, text: callCaseworker(setting, pseudonym) },
    {
      label: facts.period,
      text: writePeriod(wording, span),
    },
    { label: facts.sessions, text: writeCoverage(wording, current, heldNow.length) },
    coded.length === 0 ? null : { label: facts.coders, text: writeCoders(wording, coded) },
    { label: facts.rubric, text: rubric.name },
  ];
}

/** More would be read by nobody; the table has them all. */
const mostStated = 2;

/** What works first; then what the statistics bear to be said of the months. */
function openingOf(
  { wording }: ReportSetting,
  span: TrendSpan,
  current: readonly CodedSession[],
  moments: Moments,
  trends: ReadonlyMap<string, MeasureTrend>,
): string[] {
  const { caseworker } = wording.words;
  const strength = moments.strengths.items[0];
  const month = wording.formats.month(span.to);
  const byPeople = current.filter(isCodedByPeople).length;
  const first = [
    ...(current.length === 0 ? [caseworker.noSessions(month)] : []),
    ...(strength ? [`${strength.title}: ${lowerFirst(strength.text)}`] : []),
    ...(byPeople > 0 && !strength ? [caseworker.openingNone(byPeople)] : []),
    ...(byPeople === 0 && current.length > 0 ? [caseworker.openingEstimated(current.length, month)] : []),
  ];
  const stated = [...trends.values()].flatMap(({ statement }) => statement ?? []);
  return [...first, ...stated.slice(0, mostStated)];
}

/** A sentence in the middle of another. Numbers and abbreviations stay as they are. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text;
}

function periodMeasure(
  setting: ReportSetting,
  measure: MeasureDefinition,
  span: TrendSpan,
  coded: readonly CodedSession[],
  trend: MeasureTrend | undefined,
  reliability: CoderReliability | null,
): PeriodMeasure {
  const { wording, rubric, allowEstimates } = setting;
  const { words } = wording;
  const now = periodValue(measure, sessionsOf(coded, span.to), setting);
  const figure = now.value
    ? measureFigure(wording, rubric, measure, now.value)
    : missingFigure(wording, words.undefined.noSessions);
  const comparison = compareMonths(setting, measure, coded, span.to, reliability);
  return {
    id: measure.id,
    name: wording.name(measure),
    abbreviation: wording.abbreviate(measure),
    figure,
    interval: now.interval && measureInterval(wording, measure.unit, clampInterval(setting, measure, now.interval)),
    workings: writeWorkings(setting, measure, now),
    isEstimate: now.isEstimate,
    standing: standingOf(wording, rubric, measure.id, figure, now.isEstimate && !allowEstimates),
    thresholds: writeThresholds(wording, rubric, measure),
    change: describeChange(setting, measure, now, comparison),
    trend: trend?.trend ?? { kind: 'tooFew', text: words.caseworker.trendTooFew(0) },
  };
}

/** An interval that reaches beyond the scale ends where the scale ends: no mean of ratings can lie further out. */
function clampInterval(
  { rubric }: ReportSetting,
  { unit }: MeasureDefinition,
  { lower, upper, level }: NonNullable<PeriodValue['interval']>,
): NonNullable<PeriodValue['interval']> {
  const scales = rubric.globals.map(({ scale }) => scale);
  const [min, max] =
    unit === 'points'
      ? [Math.min(...scales.map((each) => each.min)), Math.max(...scales.map((each) => each.max))]
      : [0, unit === 'percent' ? 100 : Number.POSITIVE_INFINITY];
  return { level, lower: Math.max(min, lower), upper: Math.min(max, upper) };
}

function writeWorkings({ wording }: ReportSetting, { id }: MeasureDefinition, now: PeriodValue): string | null {
  const { workings } = wording.words;
  const write = (value: number) => wording.formats.shortNumber(value, 1);
  const n = now.sessions.length;
  if (n === 0) return null;
  if (now.sums && id === 'percentComplexReflections') {
    return workings.inSessions(workings.ofReflections(write(now.sums.above), write(now.sums.below)), n);
  }
  if (now.sums && id === 'reflectionToQuestionRatio') {
    return workings.inSessions(workings.reflectionsAndQuestions(write(now.sums.above), write(now.sums.below)), n);
  }
  return n === 1 ? workings.sessions(1) : workings.meanOfSessions(n);
}
