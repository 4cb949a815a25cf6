import { formatsOf, pluraliser } from '../formats.ts';
import type { AgreementWords } from './english.ts';

const count = pluraliser('sv');
const { list } = formatsOf('sv');

const sessions = (n: number) => count(n, { one: 'samtal', other: 'samtal' });
const codings = (n: number) => count(n, { one: 'kodning', other: 'kodningar' });
const measures = (n: number) => count(n, { one: 'mått', other: 'mått' });
const utterances = (n: number) => count(n, { one: 'yttrande', other: 'yttranden' });
const turns = (n: number) => count(n, { one: 'replik', other: 'repliker' });

/** Swedish of the report on agreement. */
export const swedishAgreement: AgreementWords = {
  title: 'Samstämmighet mellan kodare',
  programTitle: 'Programmets skattningar bredvid människors kodningar',
  program: 'programmet',
  programColumn: 'Programmet',
  programFact: 'programmet (skattningar)',
  consensusFact: (coder) => `${coder} (gemensam kodning)`,
  importedFact: (coder) => `${coder} (importerad)`,

  scope: {
    library: 'Alla kodningar i biblioteket',
    files: 'Kodningar från filer',
    caseworker: (who) => `handläggare ${who}`,
    client: (who) => `klient ${who}`,
    session: (name) => `samtal ${name}`,
    language: (code) => `samtal på ”${code}”`,
    tag: (tag) => `märkta ”${tag}”`,
    from: (day) => `från ${day}`,
    to: (day) => `till ${day}`,
  },

  facts: {
    coders: 'Kodare',
    sessions: 'Samtal',
    codings: 'Kodningar',
    assistance: 'Blint kodat',
    compared: (n, all, share) =>
      n === all
        ? `${sessions(n)}, ${n === 1 ? 'kodat' : 'kodade'} av flera`
        : `${n} av ${all} ${n === 1 ? 'kodat' : 'kodade'} av flera (${share})`,
    comparedOnly: (n) => sessions(n),
    final: 'färdiga',
    drafts: 'färdiga och utkast',
    withConsensus: (which) => `${which}, och gemensamma kodningar`,
    ofFiles: 'så som filerna har dem',
    blind: (n) => (n === 1 ? 'den enda kodningen' : `alla ${n} kodningar`),
    noneBlind: (n) =>
      n === 1 ? 'inte den enda kodningen; den fick hjälp' : `ingen av ${n} kodningar; alla fick hjälp`,
    blindOf: (blind, all) => `${blind} av ${codings(all)}; ${all - blind === 1 ? 'den andra' : 'de andra'} fick hjälp`,
    blindOfRecorded: (blind, all, assisted) =>
      `${blind} av ${codings(all)}; ${assisted === 0 ? '' : `${assisted} med hjälp, `}resten är inte registrerat`,
    blindUnknown: 'inte registrerat',
  },

  opening: {
    everyone: (coders, n) =>
      `${list(coders)} kodade ${coders.length === 2 ? 'båda' : 'alla'} ${n === 1 ? 'samma samtal' : `samma ${n} samtal`}.`,
    several: (coders, n) =>
      `${n === 1 ? 'Samtalet är kodat' : `Vart och ett av ${sessions(n)} är kodat`} av minst två av ${list(coders)}.`,
    program: (people, n) =>
      `Programmet kodade ${n === 1 ? 'det samtal' : `de ${n} samtal`} som ${list(people)} kodade, utan att se deras koder. Det programmet ger är skattningar.`,
    closest: (parts) => `Kodarna är närmast varandra på ${list(parts)}.`,
    programClosest: (parts) => `Skattningarna kommer närmast människors kodningar på ${list(parts)}.`,
    apart: (parts) => `Mest finns att vinna på att tala om ${list(parts)}.`,
    programApart: (parts) => `De är längst från människors kodningar på ${list(parts)}: lyssna hellre själv där.`,
    measure: (name, icc) => `${name} (ICC ${icc})`,
    one: 'Ett samtal säger inget om reliabilitet: det kräver samtal som skiljer sig åt, helst några tiotal.',
    few: (n) => `Med ${sessions(n)} är intervallen breda; läs ingen siffra utan sitt intervall.`,
    undefined: (n) => `${measures(n)} har ingen ICC; skälet står i stället.`,
    noIcc: 'Inget mått har en ICC; skälen står i stället.',
  },

  measuresHeading: 'Samtal för samtal: måtten',
  captions: { global: 'Globala skattningar', count: 'Antal av varje beteende', summary: 'Sammanfattande mått' },
  columns: {
    measure: 'Mått',
    n: 'n',
    sessions: 'samtal som ICC bygger på',
    meanOf: (coder) => `${coder}: M (SD)`,
    meanMeaning: 'medelvärde och standardavvikelse över samtal',
    means: 'Medelvärden',
    meansMeaning: 'det lägsta och det högsta medelvärdet för en kodare',
    icc: 'ICC',
    interval: (percent) => `${percent}-intervall`,
    band: 'I ord',
    sem: 'SEM',
    semMeaning: 'mätningens standardfel för en kodares värde',
    mdc: 'MDC',
    mdcMeaning: 'minsta förändring som kan påvisas',
    exact: 'Lika',
    exactMeaning: 'andel samtal med samma skattning',
    withinOne: '± 1',
    withinOneMeaning: 'andel samtal med högst en poäng mellan skattningarna',
    code: 'Kod',
    givenSeveral: 'Given',
    givenMeaningPair: 'under varje kodare: yttranden som fick koden',
    givenMeaning: 'det minsta och det mesta som en kodare gav den',
    agreement: 'Eniga',
    agreementMeaning: 'andel yttranden där kodarna är eniga om att koden finns där eller inte',
    kappa: 'κ',
    alpha: 'α',
    alphaMeaning: 'Krippendorffs alfa',
    ac1: 'AC1',
    ac1Meaning: 'Gwets AC1',
    volleyKappa: 'κ per vända',
    volleyMeaning: 'om koden finns någonstans mellan två av klientens repliker',
    bias: 'Medelskillnad',
    limits: 'Gränser',
    pair: 'Par',
    lowest: 'Lägsta ICC',
    session: 'Samtal',
    heard: 'Vad var och en hörde',
    words: 'Orden',
    rated: 'Skattningar',
  },
  range: (lower, upper) => `${lower} till ${upper}`,
  form: (form, method) => `ICC är ${form}, ${method}.`,
  iccForm: {
    oneWay: 'envägs slumpmässiga effekter, absolut samstämmighet',
    random: 'tvåvägs slumpmässiga effekter',
    mixed: 'tvåvägs blandade effekter',
    agreement: 'absolut samstämmighet',
    consistency: 'konsistens',
    single: 'en kodare',
    average: (n) => `medelvärde av ${n} kodare`,
  },
  missing: {
    completeCases: 'från de samtal som alla kodare har skattat',
    reml: 'med REML från alla skattningar, eftersom inte alla har kodat alla samtal',
  },
  bandsOf: (icc) => `Orden för storleken på ICC är de hos ${icc}.`,
  bandsOfEnds: 'De gäller intervallets två ändar.',
  units: 'M, SD, SEM och MDC är i måttets egen enhet; för %CR är det procentenheter.',
  needed: (coders, wanted, names) =>
    `${list(names)}: medelvärdet av ${coders} kodare skulle nå en reliabilitet på ${wanted}.`,

  chartHeading: 'ICC för varje mått, med intervall',
  chartTitle: (percent, scale) => `ICC med ${percent}-intervall; ord från ${scale}`,
  chartAlternative: (n, low, high) =>
    `En rad per mått, ${measures(n)} med en ICC, mellan ${low} och ${high}; var och en som en punkt på sitt intervall, mot skalans band.`,

  bands: {
    poor: 'svag',
    fair: 'hygglig',
    good: 'god',
    excellent: 'utmärkt',
    moderate: 'måttlig',
    slight: 'liten',
    substantial: 'betydande',
    'almost perfect': 'nästan fullständig',
    'not reliable': 'inte tillförlitlig',
    tentative: 'preliminär',
    reliable: 'tillförlitlig',
  },

  utterancesHeading: 'Yttrande för yttrande: koderna',
  noUtterances: 'Inget samtal har yttranden kodade av två, så bara summorna kan jämföras.',
  unitising: (agree, places, alpha) =>
    `Var yttranden börjar: enighet på ${agree} av ${count(places, { one: 'ställe', other: 'ställen' })}; Krippendorffs alfa ${alpha}.`,
  overall: (agree, units, n) =>
    `Vilka koder de har: ${agree} av ${utterances(units)} i ${sessions(n)} har fått samma kod.`,
  kappaNames: { cohen: 'Cohens kappa', fleiss: 'Fleiss kappa' },
  coefficients: (kappaName, kappa, alpha, ac1) =>
    `${kappaName} ${kappa}; Krippendorffs alfa ${alpha}; Gwets AC1 ${ac1}.`,
  coefficient: (value, interval, band) =>
    `${value}${interval === null ? '' : ` (${interval})`}${band === null ? '' : `, ”${band}”`}`,
  undefinedIs: (reason) => `har inget värde (${reason})`,
  codesCaption: 'Varje kod mot alla andra',
  unit: {
    stretch: 'Där kodarna har delat en replik olika jämförs varje sträcka mellan två delningar.',
    sharedUtterance: 'Bara yttranden som alla har delat lika jämförs.',
  },
  noCode: {
    omittedWhereNobodyCoded: 'Ett yttrande utan kod är en egen kategori; yttranden som ingen har kodat är utelämnade.',
    category: 'Ett yttrande utan kod är en egen kategori, också där ingen gav någon.',
    missing: 'Ett yttrande utan kod räknas som inte bedömt: att utelämna en kod är ingen skillnad.',
  },
  kappaBandsOf: (kappa, alpha) => `Orden för kappa är de hos ${kappa}, för alfa de hos ${alpha}.`,
  overUnits: 'Intervallet för alfa bygger på enskilda yttranden, eftersom samtalen är få, och är för smalt.',
  codeWithName: (label, name) => `${label} ${name}`,
  noCodeLabel: '–',
  noCodeName: 'ingen kod',
  confusionCaption: (rows, columns) => `Vilken kod mötte vilken: rader ${rows}, kolumner ${columns}`,
  confusionCaptionSeveral: 'Vilken kod mötte vilken: varje par av kodningar, räknat åt båda håll',
  corner: (rows, columns) => `${rows} ↓ ${columns} →`,
  cornerSeveral: '↓ med →',
  confusionNote: (unused) =>
    `Ju mörkare, desto större andel av raden; på diagonalen gav båda detsamma.${unused.length === 0 ? '' : ` Ingen gav ${list(unused)}.`}`,

  differencesHeading: 'Hur långt från varandra två kodningar av ett samtal är',
  differencesCaption: (first, second) => `${first} minus ${second}, över samtal`,
  differencesNote: (percent) =>
    `I ungefär 95 av 100 samtal ligger skillnaden mellan gränserna (Bland och Altman). Medelskillnadens intervall är på ${percent}.`,
  programDifferencesNote: (percent) =>
    `Så långt från kodarens värde kan en skattning ligga: i ungefär 95 av 100 samtal är skillnaden mellan gränserna (Bland och Altman). Medelskillnadens intervall är på ${percent}.`,

  pairsHeading: 'Varje par av kodare',
  pairsCaption: 'Som om de andra inte hade kodat',

  talkHeading: 'Att tala om',
  talkGlobals: 'Skattningar med mer än en poäng mellan sig',
  talkUtterances: 'Yttranden som hördes olika, ett av varje slag först',
  noTalk: 'Inga skattningar har mer än en poäng mellan sig, och inget yttrande har olika koder.',
  noTalkOfRatings: 'Inga skattningar har mer än en poäng mellan sig. Yttrandenas koder har inte jämförts.',
  heardBy: (coder, code) => `${coder} ${code}`,
  turn: (id) => `replik ${id}`,

  paragraphHeading: 'Till ett metodavsnitt',
  paragraphNote: 'På engelska, att klistra in i en artikel, med varje statistiks form utskriven.',

  limits: {
    agreementIsNotTruth: 'Samstämmighet är inte träffsäkerhet: två kodare kan dela en feltolkning.',
    sample:
      'En ICC hör till de här samtalen: där samtalen knappt skiljer sig åt blir den låg, hur små skillnaderna än är.',
    rare: 'För koder som är sällsynta blir kappa och alfa låga av en eller två skillnader; se också på antalen.',
    few: (n) => `${sessions(n)} är få: ett annat urval av samtal kunde ge andra ord för samma kodare.`,
    estimates:
      'Människors kodningar är inte heller något facit; där de skiljer sig från skattningen är det orden i samtalet som avgör.',
    doubleCodedByChoice:
      'Siffrorna gäller de samtal som kodades två gånger; är de slumpvis dragna (miti assign) gäller de för alla.',
  },
  warnings: {
    draftsLeftOut: (n) => `${count(n, { one: 'utkast är utelämnat', other: 'utkast är utelämnade' })}.`,
    otherRubrics: (n, rubric) =>
      `${codings(n)} som gjorts med ett annat instrument än ${rubric} är ${n === 1 ? 'utelämnad' : 'utelämnade'}.`,
    stillToCode: (coder) => `Samtal som ${coder} fortfarande ska koda är utelämnade.`,
    codedAgain: (coder, n) =>
      `${coder} har kodat något flera gånger: den senaste kodningen jämförs, ${n} tidigare är ${n === 1 ? 'utelämnad' : 'utelämnade'}.`,
    sawSuggestions: (coder, n, of) =>
      `${coder} såg programmets förslag i ${n} av ${codings(of)}, som inte är oberoende av det.`,
    sawOtherCodings: (coder, n, of) =>
      `${coder} såg vad andra hade kodat i ${n} av ${codings(of)}, som inte är oberoende av dem.`,
    sawPeople: (coder, n, of) =>
      `${coder} såg vems samtal det var i ${n} av ${codings(of)}, och var inte blind för handläggaren.`,
    assisted: (coder, n, of) => `${coder} fick hjälp i ${n} av ${codings(of)}; vilken är inte registrerat.`,
    zero: (names) => `Ingen räknade något av ${list(names)}, som därför saknar siffror.`,
    constant: (names) => `Alla kodare gav ett och samma värde rakt igenom till ${list(names)}.`,
    coderConstant: (coder, names) =>
      `${coder} gav ett och samma värde rakt igenom till ${list(names)}; där kan samstämmighet knappt skiljas från slump.`,
    differentWords: (n) => `${sessions(n)} kan inte jämföras yttrande för yttrande: utskrifterna är olika.`,
    omittedTurns: (n, where) =>
      `${turns(n)} i ${sessions(where)} finns inte i alla kodningar, och är ${n === 1 ? 'utelämnad' : 'utelämnade'} yttrande för yttrande.`,
    codesWithoutPlace: (n, where) =>
      `${turns(n)} i ${sessions(where)} har flera koder utan plats; per yttrande jämförs den första, per vända alla.`,
    notCodedByHeuristics: (n) => `Programmet gav ingen kodning av ${sessions(n)}.`,
    relatedLanguage: (n) => `${sessions(n)} på nynorska har lästs med programmets ord för bokmål.`,
  },

  reasons: {
    tooFewSubjects: 'för få samtal',
    tooFewCodings: 'för få kodningar',
    noSharedSubjects: 'inget samtal kodat av två',
    allZero: 'ingen gav den',
    noVariance: 'ett värde rakt igenom',
    coderWithoutVariance: 'en kodare gav ett värde rakt igenom',
    noSubjectVariance: 'samtalen skiljer sig inte åt',
    perfectAgreement: 'ingen skillnad att räkna ut det från',
    chanceIsCertain: 'slumpmässig samstämmighet är säker',
    unequalCoders: 'olika antal kodare',
    componentAtZero: 'en varians är skattad till noll',
    reliabilityNotPositive: 'reliabiliteten är inte över noll',
    undefinedResamples: 'de flesta dragningar saknar värde',
    notIdentified: 'för få gemensamma samtal',
    notConverged: 'ingen lösning hittades',
  },

  methods: {
    heading: 'Hur siffrorna blir till',
    icc: {
      name: 'ICC',
      formula: 's²(samtal) / (s²(samtal) + s²(kodare) + s²(fel))',
      text: 'Visad för absolut samstämmighet med en kodare; konsistens utelämnar s²(kodare). McGraw & Wong (1996), också intervallet; där inte alla har kodat allt kommer varianserna från REML.',
    },
    error: {
      name: 'SEM och MDC',
      formula: '√(s²(kodare) + s²(fel)); z · √2 · SEM',
      text: 'Hur mycket en kodares värde är fel, och hur stor en förändring behöver vara för att vara mer än det.',
    },
    kappa: {
      name: 'Kappa',
      formula: '(p(observerat) − p(slump)) / (1 − p(slump))',
      text: 'Cohen (1960) för två kodare, Fleiss (1971) för fler; intervall för stora urval.',
    },
    alpha: {
      name: 'Krippendorffs alfa',
      formula: '1 − D(observerat) / D(förväntat)',
      text: 'Nominal för koder. Intervall genom bootstrap med fast frö över samtal, över yttranden när samtalen är färre än fem.',
    },
    ac1: {
      name: 'AC1',
      formula: null,
      text: 'Gwet (2008): slumpmässig samstämmighet som inte växer där en kod är sällsynt.',
    },
    blandAltman: {
      name: 'Gränser för samstämmighet',
      formula: 'medelskillnad ± 1,96 · SD för skillnaderna',
      text: 'Bland & Altman (1986).',
    },
    bands: { name: 'Ord för storlekar', formula: null, text: 'Författarnas konventioner, inte test:' },
  },

  question: 'Vilket av dessa yttranden vill ni lyssna på tillsammans först, och vad hörde var och en av er i det?',
  programQuestion: 'Var skulle en skattning räcka för er, och var vill ni att en människa lyssnar?',
};
