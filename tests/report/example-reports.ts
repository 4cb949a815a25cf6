/** One invented report of each kind, written by hand: for tests of what draws reports, before and beside the builders. */
import type { CaseworkerReport, PeriodMeasure } from '../../src/report/models/caseworker-report.ts';
import type { ChartAxis, LevelBand, TrendChartPoint, TrendPanel } from '../../src/report/models/chart-models.ts';
import type { Figure, FigureStanding } from '../../src/report/models/figure.ts';
import type { ReportHead } from '../../src/report/models/report-head.ts';
import type { ReportTable, TableCell } from '../../src/report/models/report-table.ts';
import type { SessionMeasure, SessionReport } from '../../src/report/models/session-report.ts';
import type { TeamReport } from '../../src/report/models/team-report.ts';

const DAY_MS = 86_400_000;
const dayOf = (date: string) => Date.parse(date) / DAY_MS;
const figure = (value: number, text: string): Figure => ({ defined: true, value, text });
const missing = (reason: string): Figure => ({ defined: false, reason, text: '–' });
const words = (text: string): TableCell => ({ value: text, text });
const number = (value: number, digits = 0): TableCell => ({ value, text: value.toFixed(digits) });
const standing = (level: string | null, text: string): FigureStanding => ({
  kind: level === null ? 'below' : 'reached',
  level,
  text,
});

function table(caption: string, labels: readonly string[], rows: readonly (readonly TableCell[])[]): ReportTable {
  const columns = labels.map((label, at) => ({
    id: `column${at}`,
    label,
    meaning: null,
    align: at === 0 ? ('start' as const) : ('end' as const),
  }));
  return { caption, columns, rows, note: null };
}

function head(title: string, subtitle: string, facts: Record<string, string>): ReportHead {
  return {
    language: 'en',
    documentTitle: `${title}, ${subtitle}`,
    title,
    subtitle,
    organisation: 'Example office',
    madeOn: '2026-11-02',
    facts: Object.entries(facts).map(([label, text]) => ({ label, text })),
    footer: 'For learning and supervision. Not for ranking, pay or decisions about a person.',
    words: {
      pageOf: 'Page {page} of {pages}',
      missing: '–',
      estimate: 'estimate',
      suggestion: 'One way to say it',
      clinician: 'You',
      client: 'Client',
    },
  };
}

const pointsBands: LevelBand[] = [
  { level: 'fair', name: 'fair', from: 3.5, to: 4, rank: 0 },
  { level: 'good', name: 'good', from: 4, to: 5, rank: 1 },
];
const percentBands: LevelBand[] = [
  { level: 'fair', name: 'fair', from: 40, to: 50, rank: 0 },
  { level: 'good', name: 'good', from: 50, to: 100, rank: 1 },
];
const ratioBands: LevelBand[] = [
  { level: 'fair', name: 'fair', from: 1, to: 2, rank: 0 },
  { level: 'good', name: 'good', from: 2, to: 4, rank: 1 },
];
const axis = (label: string, from: number, to: number, step: number, unit = ''): ChartAxis => ({
  label,
  from,
  to,
  ticks: Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => ({
    at: from + at * step,
    text: `${from + at * step}${unit}`,
  })),
});

const dates = ['2026-01-14', '2026-02-11', '2026-04-08', '2026-05-20', '2026-06-10', '2026-09-02', '2026-10-07'];
const spokenDates = ['14 Jan', '11 Feb', '8 Apr', '20 May', '10 Jun', '2 Sept', '7 Oct'];

function points(values: readonly (number | null)[], unit: string): TrendChartPoint[] {
  return values.flatMap((y, at) => {
    const isEstimate = at === 4;
    if (y === null) return [];
    return [
      {
        x: dayOf(dates[at] ?? ''),
        y,
        label: `${spokenDates[at]} 2026, S${at + 1}: ${y}${unit}`,
        coder: isEstimate ? 'heuristic' : at === 2 ? 'consensus' : at === 3 ? 'several' : 'human',
        isEstimate,
        isCurrent: at === 6,
        sessionNumber: (at % 2) + 1,
      },
    ];
  });
}

function panel(
  measure: string,
  name: string,
  title: string,
  yAxis: ChartAxis,
  bands: LevelBand[],
  values: readonly (number | null)[],
): TrendPanel {
  const shown = points(values, yAxis.to === 100 ? ' %' : '');
  const [first, last] = [shown[0], shown.at(-1)];
  const line = first &&
    last && {
      from: { x: first.x, y: first.y },
      to: { x: last.x, y: last.y },
      band: [first, last].map(({ x, y }) => ({
        x,
        lower: y - yAxis.to / 12,
        upper: Math.min(yAxis.to, y + yAxis.to / 12),
      })),
    };
  return {
    measure,
    name,
    title,
    alternative: `${name} of ${shown.length} sessions from January to October 2026, from ${first?.y} to ${last?.y}.`,
    yAxis,
    bands,
    points: shown,
    pointsAbove: values.some((each) => (each ?? 0) > yAxis.to) ? '1 session above 4' : null,
    line: line ?? null,
  };
}

const periodMeasure = (
  each: Pick<PeriodMeasure, 'id' | 'name' | 'abbreviation' | 'figure' | 'standing'>,
  rest: Partial<PeriodMeasure> = {},
): PeriodMeasure => ({
  interval: null,
  workings: null,
  isEstimate: false,
  thresholds: null,
  change: {
    kind: 'unknown',
    difference: missing('no earlier period'),
    text: "Too few sessions were coded twice to tell a change from the coders' differences.",
  },
  trend: { kind: 'none', text: 'No trend that can be told from chance over 7 sessions.' },
  ...each,
  ...rest,
});

const codes = [
  ['GI', 'Giving Information', 'information'],
  ['Pers', 'Persuade', 'nonAdherent'],
  ['PwP', 'Persuade with Permission', 'persuasionWithPermission'],
  ['Q', 'Question', 'question'],
  ['SR', 'Simple Reflection', 'reflection'],
  ['CR', 'Complex Reflection', 'reflection'],
  ['AF', 'Affirm', 'adherent'],
  ['Seek', 'Seeking Collaboration', 'adherent'],
  ['Emph', 'Emphasizing Autonomy', 'adherent'],
  ['Conf', 'Confront', 'nonAdherent'],
] as const;
const counts = [4, 2, 3, 14, 9, 12, 3, 4, 2, 0];

const methods = {
  heading: 'How the figures are made',
  methods: [
    { name: '%CR', formula: 'CR / (SR + CR)', text: 'The sum over the sessions, not the mean of percentages.' },
    {
      name: 'Minimal detectable change',
      formula: '1.96 × √2 × SEM',
      text: 'A difference below it may be nothing but two coders seeing the same session differently.',
    },
  ],
};
const limits = {
  heading: 'What the figures can and cannot tell',
  paragraphs: ['Thresholds are expert opinion, without norms.', "One session can't show a trend."],
};
const question = {
  heading: 'For the talk',
  paragraphs: ['What made it possible to wait in the silence after your reflection?'],
};
const practice = {
  heading: 'One thing to practise',
  paragraphs: ['Before the next piece of advice you might ask whether it is welcome, and then wait for the answer.'],
};

const strengths = {
  heading: 'What works',
  none: null,
  items: [
    {
      rule: 'complexReflections',
      title: 'You hear what lies behind the words',
      text: '12 of your 21 reflections added meaning.',
      sessionText: null,
      quotes: [
        {
          speaker: 'client' as const,
          startSeconds: 368,
          placeText: '06:08',
          text: 'And if the phone rings I just look at it.',
          codeLabel: null,
        },
        {
          speaker: 'clinician' as const,
          startSeconds: 372,
          placeText: '06:12',
          text: "As long as it rings, somebody still counts on you, and that's both good and heavy.",
          codeLabel: 'CR',
        },
      ],
      suggestion: null,
    },
  ],
};
const nextSteps = {
  heading: 'What you might try',
  none: null,
  items: [
    {
      rule: 'permissionBeforePersuasion',
      title: 'Ask before you advise',
      text: 'Of five pieces of advice two came without asking.',
      sessionText: null,
      quotes: [
        {
          speaker: 'clinician' as const,
          startSeconds: 881,
          placeText: '14:41',
          text: 'You should begin with two mornings, that works for most.',
          codeLabel: 'Pers',
        },
      ],
      suggestion: 'I know some ways that others began. Would it help to hear one or two?',
    },
  ],
};

const sessionMeasures: SessionMeasure[] = [
  {
    id: 'technicalGlobal',
    name: 'Technical global',
    abbreviation: 'Technical',
    figure: figure(3.5, '3.50'),
    workings: 'mean of CCT 4 and SST 3',
    isEstimate: false,
    standing: standing('fair', 'fair'),
    thresholds: 'fair from 3, good from 4',
  },
  {
    id: 'relationalGlobal',
    name: 'Relational global',
    abbreviation: 'Relational',
    figure: figure(3, '3.00'),
    workings: 'mean of Partnership 3 and Empathy 3',
    isEstimate: true,
    standing: { kind: 'notDecided', level: null, text: 'estimate: no level' },
    thresholds: 'fair from 3.5, good from 4',
  },
  {
    id: 'percentComplexReflections',
    name: 'Complex reflections',
    abbreviation: '%CR',
    figure: figure(1200 / 21, '57 %'),
    workings: '12 of 21 reflections',
    isEstimate: false,
    standing: standing('good', 'good'),
    thresholds: 'fair from 40 %, good from 50 %',
  },
  {
    id: 'reflectionToQuestionRatio',
    name: 'Reflections to questions',
    abbreviation: 'R:Q',
    figure: missing('no questions'),
    workings: '21 reflections, no questions',
    isEstimate: false,
    standing: { kind: 'undefined', level: null, text: 'no value' },
    thresholds: 'fair from 1, good from 2',
  },
];

/** Feedback on one invented session. */
export const exampleSessionReport: SessionReport = {
  kind: 'session',
  head: head('Feedback on a session', 'S14, 7 October 2026', {
    Caseworker: 'V3',
    'Change goal': 'start a graded return to work',
    Segment: '12:40 to 32:40, drawn at random',
    Coder: 'K2 (human)',
    Rubric: 'MITI 4.2.1',
  }),
  opening: ['More than half of your reflections added meaning, and the client did most of the talking about change.'],
  measures: {
    heading: 'The session in figures',
    columns: {
      measure: 'Measure',
      value: 'Value',
      workings: 'Made of',
      standing: 'Level',
      thresholds: 'Thresholds (expert opinion)',
    },
    rows: sessionMeasures,
    notes: ['The relational global is an estimate of the program and decides no level.'],
  },
  globals: table(
    'Global ratings, from 1 to 5',
    ['Global', 'Rating', 'Source'],
    [
      [words('Cultivating Change Talk'), number(4), words('human')],
      [words('Softening Sustain Talk'), number(3), words('human')],
      [words('Partnership'), number(3), words('estimate')],
      [words('Empathy'), number(3), words('estimate')],
    ],
  ),
  profile: {
    heading: 'Behaviour counts',
    chart: {
      kind: 'profile',
      title: 'Behaviour counts of the session',
      alternative: 'Bars: Question 14, Complex Reflection 12, Simple Reflection 9, and seven codes of 4 or fewer.',
      xLabel: 'count in 20 minutes',
      bars: codes.map(([label, name, family], at) => ({ code: label, label, name, family, count: counts[at] ?? null })),
    },
    table: table(
      'Behaviour counts',
      ['Code', 'Count'],
      codes.map(([, name], at) => [words(name), number(counts[at] ?? 0)]),
    ),
  },
  strengths,
  nextSteps,
  focus: {
    heading: 'Asking permission and summarising',
    items: [
      {
        id: 'permission',
        heading: 'Asking permission',
        text: '3 of 5 pieces of advice came with permission.',
        figure: figure(60, '60 %'),
        quotes: [],
      },
      {
        id: 'summaries',
        heading: 'Summaries that link',
        text: 'Two reflections gathered several things the client had said.',
        figure: figure(2, '2'),
        quotes: [
          {
            speaker: 'clinician',
            startSeconds: 1702,
            placeText: '28:22',
            text: 'You miss the people, you fear the mornings, and still you have written down which two days it could be.',
            codeLabel: 'CR',
          },
        ],
      },
    ],
  },
  clientTalk: {
    heading: "The client's own words about change",
    paragraphs: ['After 9 of 14 turns with change talk you reflected; after 2 of 5 turns with sustain talk you asked.'],
    chart: {
      kind: 'clientTalk',
      title: 'Change talk grew after the middle of the session',
      alternative: '14 turns with change talk and 5 with sustain talk between 12:40 and 32:40.',
      xAxis: {
        label: 'time in the recording',
        from: 760,
        to: 1960,
        ticks: [900, 1200, 1500, 1800].map((at) => ({ at, text: `${at / 60}:00` })),
      },
      changeLabel: 'change talk',
      sustainLabel: 'sustain talk',
      events: Array.from({ length: 19 }, (_, at) => ({
        seconds: 800 + at * 60,
        timeText: `${Math.floor((800 + at * 60) / 60)}:20`,
        talk: at % 4 === 1 ? ('sustain' as const) : ('change' as const),
        next: at % 3 === 0 ? null : { code: 'CR', label: 'CR', family: 'reflection' },
        label: at % 4 === 1 ? 'sustain talk, then CR' : 'change talk, then CR',
      })),
      balance: Array.from({ length: 19 }, (_, at) => ({
        seconds: 800 + at * 60,
        value: at + 1 - 2 * Math.floor((at + 3) / 4),
      })),
    },
  },
  practice,
  coderNote: { heading: "The coder's note", paragraphs: ['Sound was poor between 15:10 and 15:40.'] },
  limits,
  methods,
  question,
};

/** A trend report on seven invented sessions. */
export const exampleCaseworkerReport: CaseworkerReport = {
  kind: 'caseworker',
  head: head('Trend report', 'V3, October 2026', {
    Caseworker: 'V3',
    Period: 'October 2026; charts from November 2025',
    Sessions: '1 coded of 2 held',
    Coders: 'K1, K2, and the program (estimates)',
    Rubric: 'MITI 4.2.1',
  }),
  caseworker: { pseudonym: 'V3', name: null },
  period: { from: '2026-10-01', to: '2026-10-31' },
  span: { from: '2025-11-01', to: '2026-10-31' },
  sessionCount: { period: 1, span: 7, estimated: 0 },
  opening: ['57 % of your reflections added meaning this month.', 'Relational rose from 2.8 to 3.6 over nine months.'],
  measures: {
    heading: 'This month',
    columns: {
      measure: 'Measure',
      value: 'Value',
      interval: '95 % interval',
      change: 'Since August 2026',
      standing: 'Level',
    },
    rows: [
      periodMeasure(
        {
          id: 'technicalGlobal',
          name: 'Technical global',
          abbreviation: 'Technical',
          figure: figure(3.5, '3.50'),
          standing: standing('fair', 'fair'),
        },
        { thresholds: 'fair from 3, good from 4' },
      ),
      periodMeasure(
        {
          id: 'relationalGlobal',
          name: 'Relational global',
          abbreviation: 'Relational',
          figure: figure(3.6, '3.60'),
          standing: standing('fair', 'fair'),
        },
        {
          thresholds: 'fair from 3.5, good from 4',
          interval: { lower: 2.9, upper: 4.3, level: 0.95, text: '2.9 to 4.3' },
          change: {
            kind: 'within',
            difference: figure(0.4, '+0.4'),
            text: '+0.4: too small to tell; differences below 0.9 may be the coders.',
          },
          trend: { kind: 'rise', text: 'Rising by about 0.1 a month (95 % interval 0.03 to 0.17).' },
        },
      ),
      periodMeasure(
        {
          id: 'percentComplexReflections',
          name: 'Complex reflections',
          abbreviation: '%CR',
          figure: figure(1200 / 21, '57 %'),
          standing: standing('good', 'good'),
        },
        { workings: '12 of 21 reflections', thresholds: 'fair from 40 %, good from 50 %' },
      ),
      periodMeasure(
        {
          id: 'reflectionToQuestionRatio',
          name: 'Reflections to questions',
          abbreviation: 'R:Q',
          figure: missing('no questions'),
          standing: { kind: 'undefined', level: null, text: 'no value' },
        },
        { workings: '21 reflections, no questions' },
      ),
    ],
    notes: ['Levels are those of MITI 4.2.1: expert opinion, without norms.'],
  },
  trends: {
    heading: 'Over twelve months',
    chart: {
      kind: 'trend',
      title: 'Relational rose from 2.8 to 3.6 over nine months',
      alternative: 'Four panels, each with a point a session from January to October 2026.',
      xAxis: {
        label: 'date of the session',
        from: dayOf('2025-11-01'),
        to: dayOf('2026-10-31'),
        ticks: ['2025-11-01', '2026-02-01', '2026-05-01', '2026-08-01'].map((date, at) => ({
          at: dayOf(date),
          text: ['Nov', 'Feb', 'May', 'Aug'][at] ?? '',
        })),
      },
      panels: [
        panel(
          'technicalGlobal',
          'Technical global',
          'Technical global',
          axis('points', 1, 5, 1),
          pointsBands,
          [3, 3, 3.5, 3.25, 3, 3, 3.5],
        ),
        panel(
          'relationalGlobal',
          'Relational global',
          'Relational rose from 2.8 to 3.6 over nine months',
          axis('points', 1, 5, 1),
          pointsBands,
          [2.8, 3, 3, 3.25, 3, 3.5, 3.6],
        ),
        panel(
          'percentComplexReflections',
          'Complex reflections',
          'Complex reflections',
          axis('percent', 0, 100, 25, ' %'),
          percentBands,
          [38, 44, 41, null, 52, 49, 57],
        ),
        panel(
          'reflectionToQuestionRatio',
          'Reflections to questions',
          'Reflections to questions',
          axis('ratio', 0, 4, 1),
          ratioBands,
          [0.7, 0.9, 1.2, 1.1, 4.6, 1.4, null],
        ),
      ],
      legend: [
        { coder: 'human', isEstimate: false, text: 'one coder' },
        { coder: 'several', isEstimate: false, text: 'mean of several coders' },
        { coder: 'consensus', isEstimate: false, text: 'consensus' },
        { coder: 'heuristic', isEstimate: true, text: 'estimate' },
      ],
    },
    notes: ['The line is the Theil–Sen slope, the band its 95 % interval.'],
  },
  series: {
    heading: 'First and second sessions',
    table: table(
      'Means by place in the series',
      ['Session', 'n', 'Technical', 'Relational'],
      [
        [words('1'), number(4), number(3.25, 2), number(3.1, 2)],
        [words('2'), number(3), number(3.08, 2), number(3.25, 2)],
      ],
    ),
    text: 'The difference is too small to tell.',
  },
  counts: {
    heading: 'What you did, session by session',
    chart: {
      kind: 'counts',
      title: 'Behaviour counts per 20 minutes',
      alternative: 'Stacked bars of seven sessions, ten codes each.',
      isPerTwentyMinutes: true,
      yLabel: 'count per 20 minutes',
      sessions: spokenDates,
      series: codes.map(([label, name, family], at) => ({
        code: label,
        label,
        name,
        family,
        values: dates.map((_, session) =>
          session === 3 && at === 9 ? null : ((counts[at] ?? 0) * (8 + session)) / 10,
        ),
      })),
    },
  },
  strengths: {
    ...strengths,
    items: strengths.items.map((each) => ({ ...each, sessionText: 'S7, 7 October 2026' })),
  },
  nextSteps: {
    ...nextSteps,
    items: nextSteps.items.map((each) => ({ ...each, sessionText: 'S7, 7 October 2026' })),
  },
  sessions: {
    heading: 'The sessions',
    none: null,
    table: table(
      'Sessions from November 2025 to October 2026',
      ['Date', 'Change goal', 'Segment', 'Coder', ...codes.map(([label]) => label), 'CCT', 'SST', 'Part', 'Emp'],
      spokenDates.map((date, at) => [
        words(date),
        words('graded return'),
        words('20 min'),
        words(at === 4 ? 'program' : 'K1'),
        ...counts.map((count) => number(count + (at % 3))),
        number(3),
        number(4),
        number(3),
        at === 4 ? { value: 3, text: '3 (estimate)' } : number(4),
      ]),
    ),
  },
  practice,
  limits,
  methods,
  question,
};

/** A team of three with a double-coded session. */
export const exampleTeamReport: TeamReport = {
  kind: 'team',
  head: head('Team report', 'October 2026', {
    Caseworkers: '3',
    Sessions: '6 coded of 9 held in October 2026',
    Rubric: 'MITI 4.2.1',
  }),
  period: { from: '2026-10-01', to: '2026-10-31' },
  span: { from: '2025-11-01', to: '2026-10-31' },
  sessionCount: { period: 6, span: 41, estimated: 0 },
  opening: ['Six sessions of three caseworkers were coded in October 2026.'],
  coverage: {
    heading: 'Who was coded',
    table: table(
      'Sessions coded in October 2026 and since November 2025, by name',
      ['Caseworker', 'October', 'Target', 'Twelve months', 'Last coded'],
      [
        [words('V1'), number(3), number(2), number(17), words('21 Oct 2026')],
        [words('V2'), number(2), number(2), number(14), words('12 Oct 2026')],
        [words('V3'), number(1), number(2), number(10), words('7 Oct 2026')],
      ],
    ),
    notes: ['The target of two sessions a month was met by 2 of 3 caseworkers.'],
  },
  alerts: {
    heading: 'To look into',
    none: null,
    items: [
      { kind: 'notCoded', caseworker: 'V4', text: 'V4 was last coded on 3 August 2026, 12 weeks ago.' },
      {
        kind: 'falling',
        caseworker: 'V2',
        text: 'V2: relational global fell by 1.1 since August 2026, more than coders differ.',
      },
    ],
  },
  study: {
    heading: 'The team in one table',
    table: table(
      'Measures of 20 sessions against MITI 4.2.1, NAV',
      ['Measure', 'Mean (SD)', 'n', 'Threshold', 'Result'],
      [
        [words('Technical global'), words('3.26 (0.69)'), number(20), number(3), words('over')],
        [words('Relational global'), words('3.45 (0.63)'), number(20), number(4), words('under')],
      ],
    ),
    notes: ['Under MITI 4.2.1 the relational global is held against 3.5 (fair) and 4 (good).'],
  },
  distributions: {
    heading: 'How the sessions are spread',
    chart: {
      kind: 'distribution',
      title: 'Six sessions of October 2026',
      alternative: 'Two strips with a point a session and the mean with its interval.',
      legend: exampleCaseworkerReport.trends?.chart.legend ?? [],
      panels: [
        ['technicalGlobal', 'Technical global', [3, 3.5, 3.5, 4, 2.5, 3]] as const,
        ['relationalGlobal', 'Relational global', [3.5, 3.5, 3, 4, 4.5, 3]] as const,
      ].map(([measure, name, values]) => ({
        measure,
        name,
        title: name,
        alternative: `${name}: six sessions from ${Math.min(...values)} to ${Math.max(...values)}.`,
        axis: axis('points', 1, 5, 1),
        bands: pointsBands,
        points: values.map((value, at) => ({
          value,
          coder: at === 5 ? ('heuristic' as const) : ('human' as const),
          isEstimate: at === 5,
        })),
        pointsAbove: null,
        mean: values.reduce((sum, value) => sum + value, 0) / values.length,
        interval: { lower: 2.7, upper: 3.9 },
      })),
    },
  },
  levels: {
    heading: 'Sessions at each level',
    chart: {
      kind: 'levels',
      title: 'Share of sessions at each level',
      alternative: 'Technical: 1 below fair, 4 fair, 1 good. Relational: 2 below fair, 2 fair, 2 good.',
      xLabel: 'share of sessions',
      measures: [
        ['technicalGlobal', 'Technical global', [1, 4, 1]] as const,
        ['relationalGlobal', 'Relational global', [2, 2, 2]] as const,
      ].map(([measure, name, [below, fair, good]]) => ({
        measure,
        name,
        parts: [
          { level: null, name: 'not yet at fair', sessions: below, percent: (100 * below) / 6 },
          { level: 'fair', name: 'fair', sessions: fair, percent: (100 * fair) / 6 },
          { level: 'good', name: 'good', sessions: good, percent: (100 * good) / 6 },
        ],
      })),
    },
    table: table(
      'Sessions at each level',
      ['Measure', 'not yet at fair', 'fair', 'good'],
      [
        [words('Technical global'), number(1), number(4), number(1)],
        [words('Relational global'), number(2), number(2), number(2)],
      ],
    ),
  },
  agreement: {
    heading: 'Do the coders agree?',
    paragraphs: ['8 of 41 sessions were coded by two people (20 %).'],
    table: table(
      'ICC(A,1), two-way random effects, absolute agreement, single coder; 8 sessions',
      ['Measure', 'ICC', '95 % interval', 'SEM'],
      [
        [words('Technical global'), number(0.71, 2), words('0.14 to 0.94'), number(0.31, 2)],
        [words('Relational global'), { value: null, text: '–' }, words('no variance'), { value: null, text: '–' }],
      ],
    ),
  },
  limits,
  methods,
  question,
};
