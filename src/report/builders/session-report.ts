import type { MeasureDefinition } from '../../instrument/rubric.ts';
import type { Wording } from '../messages/words-of.ts';
import type { ReportTable } from '../models/report-table.ts';
import type { SessionMeasure, SessionReport } from '../models/session-report.ts';
import { type CodedSession, isEstimatedGlobal } from '../sessions/coded-session.ts';
import { isCodedByPeople } from '../sessions/codings-that-count.ts';
import { clientTalkSection } from './client-talk.ts';
import { profileChart, profileTitle } from './count-charts.ts';
import {
  givenFigure,
  measureFigure,
  missingFigure,
  numberCell,
  standingOf,
  textCell,
  writeThresholds,
} from './figures.ts';
import { buildHead, writeCodersOfSession, writeSegment } from './head.ts';
import { buildLimits, buildMethods } from './methods.ts';
import { buildMoments, sayOfCounts } from './moments/build-moments.ts';
import { findLinkingReflections } from './moments/linking-reflections.ts';
import { listUtterances, quoterOf } from './moments/quotes.ts';
import { callCaseworker, type ReportSetting } from './report-setting.ts';

/** Feedback on one coded session. */
export function buildSessionReport(setting: ReportSetting, coded: CodedSession): SessionReport {
  const { wording, rubric } = setting;
  const { words } = wording;
  const moments = buildMoments(setting, [coded], false);
  const hasEstimates = rubric.measures.some(({ id }) => coded.isEstimated[id] && coded.summary[id]?.defined);
  return {
    kind: 'session',
    head: buildHead(setting, words.head.sessionTitle, nameSession(wording, coded), sessionFacts(setting, coded)),
    opening: openingOf(setting, coded, moments.strengths.items[0]?.title),
    measures: {
      heading: words.session.figuresHeading,
      columns: {
        measure: words.columns.measure,
        value: words.columns.value,
        workings: words.columns.workings,
        standing: words.columns.standing,
        thresholds: words.columns.thresholds,
      },
      rows: rubric.measures.map((measure) => sessionMeasure(setting, measure, coded)),
      notes: hasEstimates && !setting.allowEstimates ? [words.caseworker.estimatesNote] : [],
    },
    globals: globalsTable(setting, coded),
    profile: {
      heading: words.session.profileHeading,
      chart: profileChart(wording, rubric, coded),
      table: countsTable(setting, coded),
    },
    strengths: moments.strengths,
    nextSteps: moments.nextSteps,
    focus: buildFocus(setting, coded),
    clientTalk: clientTalkSection(wording, rubric, coded),
    practice: moments.practice,
    coderNote: coded.notes === '' ? null : { heading: words.session.coderNote, paragraphs: coded.notes.split('\n') },
    limits: buildLimits(setting, [
      words.limits.oneSegment,
      words.caseworker.oneSession,
      isCodedByPeople(coded) ? words.limits.coders : null,
      hasEstimates ? words.limits.estimates : null,
      words.limits.use,
    ]),
    methods: buildMethods(setting, ['percentComplex', 'ratio', 'globals', 'choice', 'summaries']),
    question: moments.question,
  };
}

function nameSession({ words, formats }: Wording, { session }: CodedSession): string {
  return session.date === null ? session.label : words.moments.sessionOf(session.label, formats.day(session.date));
}

function sessionFacts(setting: ReportSetting, coded: CodedSession) {
  const { wording, rubric } = setting;
  const { facts } = wording.words;
  const { caseworker, date, number } = coded.session;
  const segment = writeSegment(wording, coded.segment);
  const place = number === null ? '' : `, ${facts.placeInSeries(number)}`;
  return [
    caseworker === null ? null : { label: facts.caseworker, text: callCaseworker(setting, caseworker) },
    { label: facts.date, text: `${date === null ? facts.noDate : wording.formats.day(date)}${place}` },
    { label: facts.changeGoal, text: coded.changeGoal ?? facts.noneNamed },
    { label: facts.segment, text: segment ?? (coded.turns === null ? facts.totalsOnly : facts.wholeSession) },
    { label: facts.coders, text: writeCodersOfSession(wording, coded) },
    { label: facts.rubric, text: rubric.name },
  ];
}

function openingOf(setting: ReportSetting, coded: CodedSession, strength: string | undefined): string[] {
  const { session } = setting.wording.words;
  const { SR, CR, Q } = coded.counts;
  const known = SR !== undefined && CR !== undefined && Q !== undefined;
  const plain =
    known && SR + CR + Q > 0 ? [sayOfCounts(setting, [coded], session.openingPlain(SR + CR, Q), [SR + CR, Q])] : [];
  const opening = [...(strength === undefined ? [] : [`${strength}.`]), ...plain];
  return opening.length > 0 ? opening : [session.openingNone];
}

function sessionMeasure(setting: ReportSetting, measure: MeasureDefinition, coded: CodedSession): SessionMeasure {
  const { wording, rubric, allowEstimates } = setting;
  const value = coded.summary[measure.id];
  const figure = value
    ? measureFigure(wording, rubric, measure, value)
    : missingFigure(wording, wording.words.undefined.noSessions);
  const isEstimate = coded.isEstimated[measure.id] ?? false;
  return {
    id: measure.id,
    name: wording.name(measure),
    abbreviation: wording.abbreviate(measure),
    figure,
    workings: writeWorkings(setting, measure, coded),
    isEstimate,
    standing: standingOf(wording, rubric, measure.id, figure, isEstimate && !allowEstimates),
    thresholds: writeThresholds(wording, rubric, measure),
  };
}

/** What a session's measure is made of, with numbers. */
function writeWorkings({ wording, rubric }: ReportSetting, { id, formula }: MeasureDefinition, coded: CodedSession) {
  const { words, formats } = wording;
  const write = (value: number | undefined) =>
    value === undefined ? words.head.missing : formats.shortNumber(value, 1);
  const { SR, CR, Q } = coded.counts;
  if (id === 'percentComplexReflections') {
    return SR === undefined || CR === undefined ? null : words.workings.ofReflections(write(CR), write(SR + CR));
  }
  if (id === 'reflectionToQuestionRatio') {
    return SR === undefined || CR === undefined || Q === undefined
      ? null
      : words.workings.reflectionsAndQuestions(write(SR + CR), write(Q));
  }
  if ('percent' in formula || 'ratio' in formula) return null;
  const terms = 'mean' in formula ? formula.mean : formula.sum;
  const parts = terms.map((term) => {
    const read = 'count' in term ? term.count : term.global;
    const value = 'count' in term ? coded.counts[read] : coded.globals[read]?.value;
    const definition = [...rubric.codes, ...rubric.globals].find((each) => each.id === read);
    return `${definition?.abbreviation ?? read} ${write(value)}`;
  });
  return 'mean' in formula ? words.workings.meanOf(parts) : words.workings.sumOf(parts);
}

function globalsTable({ wording, rubric }: ReportSetting, coded: CodedSession): ReportTable {
  const { words, name } = wording;
  const column = (id: string, label: string, align: 'start' | 'end') => ({ id, label, meaning: null, align });
  return {
    caption: words.session.globalsCaption,
    columns: [
      column('global', words.columns.global, 'start'),
      column('rating', words.columns.rating, 'end'),
      column('source', words.columns.source, 'start'),
    ],
    rows: rubric.globals.map((global) => {
      const rating = coded.globals[global.id];
      const source = isEstimatedGlobal(coded, global.id) ? 'estimated' : 'human';
      return [
        textCell(name(global)),
        numberCell(wording, rating?.value, 2),
        textCell(rating ? words.sources[source] : words.head.missing),
      ];
    }),
    note: null,
  };
}

function countsTable({ wording, rubric }: ReportSetting, coded: CodedSession): ReportTable {
  const { counts, segment } = coded;
  const { words, name } = wording;
  const per20 = segment?.seconds ? 1200 / segment.seconds : null;
  const column = (id: string, label: string, align: 'start' | 'end') => ({ id, label, meaning: null, align });
  return {
    caption: profileTitle(wording, coded),
    columns: [
      column('code', words.columns.code, 'start'),
      column('count', words.columns.count, 'end'),
      ...(per20 === null ? [] : [column('per20', words.columns.per20, 'end')]),
    ],
    rows: rubric.codes.map((code) => {
      const count = counts[code.id];
      return [
        textCell(name(code)),
        numberCell(wording, count),
        ...(per20 === null ? [] : [numberCell(wording, count === undefined ? null : count * per20)]),
      ];
    }),
    note: null,
  };
}

/** Asking permission and summarising, whatever else is spoken of. */
function buildFocus(setting: ReportSetting, coded: CodedSession): SessionReport['focus'] {
  const { wording, rubric } = setting;
  const { session } = wording.words;
  return {
    heading: session.focusHeading,
    items: [permissionFocus(), summariesFocus()],
  };

  function permissionFocus(): SessionReport['focus']['items'][number] {
    const base = { id: 'permission' as const, heading: session.permissionHeading, quotes: [] };
    const { PERSUADE, PERSUADE_WITH } = coded.counts;
    if (PERSUADE === undefined || PERSUADE_WITH === undefined) {
      const text = session.permissionNotCounted;
      return { ...base, text, figure: missingFigure(wording, text) };
    }
    const all = PERSUADE + PERSUADE_WITH;
    if (all === 0) {
      const text = sayOfCounts(setting, [coded], session.noPersuasion, []);
      return { ...base, text, figure: missingFigure(wording, session.noPersuasion) };
    }
    const share = (100 * PERSUADE_WITH) / all;
    const quoter = quoterOf(wording, rubric, coded, setting.quotes);
    const quotes = listUtterances(coded.turns ?? [])
      .filter(({ code }) => code === 'PERSUADE_WITH')
      .flatMap(quoter.quoteUtterance)
      .slice(0, 1);
    const text = sayOfCounts(setting, [coded], session.permission(PERSUADE_WITH, all), [PERSUADE_WITH, all]);
    return { ...base, text, figure: givenFigure(share, wording.formats.percent(share)), quotes };
  }

  function summariesFocus(): SessionReport['focus']['items'][number] {
    const base = { id: 'summaries' as const, heading: session.summariesHeading };
    if (coded.turns === null) {
      const text = session.summariesUnknown;
      return { ...base, text, figure: missingFigure(wording, text), quotes: [] };
    }
    const found = findLinkingReflections(coded.turns);
    const quoter = quoterOf(wording, rubric, coded, setting.quotes);
    const text = sayOfCounts(
      setting,
      [coded],
      found.length === 0 ? session.noSummaries : session.summaries(found.length),
      [],
    );
    const figure = givenFigure(found.length, wording.formats.shortNumber(found.length, 0));
    return { ...base, text, figure, quotes: found.flatMap(quoter.quoteUtterance).slice(0, 1) };
  }
}
