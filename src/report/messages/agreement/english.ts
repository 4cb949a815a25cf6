import { formatsOf, pluraliser } from '../formats.ts';

const count = pluraliser('en');
const { list } = formatsOf('en');

const sessions = (n: number) => count(n, { one: 'session', other: 'sessions' });
const codings = (n: number) => count(n, { one: 'coding', other: 'codings' });
const measures = (n: number) => count(n, { one: 'measure', other: 'measures' });
const utterances = (n: number) => count(n, { one: 'utterance', other: 'utterances' });
const turns = (n: number) => count(n, { one: 'turn', other: 'turns' });

/** The English of the report on agreement. */
export const englishAgreement = {
  title: 'Agreement of coders',
  programTitle: 'The program’s estimates beside people’s codings',
  program: 'the program',
  programColumn: 'Program',
  programFact: 'the program (estimates)',
  consensusFact: (coder: string) => `${coder} (consensus)`,
  importedFact: (coder: string) => `${coder} (imported)`,

  scope: {
    library: 'All codings of the library',
    files: 'Codings of files',
    caseworker: (who: string) => `caseworker ${who}`,
    client: (who: string) => `client ${who}`,
    session: (name: string) => `session ${name}`,
    language: (code: string) => `sessions in “${code}”`,
    tag: (tag: string) => `tagged “${tag}”`,
    from: (day: string) => `from ${day}`,
    to: (day: string) => `to ${day}`,
  },

  facts: {
    coders: 'Coders',
    sessions: 'Sessions',
    codings: 'Codings',
    assistance: 'Coded blind',
    compared: (n: number, all: number, share: string) =>
      n === all
        ? `${sessions(n)}, ${n === 1 ? '' : 'all '}coded by several`
        : `${n} of ${all} coded by several (${share})`,
    comparedOnly: (n: number) => sessions(n),
    final: 'final',
    drafts: 'final, and drafts',
    withConsensus: (which: string) => `${which}, and consensus`,
    ofFiles: 'as the files have them',
    blind: (n: number) => (n === 1 ? 'the one coding' : `all ${n} codings`),
    noneBlind: (n: number) =>
      n === 1 ? 'not the one coding; it was assisted' : `none of ${n} codings; all were assisted`,
    blindOf: (blind: number, all: number) =>
      `${blind} of ${codings(all)}; ${all - blind === 1 ? 'the other was' : 'the others were'} assisted`,
    blindOfRecorded: (blind: number, all: number, assisted: number) =>
      `${blind} of ${codings(all)}; ${assisted === 0 ? '' : `${assisted} assisted, `}the rest not on record`,
    blindUnknown: 'not on record',
  },

  opening: {
    everyone: (coders: readonly string[], n: number) =>
      `${list(coders)} ${coders.length === 2 ? 'both' : 'all'} coded ${n === 1 ? 'the same session' : `the same ${n} sessions`}.`,
    several: (coders: readonly string[], n: number) =>
      `${n === 1 ? 'The session' : `Each of ${sessions(n)}`} was coded by at least two of ${list(coders)}.`,
    program: (people: readonly string[], n: number) =>
      `The program coded ${n === 1 ? 'the session' : `the ${n} sessions`} that ${list(people)} coded, without seeing their codes. What it gives are estimates.`,
    closest: (parts: readonly string[]) => `The coders are closest on ${list(parts)}.`,
    programClosest: (parts: readonly string[]) => `Its estimates come closest to people on ${list(parts)}.`,
    apart: (parts: readonly string[]) => `Most is to be gained from talking about ${list(parts)}.`,
    programApart: (parts: readonly string[]) =>
      `They are furthest from people on ${list(parts)}: there, rather listen than rely on the estimate.`,
    measure: (name: string, icc: string) => `${name} (ICC ${icc})`,
    one: 'One session says nothing of reliability: that takes sessions that differ, some dozens of them.',
    few: (n: number) => `With ${sessions(n)} the intervals are wide; read no figure without its interval.`,
    undefined: (n: number) =>
      `${measures(n)} ${n === 1 ? 'has no ICC; the reason stands in its place' : 'have no ICC; the reason stands in its place'}.`,
    noIcc: 'No measure has an ICC; the reasons stand in its place.',
  },

  measuresHeading: 'Session by session: the measures',
  captions: { global: 'Global ratings', count: 'Behaviour counts', summary: 'Summary scores' },
  columns: {
    measure: 'Measure',
    n: 'n',
    sessions: 'sessions that the ICC rests on',
    meanOf: (coder: string) => `${coder}: M (SD)`,
    meanMeaning: 'mean and standard deviation over sessions',
    means: 'Means',
    meansMeaning: 'the lowest and the highest mean of a coder',
    icc: 'ICC',
    interval: (percent: string) => `${percent} interval`,
    band: 'In words',
    sem: 'SEM',
    semMeaning: 'standard error of measurement of one coder’s value',
    mdc: 'MDC',
    mdcMeaning: 'minimal detectable change',
    exact: 'Same',
    exactMeaning: 'share of sessions with the same rating',
    withinOne: '± 1',
    withinOneMeaning: 'share of sessions with ratings at most one point apart',
    code: 'Code',
    givenSeveral: 'Given',
    givenMeaningPair: 'under each coder: utterances that they gave the code',
    givenMeaning: 'the least and the most that a coder gave it',
    agreement: 'Agree',
    agreementMeaning: 'share of utterances on whose having the code, or not, coders agree',
    kappa: 'κ',
    alpha: 'α',
    alphaMeaning: 'Krippendorff’s alpha',
    ac1: 'AC1',
    ac1Meaning: 'Gwet’s AC1',
    volleyKappa: 'κ by volley',
    volleyMeaning: 'whether the code occurs anywhere between two turns of the client',
    bias: 'Mean difference',
    limits: 'Limits',
    pair: 'Pair',
    lowest: 'Lowest ICC',
    session: 'Session',
    heard: 'What each heard',
    words: 'Words',
    rated: 'Ratings',
  },
  range: (lower: string, upper: string) => `${lower} to ${upper}`,
  form: (form: string, method: string) => `ICC is ${form}, ${method}.`,
  iccForm: {
    oneWay: 'one-way random effects, absolute agreement',
    random: 'two-way random effects',
    mixed: 'two-way mixed effects',
    agreement: 'absolute agreement',
    consistency: 'consistency',
    single: 'single coder',
    average: (n: string) => `mean of ${n} coders`,
  },
  missing: {
    completeCases: 'from the sessions that every coder rated',
    reml: 'by restricted maximum likelihood (REML) from all ratings, as not every coder coded every session',
  },
  bandsOf: (icc: string) => `Words for the size of the ICC are those of ${icc}.`,
  bandsOfEnds: 'They name the two ends of the interval.',
  units: 'M, SD, SEM and MDC are in the unit of the measure; for %CR that is percentage points.',
  needed: (coders: number, wanted: string, names: readonly string[]) =>
    `${list(names)}: the mean of ${coders} coders would reach a reliability of ${wanted}.`,

  chartHeading: 'The ICC of each measure with its interval',
  chartTitle: (percent: string, scale: string) => `ICC with ${percent} interval; words of ${scale}`,
  chartAlternative: (n: number, low: string, high: string) =>
    `One row a measure, ${measures(n)} with an ICC, between ${low} and ${high}; each as a point on its interval, against the bands of the scale.`,

  bands: {
    poor: 'poor',
    fair: 'fair',
    good: 'good',
    excellent: 'excellent',
    moderate: 'moderate',
    slight: 'slight',
    substantial: 'substantial',
    'almost perfect': 'almost perfect',
    'not reliable': 'not reliable',
    tentative: 'tentative',
    reliable: 'reliable',
  },

  utterancesHeading: 'Utterance by utterance: the codes',
  noUtterances: 'No session has its utterances coded by two coders, so that only totals can be compared.',
  unitising: (agree: string, places: number, alpha: string) =>
    `Where utterances begin: ${agree} of ${count(places, { one: 'place agrees', other: 'places agree' })}; Krippendorff’s alpha ${alpha}.`,
  overall: (agree: string, units: number, n: number) =>
    `Which codes they have: ${agree} of ${utterances(units)} in ${sessions(n)} ${units === 1 ? 'has' : 'have'} the same code.`,
  kappaNames: { cohen: 'Cohen’s kappa', fleiss: 'Fleiss’ kappa' },
  coefficients: (kappaName: string, kappa: string, alpha: string, ac1: string) =>
    `${kappaName} ${kappa}; Krippendorff’s alpha ${alpha}; Gwet’s AC1 ${ac1}.`,
  coefficient: (value: string, interval: string | null, band: string | null) =>
    `${value}${interval === null ? '' : ` (${interval})`}${band === null ? '' : `, “${band}”`}`,
  undefinedIs: (reason: string) => `has no value (${reason})`,
  codesCaption: 'Each code against all others',
  unit: {
    stretch: 'Where coders divided a turn differently, each stretch between two divisions is compared.',
    sharedUtterance: 'Only utterances that all coders divided off alike are compared.',
  },
  noCode: {
    omittedWhereNobodyCoded:
      'An utterance without a code is a category of its own; utterances that nobody coded are left out.',
    category: 'An utterance without a code is a category of its own, also where nobody gave one.',
    missing: 'An utterance without a code counts as not rated: leaving out a code is no difference.',
  },
  kappaBandsOf: (kappa: string, alpha: string) => `Words for kappa are those of ${kappa}, for alpha those of ${alpha}.`,
  overUnits: 'The interval of alpha rests on single utterances, as there are few sessions, and is too narrow.',
  codeWithName: (label: string, name: string) => `${label} ${name}`,
  noCodeLabel: '–',
  noCodeName: 'no code',
  confusionCaption: (rows: string, columns: string) => `Which code met which: rows ${rows}, columns ${columns}`,
  confusionCaptionSeveral: 'Which code met which: every pair of codings, counted both ways',
  corner: (rows: string, columns: string) => `${rows} ↓ ${columns} →`,
  cornerSeveral: '↓ with →',
  confusionNote: (unused: readonly string[]) =>
    `The darker, the greater the share of its row; on the diagonal both gave the same.${unused.length === 0 ? '' : ` Nobody gave ${list(unused)}.`}`,

  differencesHeading: 'How far apart two codings of a session are',
  differencesCaption: (first: string, second: string) => `${first} less ${second}, over sessions`,
  differencesNote: (percent: string) =>
    `In about 95 of 100 sessions the difference lies between the limits (Bland and Altman). The interval of the mean difference is at ${percent}.`,
  programDifferencesNote: (percent: string) =>
    `So far from the coder’s value an estimate may lie: in about 95 of 100 sessions the difference is between the limits (Bland and Altman). The interval of the mean difference is at ${percent}.`,

  pairsHeading: 'Each pair of coders',
  pairsCaption: 'As if the others had not coded',

  talkHeading: 'To talk about',
  talkGlobals: 'Ratings more than one point apart',
  talkUtterances: 'Utterances heard differently, one of each kind first',
  noTalk: 'No rating is more than one point apart, and no utterance has different codes.',
  noTalkOfRatings: 'No rating is more than one point apart. Codes of utterances were not compared.',
  heardBy: (coder: string, code: string) => `${coder} ${code}`,
  turn: (id: string) => `turn ${id}`,

  paragraphHeading: 'For a methods section',
  paragraphNote: 'To paste into a paper, with the form of each statistic named.',

  limits: {
    agreementIsNotTruth: 'Agreement is not accuracy: two coders can share a misreading.',
    sample: 'An ICC belongs to these sessions: where sessions hardly differ it is low, however small the differences.',
    rare: 'For codes that are rare, kappa and alpha are low after one or two differences; look at the numbers too.',
    few: (n: number) => `${sessions(n)} are few: another draw of sessions could give other words for the same coders.`,
    estimates:
      'People’s codings are no gold standard either; where they differ from the estimate, the words of the session decide.',
    doubleCodedByChoice:
      'The figures speak for the sessions that were coded twice; drawn at random (miti assign), they speak for all.',
  },
  warnings: {
    draftsLeftOut: (n: number) => `${count(n, { one: 'draft is', other: 'drafts are' })} left out.`,
    otherRubrics: (n: number, rubric: string) =>
      `${count(n, { one: 'coding is', other: 'codings are' })} left out that ${n === 1 ? 'was' : 'were'} made with another rubric than ${rubric}.`,
    stillToCode: (coder: string) => `Sessions that ${coder} still has to code are left out.`,
    codedAgain: (coder: string, n: number) =>
      `${coder} coded something more than once: the latest coding is compared, ${n} earlier left out.`,
    sawSuggestions: (coder: string, n: number, of: number) =>
      `${coder} saw suggestions of the program in ${n} of ${codings(of)}, which ${n === 1 ? 'is' : 'are'} not independent of it.`,
    sawOtherCodings: (coder: string, n: number, of: number) =>
      `${coder} saw what others coded in ${n} of ${codings(of)}, which ${n === 1 ? 'is' : 'are'} not independent of theirs.`,
    sawPeople: (coder: string, n: number, of: number) =>
      `${coder} saw whose session it is in ${n} of ${codings(of)}, and was not blind to the caseworker.`,
    assisted: (coder: string, n: number, of: number) =>
      `${coder} was assisted in ${n} of ${codings(of)}, and by what is not on record.`,
    zero: (names: readonly string[]) =>
      `Nobody counted ${names.length === 1 ? '' : 'any of '}${list(names)}, which therefore ${names.length === 1 ? 'has' : 'have'} no figure.`,
    constant: (names: readonly string[]) => `Every coder gave one value throughout to ${list(names)}.`,
    coderConstant: (coder: string, names: readonly string[]) =>
      `${coder} gave one value throughout to ${list(names)}; agreement there can hardly be told from chance.`,
    differentWords: (n: number) => `${sessions(n)} can’t be compared by utterance: the transcripts differ.`,
    omittedTurns: (n: number, where: number) =>
      `${turns(n)} of ${sessions(where)} ${n === 1 ? 'is' : 'are'} not in every coding, and left out by utterance.`,
    codesWithoutPlace: (n: number, where: number) =>
      `${turns(n)} of ${sessions(where)} ${n === 1 ? 'has' : 'have'} several codes without a place; by utterance the first is compared, by volley all.`,
    notCodedByHeuristics: (n: number) => `The program gave no coding of ${sessions(n)}.`,
    relatedLanguage: (n: number) =>
      `${sessions(n)} in Norwegian Nynorsk ${n === 1 ? 'is' : 'are'} read with the program’s words for Norwegian Bokmål.`,
  },

  reasons: {
    tooFewSubjects: 'too few sessions',
    tooFewCodings: 'too few codings',
    noSharedSubjects: 'no session of two coders',
    allZero: 'nobody gave it',
    noVariance: 'one value throughout',
    coderWithoutVariance: 'a coder gave one value throughout',
    noSubjectVariance: 'sessions don’t differ',
    perfectAgreement: 'no difference at all to compute it from',
    chanceIsCertain: 'agreement by chance is certain',
    unequalCoders: 'differing numbers of coders',
    componentAtZero: 'a variance is estimated at zero',
    reliabilityNotPositive: 'reliability is not above zero',
    undefinedResamples: 'most resamples have no value',
    notIdentified: 'too few sessions in common',
    notConverged: 'no estimate was found',
  },

  methods: {
    heading: 'How the figures are made',
    icc: {
      name: 'ICC',
      formula: 's²(session) / (s²(session) + s²(coder) + s²(error))',
      text: 'Shown for absolute agreement of a single coder; consistency leaves s²(coder) out. McGraw & Wong (1996), interval with it; with incomplete designs variances by REML.',
    },
    error: {
      name: 'SEM and MDC',
      formula: '√(s²(coder) + s²(error)); z · √2 · SEM' as string | null,
      text: 'How far one coder’s value is off, and how large a change has to be to be more than that.',
    },
    kappa: {
      name: 'Kappa',
      formula: '(p(observed) − p(chance)) / (1 − p(chance))' as string | null,
      text: 'Cohen (1960) for two coders, Fleiss (1971) for more; intervals from large samples.',
    },
    alpha: {
      name: 'Krippendorff’s alpha',
      formula: '1 − D(observed) / D(expected)' as string | null,
      text: 'Nominal for codes. Interval by a seeded bootstrap over sessions, over utterances with fewer than five.',
    },
    ac1: {
      name: 'AC1',
      formula: null as string | null,
      text: 'Gwet (2008): chance agreement that does not grow where a code is rare.',
    },
    blandAltman: {
      name: 'Limits of agreement',
      formula: 'mean difference ± 1.96 · SD of differences' as string | null,
      text: 'Bland & Altman (1986).',
    },
    bands: {
      name: 'Words for sizes',
      formula: null as string | null,
      text: 'Conventions of their authors, not tests:',
    },
  },

  question:
    'Which of these utterances would you like to listen to together first, and what did each of you hear in it?',
  programQuestion: 'Where would an estimate be enough for you, and where do you want a person to listen?',
};

/** Every word of the report on agreement. */
export type AgreementWords = typeof englishAgreement;
