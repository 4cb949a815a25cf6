import { englishAgreement } from './agreement/english.ts';
import { formatsOf, pluraliser } from './formats.ts';

const count = pluraliser('en');
const { list, either, shortNumber } = formatsOf('en');

/** How many of what may be counted in means of coders. */
const amount = (n: number) => shortNumber(n, 1);

const sessions = (n: number) => count(n, { one: 'session', other: 'sessions' });
const reflections = (n: number) => count(n, { one: 'reflection', other: 'reflections' });
const questions = (n: number) => count(n, { one: 'question', other: 'questions' });
const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : count(n, { one: 'time', other: 'times' }));
const turns = (n: number) => count(n, { one: 'turn', other: 'turns' });
const utterances = (n: number) => count(n, { one: 'utterance', other: 'utterances' });
const advice = (n: number) => count(n, { one: 'piece of advice', other: 'pieces of advice' });
const months = (n: number) => count(n, { one: 'month', other: 'months' });
const weeks = (n: number) => count(n, { one: 'week', other: 'weeks' });

/** The English of every report; the other languages have the same keys. */
export const english = {
  head: {
    pageOf: 'Page {page} of {pages}',
    missing: '–',
    estimate: 'estimate',
    suggestion: 'One way to say it',
    clinician: 'You',
    client: 'Client',
    footer: 'For learning and supervision. Not for ranking people, and not for decisions about pay or posts.',
    sessionTitle: 'Feedback on a session',
    caseworkerTitle: 'Trend report',
    teamTitle: 'Team report',
  },

  facts: {
    caseworker: 'Caseworker',
    caseworkers: 'Caseworkers',
    session: 'Session',
    date: 'Date',
    changeGoal: 'Change goal',
    segment: 'Segment',
    coders: 'Coded by',
    rubric: 'Rubric',
    period: 'Period',
    sessions: 'Sessions',
    noDate: 'no date',
    noneNamed: 'none named',
    wholeSession: 'the whole session',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    randomSegment: (range: string) => `${range}, drawn at random`,
    totalsOnly: 'only totals are known',
    periodAndSpan: (period: string, from: string) => `${period}; charts from ${from}`,
    codedOfHeld: (coded: number, held: number) => `${coded} coded of ${held} held`,
    andEstimated: (coverage: string, estimated: number) => `${coverage}; ${estimated} only estimated`,
    placeInSeries: (number: number) => `session ${number} with this client`,
    minutes: (n: number) => `${n} min`,
    turn: (n: number) => `turn ${n}`,
  },

  coders: {
    human: 'one coder',
    several: 'mean of several coders',
    consensus: 'consensus of coders',
    imported: 'imported coding',
    heuristic: 'estimate by the program',
    program: 'the program (estimates)',
    byCoder: (kind: string, names: readonly string[]) => `${list(names)} (${kind})`,
  },

  standing: {
    below: (lowest: string) => `not yet at ${lowest}`,
    notSet: 'no threshold set',
    undefined: 'no value',
    notDecided: 'estimate: decides no level',
  },

  thresholds: {
    one: (level: string, from: string) => `${level} from ${from}`,
    join: (parts: readonly string[]) => parts.join(', '),
  },

  undefined: {
    zeroDenominator: (terms: readonly string[]) => `no ${either(terms)} counted`,
    notRated: (globals: readonly string[]) => `not rated: ${list(globals)}`,
    notCounted: (codes: readonly string[]) => `not counted: ${list(codes)}`,
    noSessions: 'no coded session',
    noEarlier: 'no earlier period',
    tooFew: 'too few sessions',
  },

  workings: {
    ofReflections: (complex: string, all: string) => `${complex} of ${all} reflections`,
    reflectionsAndQuestions: (r: string, q: string) => `${r} reflections, ${q} questions`,
    meanOf: (parts: readonly string[]) => `mean of ${list(parts)}`,
    sumOf: (parts: readonly string[]) => parts.join(' + '),
    sessions,
    inSessions: (what: string, n: number) => `${what} in ${sessions(n)}`,
    meanOfSessions: (n: number) => `mean of ${sessions(n)}`,
  },

  interval: (lower: string, upper: string) => `${lower} to ${upper}`,
  percentPoints: (number: string) => `${number} percentage points`,

  columns: {
    measure: 'Measure',
    value: 'Value',
    workings: 'Made of',
    standing: 'Level',
    thresholds: 'Thresholds (expert opinion)',
    interval: '95% interval',
    changeSince: 'Since the last period',
    global: 'Global rating',
    rating: 'Rating (1–5)',
    source: 'Source',
    code: 'Behaviour',
    count: 'Count',
    per20: 'Per 20 min',
    date: 'Date',
    session: 'Session',
    changeGoal: 'Change goal',
    segment: 'Segment',
    coder: 'Coder',
    n: 'n',
    meanSd: 'Mean (SD)',
    threshold: 'Threshold',
    result: 'Result',
    caseworker: 'Caseworker',
    coded: (month: string) => `Coded, ${month}`,
    estimated: 'Only estimated',
    held: 'Held',
    target: 'Target',
    spanCoded: (n: number) => `Coded, ${months(n)}`,
    lastCoded: 'Last coded',
    icc: 'ICC',
    sem: 'SEM',
    place: 'Session no.',
  },

  sources: { human: 'rated', estimated: 'estimate' },

  session: {
    figuresHeading: 'The session in figures',
    globalsCaption: 'The four global ratings',
    profileHeading: 'What you did',
    profileTitle: 'Behaviour counts of the session',
    profileAlternative: (parts: readonly string[]) => `Bars of the behaviour counts: ${parts.join(', ')}.`,
    countAxis: 'count in the segment',
    focusHeading: 'Asking permission, and gathering what was said',
    permissionHeading: 'Asking permission',
    permission: (withPermission: number, all: number) =>
      `${amount(withPermission)} of ${advice(all)} came with permission, or with words that left the choice to the client.`,
    noPersuasion: 'No advice and no persuasion was coded here, with or without permission.',
    permissionNotCounted: 'Persuasion was not counted in this coding.',
    summariesHeading: 'Reflections that link several statements',
    summaries: (n: number) =>
      n === 1
        ? 'One reflection took up words from several of the client’s earlier turns.'
        : `${n} reflections took up words from several of the client’s earlier turns.`,
    noSummaries: 'No reflection was found that takes up words from several of the client’s earlier turns.',
    summariesUnknown: 'Only totals are known of this session, so summaries can’t be told from other reflections.',
    talkHeading: 'The client’s own words about change',
    talkTitle: 'Change talk and sustain talk along the session',
    talkAlternative: (change: number, sustain: number, from: string, to: string) =>
      `${turns(change)} of the client with change talk and ${sustain} with sustain talk between ${from} and ${to}, each with what the clinician did next.`,
    timeAxis: 'time in the recording',
    turnAxis: 'turn of the session',
    changeTalk: 'change talk',
    sustainTalk: 'sustain talk',
    talkCounts: (change: number, sustain: number) =>
      `The client spoke for change in ${turns(change)} and for keeping things as they are in ${sustain}.`,
    afterChange: (followed: number, all: number) =>
      `After ${followed} of ${turns(all)} with change talk you reflected, asked or affirmed.`,
    afterSustain: (reflected: number, all: number) =>
      `After ${reflected} of ${turns(all)} with sustain talk you reflected.`,
    talkNotCoded: 'The client’s talk about change was not coded in this session.',
    talkNoTranscript: 'Only totals are known of this session; when the client spoke of change is not among them.',
    talkNone: 'No talk for or against change was coded in this segment.',
    talkByProgram: 'Which turns are change talk was recognised by the program: an estimate.',
    thenCode: (talk: string, code: string) => `${talk}, then ${code}`,
    thenNothing: (talk: string) => `${talk}, then nothing coded`,
    coderNote: 'The coder’s note',
    openingPlain: (r: number, q: number) => `In this segment you gave ${reflections(r)} and asked ${questions(q)}.`,
    openingNone: 'These figures are one view of one conversation, a place to start looking from.',
  },

  caseworker: {
    figuresHeading: 'This period',
    noSessions: (month: string) => `No session was coded in ${month}; what follows is from earlier months.`,
    trendsHeading: (n: number) => `Over ${months(n)}`,
    trendTitle: (n: number) => `The measures over ${sessions(n)}`,
    trendAlternative: (n: number, from: string, to: string) =>
      `Small panels, one a measure, with a point for each of ${sessions(n)} from ${from} to ${to}.`,
    panelAlternative: (name: string, n: number, low: string, high: string, trend: string) =>
      `${name} of ${sessions(n)}, between ${low} and ${high}. ${trend}`,
    panelEmpty: (name: string) => `${name}: no session with a value.`,
    rose: (name: string, from: string, to: string) => `${name} rose from ${from} to ${to}`,
    fell: (name: string, from: string, to: string) => `${name} fell from ${from} to ${to}`,
    roseOver: (name: string, from: string, to: string, n: number) =>
      `${name} rose from ${from} to ${to} over ${months(n)}.`,
    fellOver: (name: string, from: string, to: string, n: number) =>
      `${name} fell from ${from} to ${to} over ${months(n)}.`,
    trendRise: (perMonth: string, interval: string) =>
      `Rising by about ${perMonth} a month (95% interval ${interval}).`,
    trendFall: (perMonth: string, interval: string) =>
      `Falling by about ${perMonth} a month (95% interval ${interval}).`,
    trendNone: (n: number) => `No trend that can be told from chance in ${sessions(n)}.`,
    trendTooFew: (n: number) => (n === 0 ? 'No session to draw from.' : `${sessions(n)}: too few to speak of a trend.`),
    dateAxis: 'date of the session',
    pointsAbove: (n: number, end: string) => `${sessions(n)} above ${end}`,
    lineNote:
      'A line is drawn from three sessions on: the median of all slopes between two of them; the band is its 95% interval.',
    oneSession: 'One session can’t show a trend.',
    change: {
      rise: (difference: string, month: string) => `${difference} since ${month}: more than coders differ.`,
      fall: (difference: string, month: string) => `${difference} since ${month}: more than coders differ.`,
      within: (difference: string, month: string, detectable: string) =>
        `${difference} since ${month}: too small to tell; up to ${detectable} may be the coders.`,
      unknown: (difference: string, month: string) =>
        `${difference} since ${month}: can’t tell whether that is more than coders differ.`,
      noEarlier: 'No earlier period to compare with.',
      noNow: 'No value in this period to compare.',
      estimates: 'Estimates are not compared.',
    },
    reliabilityUnknown: (needed: number) =>
      `How far coders differ is not known here: fewer than ${needed} sessions were coded by two people.`,
    estimatesNote: 'Values marked as an estimate come from the program alone and decide no level.',
    countsHeading: 'What you did, session by session',
    countsTitle: 'Behaviour counts per 20 minutes',
    countsTitleRaw: 'Behaviour counts as coded (the length of some segments is not known)',
    countsAlternative: (n: number) => `Stacked bars of the behaviour counts of ${sessions(n)}.`,
    per20Axis: 'count per 20 minutes',
    rawAxis: 'count',
    sessionsHeading: 'The sessions',
    sessionsCaption: (from: string, to: string) => `Sessions from ${from} to ${to}`,
    estimateMark: 'An asterisk marks an estimate.',
    noneCoded: 'No session of these months has been coded.',
    seriesHeading: 'First and later sessions with a client',
    seriesCaption: 'Means by place in the series',
    seriesText:
      'Different clients and few sessions stand behind each row; a difference here is a question, not a result.',
    openingNone: (n: number) => `${sessions(n)} coded in this period.`,
    openingEstimated: (n: number, month: string) =>
      `No coder has coded a session of ${month} yet; the program estimated ${sessions(n)}.`,
    trendEstimates: 'Estimates alone draw no line.',
  },

  moments: {
    strengthsHeading: 'What works',
    stepsHeading: 'What you might try',
    noStrengths: 'The counts alone single nothing out; the talk about the session will.',
    noSteps: 'Nothing in the figures asks for a change. What would you yourself like to refine?',
    sessionOf: (label: string, date: string) => `${label}, ${date}`,
    estimated: (text: string) => `${text} An estimate.`,
    meanOfCoders: (text: string) => `${text} The counts are the coders’ mean.`,
    strengths: {
      complexReflections: {
        title: 'You hear what lies behind the words',
        text: (v: { some: number; all: number }) =>
          `${amount(v.some)} of your ${reflections(v.all)} added meaning to what was said.`,
      },
      reflectionsToQuestions: {
        title: 'You give back more than you ask',
        text: (v: { some: number; all: number }) => `${reflections(v.some)} to ${questions(v.all)}.`,
      },
      permission: {
        title: 'You ask before you advise',
        text: (v: { some: number; all: number }) =>
          `${amount(v.some)} of ${advice(v.all)} came with permission or left the choice to the client.`,
      },
      summaries: {
        title: 'You gather what was said',
        text: (v: { some: number; all: number }) =>
          v.some === 1
            ? 'One reflection linked several things that the client had told you.'
            : `${amount(v.some)} reflections linked several things that the client had told you.`,
      },
      collaboration: {
        title: 'You share the lead',
        text: (v: { some: number; all: number }) =>
          `You asked ${times(v.some)} what the client wants, allows or makes of it.`,
      },
      affirmation: {
        title: 'You put words to what the client brings',
        text: (v: { some: number; all: number }) =>
          `You named something specific and good about the client ${times(v.some)}.`,
      },
      autonomy: {
        title: 'You leave the choice where it belongs',
        text: (v: { some: number; all: number }) => `You said ${times(v.some)} in plain words that the client decides.`,
      },
      changeTalk: {
        title: 'You follow talk of change',
        text: (v: { some: number; all: number }) =>
          `After ${amount(v.some)} of ${turns(v.all)} with change talk you reflected, asked or affirmed.`,
      },
      noPressure: {
        title: 'No pushing and no arguing',
        text: (v: { some: number; all: number }) =>
          `Neither persuading without permission nor confronting was coded in ${sessions(v.all)}.`,
      },
    },
    steps: {
      confrontation: {
        title: 'Stay beside the client when you see it differently',
        text: (v: { some: number; all: number }) =>
          `${utterances(v.some)} ${v.some === 1 ? 'was' : 'were'} heard as confronting.`,
        suggestion:
          '“You see it another way than I do, and you know your days best. What makes it look like that to you?”',
        practice:
          'When you notice the wish to correct, you might reflect the client’s view once before saying your own, and see what happens to the tone.',
        question:
          'What does it feel like, in the second before you object, and what else could that second be used for?',
      },
      permission: {
        title: 'Ask before you advise',
        text: (v: { some: number; all: number }) => `${amount(v.some)} of ${advice(v.all)} came without permission.`,
        suggestion: '“I know of a few things that others have tried. Would you like to hear one or two?”',
        practice:
          'Before the next piece of advice you might ask whether it is welcome, wait for the answer, and ask afterwards what the client makes of it.',
        question: 'When does asking for permission come easily to you, and when does it slip?',
      },
      reflectionsToQuestions: {
        title: 'One reflection before the next question',
        text: (v: { some: number; all: number }) => `${questions(v.all)} stood against ${reflections(v.some)}.`,
        suggestion: '“So for you it is above all …” and then a moment’s silence, in place of the next question.',
        practice:
          'For ten minutes of your next session you might answer every answer with a reflection before you ask again.',
        question: 'What do you hope to learn with the next question, and could the client tell you unasked?',
      },
      complexReflections: {
        title: 'A little further than the words',
        text: (v: { some: number; all: number }) =>
          `${amount(v.some)} of ${reflections(v.all)} added meaning; the others gave back what was said.`,
        suggestion:
          '“… and that weighs on you more than you let others see.” (the feeling or the meaning you hear behind it)',
        practice:
          'In your next session you might, three times, end a reflection with what the client has not said yet but may mean.',
        question: 'What holds you back from saying what you think you hear, and what is the risk in being corrected?',
      },
      sustainTalk: {
        title: 'Let reasons against change rest',
        text: (v: { some: number; all: number }) =>
          `${amount(v.some)} of ${turns(v.all)} with sustain talk were followed by questions, information or persuasion.`,
        suggestion: '“That speaks against it, and the decision is yours. What would have to be different?”',
        practice:
          'When the client argues against change you might give it back in one short reflection and leave it there.',
        question: 'Which of the client’s reasons against change is hardest for you to hear, and why?',
      },
      changeTalk: {
        title: 'Stay with talk of change',
        text: (v: { some: number; all: number }) =>
          `${amount(v.some)} of ${turns(v.all)} with change talk passed without being taken up.`,
        suggestion: '“You want that. What makes it important to you just now?”',
        practice:
          'You might listen for one thing only: words for change. Each time you hear them, give them back or ask for more.',
        question: 'How do you notice, while you are listening, that the client has begun to speak for change?',
      },
      summaries: {
        title: 'Gather what was said',
        text: (v: { some: number; all: number }) =>
          `No reflection linked several things that the client said in ${turns(v.all)}.`,
        suggestion: '“Let me see if I have it: you miss …, you worry about …, and at the same time you have already …”',
        practice:
          'You might pause once in the middle of a session and put together three things that the client has said, change talk last.',
        question: 'When would a summary have helped the two of you, and what should have been in it?',
      },
      collaboration: {
        title: 'Ask what the client makes of it',
        text: (v: { some: number; all: number }) =>
          v.all === 0
            ? 'Seeking collaboration was not coded.'
            : `Information was given ${times(v.all)}; seeking collaboration was not coded.`,
        suggestion: '“That is what the rules say. How does it fit your own situation?”',
        practice: 'After each piece of information you might ask what the client makes of it, before you go on.',
        question: 'Where in the session could the client have chosen the direction?',
      },
      affirmation: {
        title: 'Name what the client already does',
        text: (v: { some: number; all: number }) =>
          v.all === 0
            ? 'Affirming was not coded.'
            : `Affirming was not coded, though the client spoke for change in ${turns(v.all)}.`,
        suggestion: '“You got up and did it, though the night was bad. That took will.”',
        practice: 'You might look for one effort or strength in each session and say it in one specific sentence.',
        question: 'What did you come to respect in this client, and do they know?',
      },
      autonomy: {
        title: 'Say aloud who decides',
        text: (v: { some: number; all: number }) => `${advice(v.all)}, and no words on who decides.`,
        suggestion: '“Whatever I think of it, it is you who decides what comes of this.”',
        practice: 'When you have given advice you might end with one sentence that hands the decision back.',
        question: 'What changes between you when the client hears that the choice is theirs?',
      },
    },
    practiceHeading: 'One thing to practise',
    practiceNone:
      'Pick the moment you liked best and try to find out what made it possible; then make room for it once more.',
    questionHeading: 'For the talk',
    questionNone: 'Which moment would you like to listen to together, and what would you like to find there?',
  },

  team: {
    opening: (coded: number, held: number, caseworkers: number, month: string) =>
      `${coded} of ${sessions(held)} held in ${month} ${coded === 1 ? 'was' : 'were'} coded, of ${count(caseworkers, { one: 'caseworker', other: 'caseworkers' })}.`,
    openingEstimated: (n: number) =>
      `${sessions(n)} ${n === 1 ? 'is' : 'are'} known from the program’s estimates alone, and not among the coded ones.`,
    coverageHeading: 'Who was coded',
    coverageCaption: (month: string) => `Sessions coded in ${month}, by name`,
    targetMet: (met: number, all: number, target: number) =>
      `The target of ${sessions(target)} a month was met for ${met} of ${all} caseworkers.`,
    never: 'never',
    withoutCaseworker: (n: number) => `${sessions(n)} without a caseworker are left out.`,
    alertsHeading: 'To look into',
    noAlerts: 'Nothing to look into.',
    notCoded: (who: string, date: string, n: number) =>
      `${who} was last coded on ${date}, ${weeks(n)} before the end of the period.`,
    neverCoded: (who: string) => `${who} has sessions, and none of them is coded.`,
    fell: (who: string, measure: string, difference: string, month: string) =>
      `${who}: ${measure} ${difference} since ${month}, more than coders differ. A reason to listen together, not a verdict.`,
    studyHeading: 'All sessions in one table',
    studyCaption: (n: number, rubric: string, from: string, to: string) =>
      `${sessions(n)} from ${from} to ${to}, against ${rubric}`,
    over: 'over',
    under: 'under',
    overLevel: (level: string) => `over ${level}`,
    underLevel: (level: string) => `under ${level}`,
    meanOfCoders: 'A session coded by several people counts once, with the mean of their codings.',
    estimatesLeftOut: (n: number) => `${sessions(n)} known from estimates alone ${n === 1 ? 'is' : 'are'} left out.`,
    estimatesIn: 'Estimates count here, as was asked for.',
    differs: (measure: string, rubric: string, thresholds: string, result: string) =>
      `${measure}: by ${rubric} (${thresholds}) this mean is ${result}.`,
    noThresholdUnder: (measure: string, rubric: string) => `${measure}: ${rubric} sets no threshold.`,
    distributionsHeading: 'How the sessions are spread',
    distributionTitle: (n: number, month: string) => `${sessions(n)} of ${month}`,
    distributionAlternative: 'One strip a measure, with a point for each session and the mean with its 95% interval.',
    stripAlternative: (name: string, n: number, low: string, high: string, mean: string) =>
      `${name}: ${sessions(n)} between ${low} and ${high}, mean ${mean}.`,
    levelsHeading: 'Sessions at each level',
    levelsTitle: 'Share of sessions at each level',
    levelsAxis: 'share of sessions',
    levelsAlternative: (parts: readonly string[]) => `${parts.join('. ')}.`,
    levelsPart: (name: string, parts: readonly string[]) => `${name}: ${parts.join(', ')}`,
    agreementHeading: 'Do the coders agree?',
    doubleCoded: (double: number, all: number, share: string) =>
      `${double} of ${sessions(all)} ${double === 1 ? 'was' : 'were'} coded by two or more people (${share}).`,
    agreementNone:
      'No session was coded by two people, so nothing can be said of agreement. Coding one session in five twice would change that.',
    agreementFew: (n: number, needed: number) =>
      `With ${sessions(n)} coded twice, agreement can’t be told yet; it takes ${needed}.`,
    agreementCaption: (n: number) =>
      `ICC(A,1), two-way random effects, absolute agreement, single coder; ${sessions(n)} coded by two or more people`,
    question:
      'What do the caseworkers themselves say they would like to get better at, and what would the team have to do less of to make room?',
  },

  monthly: {
    title: 'Reports of the month',
    coded: (n: number) => `${sessions(n)} coded`,
    estimated: (n: number) => `${n} only estimated`,
    table: 'all figures as a table',
    failed: 'could not be made',
  },

  limits: {
    heading: 'What the figures can and cannot tell',
    thresholds: (basis: string) =>
      `The thresholds are ${basis}, without norms: a direction, not a limit between good and bad work.`,
    expertOpinion: 'expert opinion',
    oneSegment: 'One segment of one conversation says little about a person; clients and days differ.',
    fewSessions: (n: number) => `${sessions(n)} in the period: intervals are wide, or can’t be given at all.`,
    coders: 'Two trained coders may differ by half a point or more on the same session.',
    randomness: 'The figures speak for the sessions that were recorded, which may not be the sessions that were held.',
    estimates: 'Estimates come from rules of the program that no coder has checked.',
    use: 'They are made for learning. They do not rank people and are not fit for decisions about pay or posts.',
    noRanking: 'The order is by name. Differences between caseworkers may be differences between their clients.',
    undated: (n: number) => `${sessions(n)} without a date ${n === 1 ? 'is' : 'are'} left out.`,
  },

  agreement: englishAgreement,

  methods: {
    heading: 'How the figures are made',
    percentComplex: { name: '%CR', formula: 'CR / (SR + CR)', text: 'Over a period: the sums of all its sessions.' },
    ratio: { name: 'R:Q', formula: '(SR + CR) / Q', text: 'Over a period: the sums of all its sessions.' },
    globals: {
      name: 'Technical and relational global',
      formula: '(CCT + SST) / 2; (Partnership + Empathy) / 2',
      text: 'Over a period: the mean of its sessions.',
    },
    choice: {
      name: 'Several codings of one session',
      formula: null as string | null,
      text: 'The consensus counts; without one the mean of people’s final codings of one segment, each coder’s latest: the segment with most coders, or of those the one coded last; without those imported codings; without those the estimate.',
    },
    meanInterval: {
      name: 'Interval of a mean',
      formula: 'mean ± t(n − 1) · SD / √n',
      text: 'At 95%, from two sessions on.',
    },
    ratioInterval: {
      name: 'Interval of %CR and R:Q',
      formula: null as string | null,
      text: 'Percentile bootstrap over sessions, 1,000 resamples from a fixed seed.',
    },
    trend: {
      name: 'Trend',
      formula: 'median of (yⱼ − yᵢ) / (xⱼ − xᵢ)',
      text: 'Theil–Sen slope with Sen’s interval; put in words only where the interval excludes zero. Needs five sessions at least.',
    },
    change: {
      name: 'Change beyond measurement error',
      formula: '|difference| > 1.96 · √(e₁² + e₂²),  e² = s²(coder) Σ(Σw)² + s²(error) Σw²,  w = 1/(S·k)',
      text: 'w is a coding’s weight, with S sessions in the period and k codings of its session; Σw within a coder’s codings. Not for %CR and R:Q of more than one coding: they are ratios of sums. Variances by REML from sessions that two or more people coded; with one coding in each period this is 1.96 · √2 · SEM.',
    },
    icc: {
      name: 'ICC and SEM',
      formula: 'ICC = s²(session) / (s²(session) + s²(coder) + s²(error));  SEM = √(s²(coder) + s²(error))',
      text: 'Variance components by REML; interval by the delta method on the logit.',
    },
    meanSd: {
      name: 'Mean (SD)',
      formula: null as string | null,
      text: 'Over sessions, each counted once; SD with n − 1.',
    },
    summaries: {
      name: 'Reflections that link',
      formula: null as string | null,
      text: 'Found by the program from words alone: reflections of at least 16 words in one turn, with less common words from three or more earlier turns of the client.',
    },
    per20: { name: 'Per 20 minutes', formula: 'count · 20 / minutes', text: 'From the length of the coded segment.' },
  },
};

/** Every word of the reports; a language that lacks one does not pass the type check. */
export type ReportWords = typeof english;
