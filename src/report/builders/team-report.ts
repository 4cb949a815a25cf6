import type { Rubric } from '../../instrument/rubric.ts';
import type { RemlIcc } from '../../statistics/icc-reml.ts';
import { standardErrorOfMeasurement } from '../../statistics/standard-error-of-measurement.ts';
import type { Statistic } from '../../statistics/statistic.ts';
import type { ReportTable, TableCell } from '../models/report-table.ts';
import type { Alert, TeamReport } from '../models/team-report.ts';
import type { DoubleCodedSession } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';
import { dayNumber, daysOfMonth } from '../sessions/months.ts';
import { type CoderReliability, fewestDoubleCoded } from '../sessions/reliability.ts';
import { numberCell, textCell, writeDifference } from './figures.ts';
import { buildHead, writeCoders, writeCoverage, writePeriod } from './head.ts';
import { charted } from './measure-axis.ts';
import { buildLimits, buildMethods } from './methods.ts';
import { compareMonths, sessionsOf } from './period-change.ts';
import { callCaseworker, type ReportSetting } from './report-setting.ts';
import { describeOtherRubrics, studyTable } from './study-table.ts';
import { distributionChart, levelShares } from './team-charts.ts';
import { inOrderOfNames, sessionsOfCaseworker, type TeamSessions, type TeamTargets } from './team-sessions.ts';
import type { TrendSpan } from './trend-chart.ts';

/** How far the library's coders agree, and on what that rests. */
export interface TeamAgreement {
  /** Sessions of the report's months that two or more people coded. */
  readonly doubleCoded: readonly DoubleCodedSession[];
  /** Of all double-coded sessions of the library; null where there are too few. */
  readonly reliability: CoderReliability | null;
}

/**
 * The report on all caseworkers of a month.
 *
 * @param others rubrics whose thresholds are compared with the report's own
 */
export function buildTeamReport(
  setting: ReportSetting,
  span: TrendSpan,
  team: TeamSessions,
  agreement: TeamAgreement,
  targets: TeamTargets,
  others: readonly Rubric[],
): TeamReport {
  const { words, formats } = setting.wording;
  const current = sessionsOf(team.coded, span.to);
  const heldNow = team.held.filter(({ date }) => date?.startsWith(span.to));
  const month = formats.month(span.to);
  const people = inOrderOfNames(setting, team.caseworkers);
  const alerts = people.flatMap((pseudonym) => listAlerts(setting, span, team, agreement, targets, pseudonym));
  const distributions = distributionChart(setting, current, words.team.distributionTitle(current.length, month));
  const levels = levelShares(setting, current);
  const byPeople = team.coded.filter(isCodedByPeople);
  const codedNow = current.filter(isCodedByPeople);
  const onlyEstimates = team.coded.length - byPeople.length;
  const estimatedNow = current.length - codedNow.length;
  const days = { from: daysOfMonth(span.from).from, to: daysOfMonth(span.to).to };
  const codedPeople = new Set(codedNow.map(({ session }) => session.caseworker));
  return {
    kind: 'team',
    head: buildHead(setting, words.head.teamTitle, month, listFacts(setting, span, team)),
    period: daysOfMonth(span.to),
    span: days,
    sessionCount: { period: codedNow.length, span: byPeople.length, estimated: estimatedNow },
    opening: [
      words.team.opening(codedNow.length, heldNow.length, codedPeople.size, month),
      ...(estimatedNow === 0 ? [] : [words.team.openingEstimated(estimatedNow)]),
    ],
    coverage: {
      heading: words.team.coverageHeading,
      table: coverageTable(setting, span, team, targets, people),
      notes: coverageNotes(setting, span, team, targets, people),
    },
    alerts: {
      heading: words.team.alertsHeading,
      items: alerts,
      none: alerts.length === 0 ? words.team.noAlerts : null,
    },
    study: studySection(setting, team, days, others),
    distributions: distributions && { heading: words.team.distributionsHeading, chart: distributions },
    levels: levels && { heading: words.team.levelsHeading, ...levels },
    agreement: agreementSection(setting, team, agreement),
    limits: listLimits(setting, team, onlyEstimates > 0),
    methods: listMethods(setting, agreement),
    question: { heading: words.moments.questionHeading, paragraphs: [words.team.question] },
  };
}

function listFacts(setting: ReportSetting, span: TrendSpan, { coded, held, caseworkers }: TeamSessions) {
  const { wording, rubric } = setting;
  const { facts } = wording.words;
  const heldNow = held.filter(({ date }) => date?.startsWith(span.to));
  return [
    { label: facts.caseworkers, text: wording.formats.shortNumber(caseworkers.length, 0) },
    { label: facts.period, text: writePeriod(wording, span) },
    { label: facts.sessions, text: writeCoverage(wording, sessionsOf(coded, span.to), heldNow.length) },
    coded.length === 0 ? null : { label: facts.coders, text: writeCoders(wording, coded) },
    { label: facts.rubric, text: rubric.name },
  ];
}

function studySection(
  setting: ReportSetting,
  { coded }: TeamSessions,
  days: TeamReport['span'],
  others: readonly Rubric[],
): TeamReport['study'] {
  const { wording, rubric, allowEstimates } = setting;
  const { team } = wording.words;
  const byPeople = coded.filter(isCodedByPeople).length;
  const onlyEstimates = coded.length - byPeople;
  const [from, to] = [wording.formats.month(days.from), wording.formats.month(days.to)];
  const caption = team.studyCaption(allowEstimates ? coded.length : byPeople, rubric.name, from, to);
  const ofEstimates = allowEstimates ? team.estimatesIn : team.estimatesLeftOut(onlyEstimates);
  return {
    heading: team.studyHeading,
    table: studyTable(setting, coded, caption),
    notes: [
      ...describeOtherRubrics(setting, coded, others),
      ...(coded.some(({ coder }) => coder === 'several') ? [team.meanOfCoders] : []),
      ...(onlyEstimates === 0 ? [] : [ofEstimates]),
    ],
  };
}

function listLimits(setting: ReportSetting, { undated }: TeamSessions, hasEstimates: boolean) {
  const { limits } = setting.wording.words;
  return buildLimits(setting, [
    limits.noRanking,
    limits.coders,
    limits.randomness,
    hasEstimates ? limits.estimates : null,
    undated === 0 ? null : limits.undated(undated),
    limits.use,
  ]);
}

function listMethods(setting: ReportSetting, { reliability }: TeamAgreement) {
  const figures = ['meanSd', 'percentComplex', 'ratio', 'globals', 'choice', 'meanInterval', 'change'] as const;
  return buildMethods(setting, [...figures, ...(reliability === null ? [] : (['icc'] as const))]);
}

function coverageTable(
  setting: ReportSetting,
  span: TrendSpan,
  { coded, held, lastCoded }: TeamSessions,
  { target }: TeamTargets,
  people: readonly string[],
): ReportTable {
  const { wording } = setting;
  const { words, formats } = wording;
  const month = formats.month(span.to);
  const hasEstimates = !sessionsOf(coded, span.to).every(isCodedByPeople);
  const column = (id: string, label: string, align: 'start' | 'end') => ({ id, label, meaning: null, align });
  return {
    caption: words.team.coverageCaption(month),
    columns: [
      column('caseworker', words.columns.caseworker, 'start'),
      column('coded', words.columns.coded(month), 'end'),
      ...(hasEstimates ? [column('estimated', words.columns.estimated, 'end')] : []),
      column('held', words.columns.held, 'end'),
      ...(target === null ? [] : [column('target', words.columns.target, 'end')]),
      ...(span.months === 1 ? [] : [column('span', words.columns.spanCoded(span.months), 'end')]),
      column('last', words.columns.lastCoded, 'start'),
    ],
    rows: people.map((pseudonym): TableCell[] => {
      const theirs = sessionsOfCaseworker(coded, pseudonym);
      const byPeople = theirs.filter(isCodedByPeople);
      const codedNow = sessionsOf(byPeople, span.to).length;
      const estimatedNow = sessionsOf(theirs, span.to).length - codedNow;
      const last = lastCoded.get(pseudonym);
      const heldNow = held.filter(({ caseworker, date }) => caseworker === pseudonym && date?.startsWith(span.to));
      return [
        textCell(callCaseworker(setting, pseudonym)),
        numberCell(wording, codedNow, 0),
        ...(hasEstimates ? [numberCell(wording, estimatedNow, 0)] : []),
        numberCell(wording, heldNow.length, 0),
        ...(target === null ? [] : [numberCell(wording, target, 1)]),
        ...(span.months === 1 ? [] : [numberCell(wording, byPeople.length, 0)]),
        last === undefined ? textCell(words.team.never) : { value: last, text: formats.day(last) },
      ];
    }),
    note: null,
  };
}

function coverageNotes(
  { wording }: ReportSetting,
  span: TrendSpan,
  { coded, withoutCaseworker }: TeamSessions,
  { target }: TeamTargets,
  people: readonly string[],
): string[] {
  const { team } = wording.words;
  const byPeople = sessionsOf(coded.filter(isCodedByPeople), span.to);
  const met = people.filter((each) => sessionsOfCaseworker(byPeople, each).length >= (target ?? 0));
  return [
    ...(target === null ? [] : [team.targetMet(met.length, people.length, target)]),
    ...(withoutCaseworker === 0 ? [] : [team.withoutCaseworker(withoutCaseworker)]),
  ];
}

const daysInWeek = 7;

/** What of a caseworker's sessions should be looked into. */
function listAlerts(
  setting: ReportSetting,
  span: TrendSpan,
  { coded, held, lastCoded }: TeamSessions,
  { reliability }: TeamAgreement,
  { weeks }: TeamTargets,
  pseudonym: string,
): Alert[] {
  const { wording, rubric } = setting;
  const { words, formats } = wording;
  const called = callCaseworker(setting, pseudonym);
  const alerts: Alert[] = [];
  const end = daysOfMonth(span.to).to;
  const last = lastCoded.get(pseudonym);
  if (last === undefined) {
    if (held.some(({ caseworker }) => caseworker === pseudonym)) {
      alerts.push({ kind: 'notCoded', caseworker: called, text: words.team.neverCoded(called) });
    }
  } else {
    const since = Math.floor((dayNumber(end) - dayNumber(last)) / daysInWeek);
    if (since > weeks) {
      const text = words.team.notCoded(called, formats.day(last), since);
      alerts.push({ kind: 'notCoded', caseworker: called, text });
    }
  }
  const theirs = sessionsOfCaseworker(coded, pseudonym);
  for (const measure of charted(rubric)) {
    const comparison = compareMonths(setting, measure, theirs, span.to, reliability);
    if (comparison?.change?.verdict !== 'fall') continue;
    const difference = writeDifference(wording, measure.unit, comparison.difference);
    const text = words.team.fell(called, wording.name(measure), difference, formats.month(comparison.month));
    alerts.push({ kind: 'falling', caseworker: called, text });
  }
  return alerts;
}

function agreementSection(
  { wording, rubric }: ReportSetting,
  { coded }: TeamSessions,
  { doubleCoded, reliability }: TeamAgreement,
): TeamReport['agreement'] {
  const { words, formats, name } = wording;
  const byPeople = new Set(coded.filter(isCodedByPeople).map(({ session }) => session.id));
  const heading = words.team.agreementHeading;
  // Sessions without a caseworker may be double-coded too; they are not among those the share is of.
  const twice = doubleCoded.filter(({ sessionId }) => byPeople.has(sessionId)).length;
  const share = byPeople.size === 0 ? 0 : (100 * twice) / byPeople.size;
  const said = words.team.doubleCoded(twice, byPeople.size, formats.percent(share));
  if (reliability === null) {
    const few =
      doubleCoded.length === 0
        ? words.team.agreementNone
        : words.team.agreementFew(doubleCoded.length, fewestDoubleCoded);
    return { heading, paragraphs: doubleCoded.length === 0 ? [few] : [said, few], table: null };
  }
  const column = (id: string, label: string, align: 'start' | 'end') => ({ id, label, meaning: null, align });
  const rows = [
    ...rubric.measures.map((each) => agreementRow(name(each), reliability.measures[each.id])),
    ...rubric.globals.map((each) => agreementRow(name(each), reliability.globals[each.id])),
  ];
  return {
    heading,
    paragraphs: [said],
    table: {
      caption: words.team.agreementCaption(reliability.sessions),
      columns: [
        column('measure', words.columns.measure, 'start'),
        column('icc', words.columns.icc, 'end'),
        column('interval', words.columns.interval, 'end'),
        column('sem', words.columns.sem, 'end'),
      ],
      rows,
      note: null,
    },
  };

  function agreementRow(called: string, agreement: Statistic<RemlIcc> | undefined): TableCell[] {
    const none = numberCell(wording, null);
    if (!agreement?.defined) return [textCell(called), none, none, none];
    const { estimate, components, interval } = agreement.value;
    const write = (value: number): TableCell => ({ value, text: formats.number(value, 2) });
    const range = interval.defined
      ? textCell(words.interval(formats.number(interval.value.lower, 2), formats.number(interval.value.upper, 2)))
      : none;
    return [textCell(called), write(estimate), range, write(standardErrorOfMeasurement(components, 'agreement'))];
  }
}
