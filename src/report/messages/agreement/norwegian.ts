import { formatsOf, pluraliser } from '../formats.ts';
import type { AgreementWords } from './english.ts';

const count = pluraliser('nb');
const { list } = formatsOf('nb');

const sessions = (n: number) => count(n, { one: 'samtale', other: 'samtaler' });
const codings = (n: number) => count(n, { one: 'koding', other: 'kodinger' });
const measures = (n: number) => count(n, { one: 'mål', other: 'mål' });
const utterances = (n: number) => count(n, { one: 'ytring', other: 'ytringer' });
const turns = (n: number) => count(n, { one: 'replikk', other: 'replikker' });

/** Norwegian bokmål of the report on agreement. */
export const norwegianAgreement: AgreementWords = {
  title: 'Samsvar mellom kodere',
  programTitle: 'Programmets anslag ved siden av folks kodinger',
  program: 'programmet',
  programColumn: 'Programmet',
  programFact: 'programmet (anslag)',
  consensusFact: (coder) => `${coder} (felles koding)`,
  importedFact: (coder) => `${coder} (importert)`,

  scope: {
    library: 'Alle kodinger i biblioteket',
    files: 'Kodinger fra filer',
    caseworker: (who) => `veileder ${who}`,
    client: (who) => `bruker ${who}`,
    session: (name) => `samtale ${name}`,
    language: (code) => `samtaler på «${code}»`,
    tag: (tag) => `merket «${tag}»`,
    from: (day) => `fra ${day}`,
    to: (day) => `til ${day}`,
  },

  facts: {
    coders: 'Kodere',
    sessions: 'Samtaler',
    codings: 'Kodinger',
    assistance: 'Blindt kodet',
    compared: (n, all, share) =>
      n === all ? `${sessions(n)}, kodet av flere` : `${n} av ${all} kodet av flere (${share})`,
    comparedOnly: (n) => sessions(n),
    final: 'ferdige',
    drafts: 'ferdige og utkast',
    withConsensus: (which) => `${which}, og felles kodinger`,
    ofFiles: 'slik filene har dem',
    blind: (n) => (n === 1 ? 'den ene kodingen' : `alle ${n} kodinger`),
    noneBlind: (n) => (n === 1 ? 'ikke den ene kodingen; den fikk hjelp' : `ingen av ${n} kodinger; alle fikk hjelp`),
    blindOf: (blind, all) => `${blind} av ${codings(all)}; ${all - blind === 1 ? 'den andre' : 'de andre'} fikk hjelp`,
    blindOfRecorded: (blind, all, assisted) =>
      `${blind} av ${codings(all)}; ${assisted === 0 ? '' : `${assisted} med hjelp, `}resten er ikke registrert`,
    blindUnknown: 'ikke registrert',
  },

  opening: {
    everyone: (coders, n) =>
      `${list(coders)} kodet ${coders.length === 2 ? 'begge' : 'alle'} ${n === 1 ? 'den samme samtalen' : `de samme ${n} samtalene`}.`,
    several: (coders, n) =>
      `${n === 1 ? 'Samtalen' : `Hver av ${sessions(n)}`} er kodet av minst to av ${list(coders)}.`,
    program: (people, n) =>
      `Programmet kodet ${n === 1 ? 'samtalen' : `de ${n} samtalene`} som ${list(people)} kodet, uten å se kodene deres. Det programmet gir, er anslag.`,
    closest: (parts) => `Koderne er nærmest hverandre på ${list(parts)}.`,
    programClosest: (parts) => `Anslagene kommer nærmest folks kodinger på ${list(parts)}.`,
    apart: (parts) => `Mest er det å hente i en prat om ${list(parts)}.`,
    programApart: (parts) => `De er lengst fra folks kodinger på ${list(parts)}: lytt heller selv der.`,
    measure: (name, icc) => `${name} (ICC ${icc})`,
    one: 'Én samtale sier ikke noe om reliabilitet: det krever samtaler som er ulike, helst noen titalls.',
    few: (n) => `Med ${sessions(n)} er intervallene brede; les ikke noe tall uten intervallet.`,
    undefined: (n) => `${measures(n)} har ingen ICC; grunnen står i stedet.`,
    noIcc: 'Ingen mål har en ICC; grunnene står i stedet.',
  },

  measuresHeading: 'Samtale for samtale: målene',
  captions: { global: 'Globalskårer', count: 'Antall av hver atferd', summary: 'Sammenfattende mål' },
  columns: {
    measure: 'Mål',
    n: 'n',
    sessions: 'samtaler som ICC bygger på',
    meanOf: (coder) => `${coder}: M (SD)`,
    meanMeaning: 'gjennomsnitt og standardavvik over samtaler',
    means: 'Gjennomsnitt',
    meansMeaning: 'det laveste og det høyeste gjennomsnittet for en koder',
    icc: 'ICC',
    interval: (percent) => `${percent}-intervall`,
    band: 'Med ord',
    sem: 'SEM',
    semMeaning: 'standard målefeil for én koders verdi',
    mdc: 'MDC',
    mdcMeaning: 'minste endring som kan påvises',
    exact: 'Lik',
    exactMeaning: 'andel samtaler med samme skåre',
    withinOne: '± 1',
    withinOneMeaning: 'andel samtaler med høyst ett poeng mellom skårene',
    code: 'Kode',
    givenSeveral: 'Gitt',
    givenMeaningPair: 'under hver koder: ytringer som fikk koden',
    givenMeaning: 'det minste og det meste en koder ga den',
    agreement: 'Enige',
    agreementMeaning: 'andel ytringer der koderne er enige om at koden er der eller ikke',
    kappa: 'κ',
    alpha: 'α',
    alphaMeaning: 'Krippendorffs alfa',
    ac1: 'AC1',
    ac1Meaning: 'Gwets AC1',
    volleyKappa: 'κ per vending',
    volleyMeaning: 'om koden finnes et sted mellom to av brukerens replikker',
    bias: 'Gj.sn. forskjell',
    limits: 'Grenser',
    pair: 'Par',
    lowest: 'Laveste ICC',
    session: 'Samtale',
    heard: 'Hva hver hørte',
    words: 'Ordene',
    rated: 'Skårer',
  },
  range: (lower, upper) => `${lower} til ${upper}`,
  form: (form, method) => `ICC er ${form}, ${method}.`,
  iccForm: {
    oneWay: 'énveis tilfeldige effekter, absolutt samsvar',
    random: 'toveis tilfeldige effekter',
    mixed: 'toveis blandede effekter',
    agreement: 'absolutt samsvar',
    consistency: 'konsistens',
    single: 'én koder',
    average: (n) => `gjennomsnitt av ${n} kodere`,
  },
  missing: {
    completeCases: 'fra samtalene som alle koderne har skåret',
    reml: 'med REML fra alle skårer, siden ikke alle har kodet alle samtalene',
  },
  bandsOf: (icc) => `Ordene for størrelsen på ICC er de til ${icc}.`,
  bandsOfEnds: 'De gjelder de to endene av intervallet.',
  units: 'M, SD, SEM og MDC er i målets egen enhet; for %CR er det prosentpoeng.',
  needed: (coders, wanted, names) =>
    `${list(names)}: gjennomsnittet av ${coders} kodere ville nå en reliabilitet på ${wanted}.`,

  chartHeading: 'ICC for hvert mål, med intervall',
  chartTitle: (percent, scale) => `ICC med ${percent}-intervall; ord fra ${scale}`,
  chartAlternative: (n, low, high) =>
    `Én rad per mål, ${measures(n)} med en ICC, mellom ${low} og ${high}; hver som et punkt på sitt intervall, mot båndene i skalaen.`,

  bands: {
    poor: 'svakt',
    fair: 'brukbart',
    good: 'godt',
    excellent: 'svært godt',
    moderate: 'moderat',
    slight: 'lite',
    substantial: 'betydelig',
    'almost perfect': 'nesten fullstendig',
    'not reliable': 'ikke pålitelig',
    tentative: 'foreløpig',
    reliable: 'pålitelig',
  },

  utterancesHeading: 'Ytring for ytring: kodene',
  noUtterances: 'Ingen samtale har ytringer kodet av to, så bare summene kan sammenlignes.',
  unitising: (agree, places, alpha) =>
    `Hvor ytringer begynner: enighet på ${agree} av ${count(places, { one: 'sted', other: 'steder' })}; Krippendorffs alfa ${alpha}.`,
  overall: (agree, units, n) =>
    `Hvilke koder de har: ${agree} av ${utterances(units)} i ${sessions(n)} har fått samme kode.`,
  kappaNames: { cohen: 'Cohens kappa', fleiss: 'Fleiss’ kappa' },
  coefficients: (kappaName, kappa, alpha, ac1) =>
    `${kappaName} ${kappa}; Krippendorffs alfa ${alpha}; Gwets AC1 ${ac1}.`,
  coefficient: (value, interval, band) =>
    `${value}${interval === null ? '' : ` (${interval})`}${band === null ? '' : `, «${band}»`}`,
  undefinedIs: (reason) => `har ingen verdi (${reason})`,
  codesCaption: 'Hver kode mot alle de andre',
  unit: {
    stretch: 'Der koderne har delt en replikk ulikt, sammenlignes hver strekning mellom to delinger.',
    sharedUtterance: 'Bare ytringer som alle har delt likt, sammenlignes.',
  },
  noCode: {
    omittedWhereNobodyCoded: 'En ytring uten kode er en egen kategori; ytringer som ingen har kodet, er utelatt.',
    category: 'En ytring uten kode er en egen kategori, også der ingen ga noen.',
    missing: 'En ytring uten kode regnes som ikke skåret: å utelate en kode er ingen forskjell.',
  },
  kappaBandsOf: (kappa, alpha) => `Ordene for kappa er de til ${kappa}, for alfa de til ${alpha}.`,
  overUnits: 'Intervallet for alfa bygger på enkeltytringer, siden samtalene er få, og er for smalt.',
  codeWithName: (label, name) => `${label} ${name}`,
  noCodeLabel: '–',
  noCodeName: 'ingen kode',
  confusionCaption: (rows, columns) => `Hvilken kode møtte hvilken: rader ${rows}, kolonner ${columns}`,
  confusionCaptionSeveral: 'Hvilken kode møtte hvilken: hvert par av kodinger, telt begge veier',
  corner: (rows, columns) => `${rows} ↓ ${columns} →`,
  cornerSeveral: '↓ med →',
  confusionNote: (unused) =>
    `Jo mørkere, desto større andel av raden; på diagonalen ga begge det samme.${unused.length === 0 ? '' : ` Ingen ga ${list(unused)}.`}`,

  differencesHeading: 'Hvor langt fra hverandre to kodinger av en samtale er',
  differencesCaption: (first, second) => `${first} minus ${second}, over samtaler`,
  differencesNote: (percent) =>
    `I omtrent 95 av 100 samtaler ligger forskjellen mellom grensene (Bland og Altman). Intervallet for den gjennomsnittlige forskjellen er på ${percent}.`,
  programDifferencesNote: (percent) =>
    `Så langt fra koderens verdi kan et anslag ligge: i omtrent 95 av 100 samtaler er forskjellen mellom grensene (Bland og Altman). Intervallet for den gjennomsnittlige forskjellen er på ${percent}.`,

  pairsHeading: 'Hvert par av kodere',
  pairsCaption: 'Som om de andre ikke hadde kodet',

  talkHeading: 'Å snakke om',
  talkGlobals: 'Skårer med mer enn ett poeng mellom seg',
  talkUtterances: 'Ytringer som ble hørt ulikt, én av hvert slag først',
  noTalk: 'Ingen skårer har mer enn ett poeng mellom seg, og ingen ytring har ulike koder.',
  noTalkOfRatings: 'Ingen skårer har mer enn ett poeng mellom seg. Ytringenes koder er ikke sammenlignet.',
  heardBy: (coder, code) => `${coder} ${code}`,
  turn: (id) => `replikk ${id}`,

  paragraphHeading: 'Til et metodeavsnitt',
  paragraphNote: 'På engelsk, til å lime inn i en artikkel, med formen på hver statistikk.',

  limits: {
    agreementIsNotTruth: 'Samsvar er ikke det samme som treffsikkerhet: to kodere kan dele en feiltolkning.',
    sample:
      'En ICC hører til disse samtalene: der samtalene nesten er like, blir den lav, uansett hvor små forskjellene er.',
    rare: 'For koder som er sjeldne, blir kappa og alfa lave av én eller to forskjeller; se på antallene også.',
    few: (n) => `${sessions(n)} er få: et annet utvalg av samtaler kunne gitt andre ord for de samme koderne.`,
    estimates:
      'Folks kodinger er heller ingen fasit; der de skiller seg fra anslaget, er det ordene i samtalen som avgjør.',
    doubleCodedByChoice:
      'Tallene gjelder samtalene som ble kodet to ganger; er de trukket tilfeldig (miti assign), gjelder de for alle.',
  },
  warnings: {
    draftsLeftOut: (n) => `${count(n, { one: 'utkast', other: 'utkast' })} er utelatt.`,
    otherRubrics: (n, rubric) => `${codings(n)} som er laget med et annet instrument enn ${rubric}, er utelatt.`,
    stillToCode: (coder) => `Samtaler som ${coder} fortsatt skal kode, er utelatt.`,
    codedAgain: (coder, n) =>
      `${coder} har kodet noe flere ganger: den siste kodingen sammenlignes, ${n} tidligere er utelatt.`,
    sawSuggestions: (coder, n, of) =>
      `${coder} så programmets forslag i ${n} av ${codings(of)}, som ikke er ${n === 1 ? 'uavhengig' : 'uavhengige'} av det.`,
    sawOtherCodings: (coder, n, of) =>
      `${coder} så hva andre hadde kodet i ${n} av ${codings(of)}, som ikke er ${n === 1 ? 'uavhengig' : 'uavhengige'} av dem.`,
    sawPeople: (coder, n, of) =>
      `${coder} så hvem sin samtale det var i ${n} av ${codings(of)}, og var ikke blind for veilederen.`,
    assisted: (coder, n, of) => `${coder} fikk hjelp i ${n} av ${codings(of)}; hva det var, er ikke registrert.`,
    zero: (names) => `Ingen telte noe av ${list(names)}, som derfor ikke har noe tall.`,
    constant: (names) => `Alle koderne ga én og samme verdi hele veien til ${list(names)}.`,
    coderConstant: (coder, names) =>
      `${coder} ga én og samme verdi hele veien til ${list(names)}; der kan samsvar knapt skilles fra tilfeldighet.`,
    differentWords: (n) => `${sessions(n)} kan ikke sammenlignes ytring for ytring: utskriftene er ulike.`,
    omittedTurns: (n, where) =>
      `${turns(n)} i ${sessions(where)} finnes ikke i alle kodingene, og er utelatt ytring for ytring.`,
    codesWithoutPlace: (n, where) =>
      `${turns(n)} i ${sessions(where)} har flere koder uten sted; per ytring sammenlignes den første, per vending alle.`,
    notCodedByHeuristics: (n) => `Programmet ga ingen koding av ${sessions(n)}.`,
    relatedLanguage: (n) => `${sessions(n)} på nynorsk er lest med programmets ord for bokmål.`,
  },

  reasons: {
    tooFewSubjects: 'for få samtaler',
    tooFewCodings: 'for få kodinger',
    noSharedSubjects: 'ingen samtale kodet av to',
    allZero: 'ingen ga den',
    noVariance: 'én verdi hele veien',
    coderWithoutVariance: 'en koder ga én verdi hele veien',
    noSubjectVariance: 'samtalene er like',
    perfectAgreement: 'ingen forskjell å regne det ut fra',
    chanceIsCertain: 'tilfeldig samsvar er sikkert',
    unequalCoders: 'ulikt antall kodere',
    componentAtZero: 'en varians er beregnet til null',
    reliabilityNotPositive: 'reliabiliteten er ikke over null',
    undefinedResamples: 'de fleste trekninger har ingen verdi',
    notIdentified: 'for få felles samtaler',
    notConverged: 'ingen løsning ble funnet',
  },

  methods: {
    heading: 'Hvordan tallene blir til',
    icc: {
      name: 'ICC',
      formula: 's²(samtale) / (s²(samtale) + s²(koder) + s²(feil))',
      text: 'Vist for absolutt samsvar med én koder; konsistens utelater s²(koder). McGraw & Wong (1996), også intervallet; der ikke alle har kodet alt, er variansene fra REML.',
    },
    error: {
      name: 'SEM og MDC',
      formula: '√(s²(koder) + s²(feil)); z · √2 · SEM',
      text: 'Hvor mye én koders verdi bommer, og hvor stor en endring må være for å være mer enn det.',
    },
    kappa: {
      name: 'Kappa',
      formula: '(p(observert) − p(tilfeldig)) / (1 − p(tilfeldig))',
      text: 'Cohen (1960) for to kodere, Fleiss (1971) for flere; intervaller for store utvalg.',
    },
    alpha: {
      name: 'Krippendorffs alfa',
      formula: '1 − D(observert) / D(forventet)',
      text: 'Nominal for koder. Intervall ved bootstrap med fast frø over samtaler, over ytringer når samtalene er færre enn fem.',
    },
    ac1: {
      name: 'AC1',
      formula: null,
      text: 'Gwet (2008): tilfeldig samsvar som ikke vokser der en kode er sjelden.',
    },
    blandAltman: {
      name: 'Grenser for samsvar',
      formula: 'gjennomsnittlig forskjell ± 1,96 · SD for forskjellene',
      text: 'Bland & Altman (1986).',
    },
    bands: { name: 'Ord for størrelser', formula: null, text: 'Forfatternes konvensjoner, ikke tester:' },
  },

  question: 'Hvilken av disse ytringene vil dere lytte til sammen først, og hva hørte hver av dere i den?',
  programQuestion: 'Hvor ville et anslag være nok for dere, og hvor vil dere at et menneske skal lytte?',
};
