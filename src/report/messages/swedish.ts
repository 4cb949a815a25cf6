import { swedishAgreement } from './agreement/swedish.ts';
import type { ReportWords } from './english.ts';
import { formatsOf, pluraliser } from './formats.ts';

const count = pluraliser('sv');
const { list, either, shortNumber } = formatsOf('sv');

/** How many of what may be counted in means of coders. */
const amount = (n: number) => shortNumber(n, 1);

/** A name inside a sentence. */
const startSmall = (name: string) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;

const sessions = (n: number) => count(n, { one: 'samtal', other: 'samtal' });
const reflections = (n: number) => count(n, { one: 'reflektion', other: 'reflektioner' });
const questions = (n: number) => count(n, { one: 'fråga', other: 'frågor' });
const times = (n: number) => (n === 1 ? 'en gång' : count(n, { one: 'gång', other: 'gånger' }));
const turns = (n: number) => count(n, { one: 'replik', other: 'repliker' });
const utterances = (n: number) => count(n, { one: 'yttrande', other: 'yttranden' });
const advice = (n: number) => count(n, { one: 'råd', other: 'råd' });
const months = (n: number) => count(n, { one: 'månad', other: 'månader' });
const weeks = (n: number) => count(n, { one: 'vecka', other: 'veckor' });

export const swedish: ReportWords = {
  head: {
    pageOf: 'Sida {page} av {pages}',
    missing: '–',
    estimate: 'skattning',
    suggestion: 'Ett sätt att säga det',
    clinician: 'Du',
    client: 'Klient',
    footer: 'För lärande och handledning. Inte för att rangordna människor, och inte för beslut om lön eller tjänst.',
    sessionTitle: 'Återkoppling på ett samtal',
    caseworkerTitle: 'Utvecklingsrapport',
    teamTitle: 'Grupprapport',
  },

  facts: {
    caseworker: 'Handläggare',
    caseworkers: 'Handläggare',
    session: 'Samtal',
    date: 'Datum',
    changeGoal: 'Förändringsmål',
    segment: 'Avsnitt',
    coders: 'Kodat av',
    rubric: 'Instrument',
    period: 'Period',
    sessions: 'Samtal',
    noDate: 'utan datum',
    noneNamed: 'inte angivet',
    wholeSession: 'hela samtalet',
    fromTo: (from, to) => `${from} till ${to}`,
    randomSegment: (range) => `${range}, slumpmässigt draget`,
    totalsOnly: 'bara summorna är kända',
    periodAndSpan: (period, from) => `${period}; diagrammen från ${from}`,
    codedOfHeld: (coded, held) =>
      `${coded} ${coded === 1 ? 'kodat' : 'kodade'} av ${held} ${held === 1 ? 'hållet' : 'hållna'}`,
    andEstimated: (coverage, estimated) => `${coverage}; ${estimated} bara ${estimated === 1 ? 'skattat' : 'skattade'}`,
    placeInSeries: (number) => `samtal ${number} med den här klienten`,
    minutes: (n) => `${n} min`,
    turn: (n) => `replik ${n}`,
  },

  coders: {
    human: 'en kodare',
    several: 'medelvärde av flera kodare',
    consensus: 'kodarnas gemensamma kodning',
    imported: 'importerad kodning',
    heuristic: 'programmets skattning',
    program: 'programmet (skattningar)',
    byCoder: (kind, names) => `${list(names)} (${kind})`,
  },

  standing: {
    below: (lowest) => `ännu inte ${lowest}`,
    notSet: 'ingen tröskel satt',
    undefined: 'inget värde',
    notDecided: 'skattning: avgör ingen nivå',
  },

  thresholds: {
    one: (level, from) => `${level} från ${from}`,
    join: (parts) => parts.join(', '),
  },

  undefined: {
    zeroDenominator: (terms) => `ingen ${either(terms.map(startSmall))} räknad`,
    notRated: (globals) => `inte bedömt: ${list(globals)}`,
    notCounted: (codes) => `inte räknat: ${list(codes)}`,
    noSessions: 'inget kodat samtal',
    noEarlier: 'ingen tidigare period',
    tooFew: 'för få samtal',
  },

  workings: {
    ofReflections: (complex, all) => `${complex} av ${all} reflektioner`,
    reflectionsAndQuestions: (r, q) => `${r} reflektioner, ${q} frågor`,
    meanOf: (parts) => `medelvärde av ${list(parts)}`,
    sumOf: (parts) => parts.join(' + '),
    sessions,
    inSessions: (what, n) => `${what} i ${sessions(n)}`,
    meanOfSessions: (n) => `medelvärde av ${sessions(n)}`,
  },

  interval: (lower, upper) => `${lower} till ${upper}`,
  percentPoints: (number) => `${number} procentenheter`,

  columns: {
    measure: 'Mått',
    value: 'Värde',
    workings: 'Består av',
    standing: 'Nivå',
    thresholds: 'Trösklar (experters bedömning)',
    interval: '95 %-intervall',
    changeSince: 'Sedan förra perioden',
    global: 'Globalt mått',
    rating: 'Bedömning (1–5)',
    source: 'Källa',
    code: 'Beteende',
    count: 'Antal',
    per20: 'Per 20 min',
    date: 'Datum',
    session: 'Samtal',
    changeGoal: 'Förändringsmål',
    segment: 'Avsnitt',
    coder: 'Kodare',
    n: 'n',
    meanSd: 'Medel (SD)',
    threshold: 'Tröskel',
    result: 'Utfall',
    caseworker: 'Handläggare',
    coded: (month) => `Kodade, ${month}`,
    estimated: 'Bara skattade',
    held: 'Hållna',
    target: 'Mål',
    spanCoded: (n) => `Kodade, ${months(n)}`,
    lastCoded: 'Senast kodad',
    icc: 'ICC',
    sem: 'SEM',
    place: 'Samtal nr',
  },

  sources: { human: 'bedömt', estimated: 'skattning' },

  session: {
    figuresHeading: 'Samtalet i siffror',
    globalsCaption: 'De fyra globala måtten',
    profileHeading: 'Det du gjorde',
    profileTitle: 'Antal av varje beteende i samtalet',
    profileAlternative: (parts) => `Staplar med antal av varje beteende: ${parts.join(', ')}.`,
    countAxis: 'antal i avsnittet',
    focusHeading: 'Att be om lov, och att samla det som sagts',
    permissionHeading: 'Att be om lov',
    permission: (withPermission, all) =>
      `${amount(withPermission)} av ${advice(all)} kom med tillåtelse, eller med ord som lät klienten välja.`,
    noPersuasion: 'Här kodades varken råd eller övertalning, med eller utan tillåtelse.',
    permissionNotCounted: 'Övertalning är inte räknad i den här kodningen.',
    summariesHeading: 'Reflektioner som knyter ihop flera utsagor',
    summaries: (n) =>
      n === 1
        ? 'En reflektion tog upp ord från flera av klientens tidigare repliker.'
        : `${n} reflektioner tog upp ord från flera av klientens tidigare repliker.`,
    noSummaries: 'Ingen reflektion hittades som tar upp ord från flera av klientens tidigare repliker.',
    summariesUnknown: 'Bara summorna är kända, så sammanfattningar går inte att skilja från andra reflektioner.',
    talkHeading: 'Klientens egna ord om förändring',
    talkTitle: 'Förändringsprat och status quo-prat genom samtalet',
    talkAlternative: (change, sustain, from, to) =>
      `${turns(change)} av klienten med förändringsprat och ${sustain} med status quo-prat mellan ${from} och ${to}, var och en med vad handläggaren gjorde sedan.`,
    timeAxis: 'tid i inspelningen',
    turnAxis: 'replik i samtalet',
    changeTalk: 'förändringsprat',
    sustainTalk: 'status quo-prat',
    talkCounts: (change, sustain) =>
      `Klienten talade för förändring i ${turns(change)} och för att låta allt vara som det är i ${sustain}.`,
    afterChange: (followed, all) =>
      `Efter ${followed} av ${turns(all)} med förändringsprat svarade du med en reflektion, en fråga eller en bekräftelse.`,
    afterSustain: (reflected, all) =>
      `Efter ${reflected} av ${turns(all)} med status quo-prat svarade du med en reflektion.`,
    talkNotCoded: 'Klientens prat om förändring är inte kodat i det här samtalet.',
    talkNoTranscript: 'Bara summorna är kända; när klienten talade om förändring framgår inte av dem.',
    talkNone: 'I det här avsnittet kodades inget prat för eller emot förändring.',
    talkByProgram: 'Vilka repliker som är förändringsprat har programmet känt igen: en skattning.',
    thenCode: (talk, code) => `${talk}, sedan ${code}`,
    thenNothing: (talk) => `${talk}, sedan inget kodat`,
    coderNote: 'Kodarens anteckning',
    openingPlain: (r, q) => `I det här avsnittet gav du ${reflections(r)} och ställde ${questions(q)}.`,
    openingNone: 'Siffrorna är en blick på ett samtal, en plats att börja titta från.',
  },

  caseworker: {
    figuresHeading: 'Den här perioden',
    noSessions: (month) => `Inget samtal kodades i ${month}; resten är från tidigare månader.`,
    trendsHeading: (n) => `Under ${months(n)}`,
    trendTitle: (n) => `Måtten genom ${sessions(n)}`,
    trendAlternative: (n, from, to) =>
      `Små fält, ett för varje mått, med en punkt för vart och ett av ${sessions(n)} från ${from} till ${to}.`,
    panelAlternative: (name, n, low, high, trend) => `${name} i ${sessions(n)}, mellan ${low} och ${high}. ${trend}`,
    panelEmpty: (name) => `${name}: inget samtal med värde.`,
    rose: (name, from, to) => `${name} steg från ${from} till ${to}`,
    fell: (name, from, to) => `${name} sjönk från ${from} till ${to}`,
    roseOver: (name, from, to, n) => `${name} steg från ${from} till ${to} på ${months(n)}.`,
    fellOver: (name, from, to, n) => `${name} sjönk från ${from} till ${to} på ${months(n)}.`,
    trendRise: (perMonth, interval) => `Stiger med ungefär ${perMonth} i månaden (95 %-intervall ${interval}).`,
    trendFall: (perMonth, interval) => `Sjunker med ungefär ${perMonth} i månaden (95 %-intervall ${interval}).`,
    trendNone: (n) => `Ingen utveckling som går att skilja från slumpen i ${sessions(n)}.`,
    trendTooFew: (n) =>
      n === 0 ? 'Inget samtal att utgå från.' : `${sessions(n)}: för lite för att tala om utveckling.`,
    dateAxis: 'samtalets datum',
    pointsAbove: (n, end) => `${sessions(n)} över ${end}`,
    lineNote:
      'Linjen dras från tre samtal och uppåt: medianen av lutningarna mellan två och två av dem; bandet är dess 95 %-intervall.',
    oneSession: 'Ett enda samtal kan inte visa någon utveckling.',
    change: {
      rise: (difference, month) => `${difference} sedan ${month}: mer än kodare skiljer sig åt.`,
      fall: (difference, month) => `${difference} sedan ${month}: mer än kodare skiljer sig åt.`,
      within: (difference, month, detectable) =>
        `${difference} sedan ${month}: för lite för att säga något; upp till ${detectable} kan bero på kodarna.`,
      unknown: (difference, month) =>
        `${difference} sedan ${month}: om det är mer än kodare skiljer sig åt går inte att säga.`,
      noEarlier: 'Ingen tidigare period att jämföra med.',
      noNow: 'Inget värde i den här perioden att jämföra.',
      estimates: 'Skattningar jämförs inte.',
    },
    reliabilityUnknown: (needed) =>
      `Hur mycket kodare skiljer sig åt är inte känt här: färre än ${needed} samtal är kodade av två.`,
    estimatesNote: 'Värden märkta som skattning kommer från programmet ensamt och avgör ingen nivå.',
    countsHeading: 'Det du gjorde, samtal för samtal',
    countsTitle: 'Antal av varje beteende per 20 minuter',
    countsTitleRaw: 'Antal av varje beteende så som det kodades (längden på några avsnitt är okänd)',
    countsAlternative: (n) => `Staplar med antal av varje beteende i ${sessions(n)}.`,
    per20Axis: 'antal per 20 minuter',
    rawAxis: 'antal',
    sessionsHeading: 'Samtalen',
    sessionsCaption: (from, to) => `Samtal från ${from} till ${to}`,
    estimateMark: 'Stjärna betyder skattning.',
    noneCoded: 'Inget samtal från de här månaderna är kodat.',
    seriesHeading: 'Första och senare samtal med en klient',
    seriesCaption: 'Medelvärden efter plats i följden',
    seriesText: 'Bakom varje rad står olika klienter och få samtal; en skillnad här är en fråga, inte ett resultat.',
    openingNone: (n) => `${sessions(n)} ${n === 1 ? 'kodat' : 'kodade'} under perioden.`,
    openingEstimated: (n, month) =>
      `Ingen kodare har kodat något samtal från ${month} ännu; programmet har skattat ${sessions(n)}.`,
    trendEstimates: 'Enbart skattningar ger ingen linje.',
  },

  moments: {
    strengthsHeading: 'Det som fungerar',
    stepsHeading: 'Något du kan pröva',
    noStrengths: 'Siffrorna ensamma lyfter inte fram något; det gör samtalet om samtalet.',
    noSteps: 'Inget i siffrorna ber om förändring. Vad vill du själv finslipa?',
    sessionOf: (label, date) => `${label}, ${date}`,
    estimated: (text) => `${text} En skattning.`,
    meanOfCoders: (text) => `${text} Antalen är kodarnas medelvärde.`,
    strengths: {
      complexReflections: {
        title: 'Du hör det som ligger bakom orden',
        text: (v) => `${amount(v.some)} av ${reflections(v.all)} lade till mening utöver det som sades.`,
      },
      reflectionsToQuestions: {
        title: 'Du ger tillbaka mer än du frågar',
        text: (v) => `${reflections(v.some)} mot ${questions(v.all)}.`,
      },
      permission: {
        title: 'Du frågar innan du ger råd',
        text: (v) => `${amount(v.some)} av ${advice(v.all)} kom med tillåtelse eller lät klienten välja.`,
      },
      summaries: {
        title: 'Du samlar det som sagts',
        text: (v) =>
          v.some === 1
            ? 'En reflektion knöt ihop flera saker som klienten hade berättat.'
            : `${amount(v.some)} reflektioner knöt ihop flera saker som klienten hade berättat.`,
      },
      collaboration: {
        title: 'Du delar på ledningen',
        text: (v) => `Du frågade ${times(v.some)} vad klienten vill, tillåter eller tänker om saken.`,
      },
      affirmation: {
        title: 'Du sätter ord på det klienten har med sig',
        text: (v) => `Du nämnde ${times(v.some)} något konkret och gott hos klienten.`,
      },
      autonomy: {
        title: 'Du låter valet ligga där det hör hemma',
        text: (v) => `Du sa ${times(v.some)} rent ut att det är klienten som bestämmer.`,
      },
      changeTalk: {
        title: 'Du följer upp förändringsprat',
        text: (v) =>
          `Efter ${amount(v.some)} av ${turns(v.all)} med förändringsprat svarade du med en reflektion, en fråga eller en bekräftelse.`,
      },
      noPressure: {
        title: 'Ingen press, ingen strid',
        text: (v) => `Varken övertalning utan tillåtelse eller konfrontation kodades i ${sessions(v.all)}.`,
      },
    },
    steps: {
      confrontation: {
        title: 'Stanna vid klientens sida när du ser det annorlunda',
        text: (v) => `${utterances(v.some)} uppfattades som konfronterande.`,
        suggestion:
          '”Du ser det annorlunda än jag, och det är du som känner dina dagar. Vad gör att det ser ut så för dig?”',
        practice:
          'När du märker lusten att rätta till något kan du pröva att reflektera klientens syn en gång innan du säger din, och se vad som händer med tonen.',
        question: 'Hur känns sekunden innan du säger emot, och vad mer kunde den sekunden användas till?',
      },
      permission: {
        title: 'Fråga innan du ger råd',
        text: (v) => `${amount(v.some)} av ${advice(v.all)} kom utan tillåtelse.`,
        suggestion: '”Jag känner till ett par saker som andra har prövat. Vill du höra om dem?”',
        practice:
          'Före nästa råd kan du fråga om det är välkommet, vänta på svaret och efteråt fråga vad klienten tänker om det.',
        question: 'När faller det sig lätt för dig att be om lov, och när glider det undan?',
      },
      reflectionsToQuestions: {
        title: 'En reflektion före nästa fråga',
        text: (v) => `${questions(v.all)} stod mot ${reflections(v.some)}.`,
        suggestion: '”Så för dig är det framför allt …”, och så en stunds tystnad, i stället för nästa fråga.',
        practice:
          'I tio minuter av nästa samtal kan du pröva att möta varje svar med en reflektion innan du frågar igen.',
        question: 'Vad hoppas du få veta med nästa fråga, och kunde klienten ha berättat det utan att bli tillfrågad?',
      },
      complexReflections: {
        title: 'En bit längre än orden',
        text: (v) =>
          `${amount(v.some)} av ${reflections(v.all)} lade till mening; de andra gav tillbaka det som sades.`,
        suggestion: '”… och det tynger dig mer än du låter andra se.” (känslan eller meningen du hör bakom)',
        practice:
          'I nästa samtal kan du tre gånger låta en reflektion sluta i det som klienten inte har sagt än men kanske menar.',
        question: 'Vad hindrar dig från att säga det du tror att du hör, och vad är risken med att bli rättad?',
      },
      sustainTalk: {
        title: 'Låt skälen mot förändring vila',
        text: (v) =>
          `${amount(v.some)} av ${turns(v.all)} med status quo-prat följdes av frågor, information eller övertalning.`,
        suggestion: '”Det talar emot, och det är du som bestämmer. Vad hade behövt vara annorlunda?”',
        practice:
          'När klienten talar mot förändring kan du ge tillbaka det i en kort reflektion och låta det stanna där.',
        question: 'Vilket av klientens skäl mot förändring är svårast för dig att höra, och varför?',
      },
      changeTalk: {
        title: 'Stanna kvar i förändringspratet',
        text: (v) => `${amount(v.some)} av ${turns(v.all)} med förändringsprat passerade utan att tas upp.`,
        suggestion: '”Det vill du. Vad gör det viktigt för dig just nu?”',
        practice:
          'Du kan lyssna efter en enda sak: ord för förändring. Varje gång du hör dem ger du tillbaka dem eller ber om mer.',
        question: 'Hur märker du, medan du lyssnar, att klienten har börjat tala för förändring?',
      },
      summaries: {
        title: 'Samla det som sagts',
        text: (v) => `Ingen reflektion knöt ihop flera saker som klienten sa i ${turns(v.all)}.`,
        suggestion:
          '”Låt mig se om jag har fått med allt: du saknar …, du är orolig för …, och samtidigt har du redan …”',
        practice:
          'Mitt i ett samtal kan du stanna upp en gång och sätta ihop tre saker som klienten har sagt, förändringspratet sist.',
        question: 'När hade en sammanfattning hjälpt er båda, och vad borde ha funnits med i den?',
      },
      collaboration: {
        title: 'Fråga vad klienten tänker om det',
        text: (v) =>
          v.all === 0
            ? 'Att söka samarbete kodades inte.'
            : `Information gavs ${times(v.all)}; att söka samarbete kodades inte.`,
        suggestion: '”Så säger reglerna. Hur stämmer det med din egen situation?”',
        practice: 'Efter varje upplysning kan du fråga vad klienten tänker om den innan du går vidare.',
        question: 'Var i samtalet kunde klienten ha valt riktningen?',
      },
      affirmation: {
        title: 'Nämn det klienten redan gör',
        text: (v) =>
          v.all === 0
            ? 'Bekräftelse kodades inte.'
            : `Bekräftelse kodades inte, fast klienten talade för förändring i ${turns(v.all)}.`,
        suggestion: '”Du gick upp och gjorde det, fast natten var dålig. Det krävde vilja.”',
        practice: 'I varje samtal kan du leta efter en ansträngning eller styrka och säga den i en konkret mening.',
        question: 'Vad fick du respekt för hos den här klienten, och vet klienten om det?',
      },
      autonomy: {
        title: 'Säg högt vem som bestämmer',
        text: (v) => `${advice(v.all)}, och inga ord om vem som bestämmer.`,
        suggestion: '”Vad jag än tycker är det du som avgör vad det ska bli av det här.”',
        practice: 'När du har gett ett råd kan du sluta med en mening som ger tillbaka beslutet.',
        question: 'Vad blir annorlunda mellan er när klienten hör vem som väljer?',
      },
    },
    practiceHeading: 'En sak att öva på',
    practiceNone:
      'Välj stunden du tyckte bäst om och ta reda på vad som gjorde den möjlig; ge den sedan plats en gång till.',
    questionHeading: 'Till handledningen',
    questionNone: 'Vilken stund vill du att vi lyssnar på tillsammans, och vad hoppas du hitta där?',
  },

  team: {
    opening: (coded, held, caseworkers, month) =>
      `${coded} av ${sessions(held)} hållna i ${month} är kodade, från ${count(caseworkers, { one: 'handläggare', other: 'handläggare' })}.`,
    openingEstimated: (n) =>
      `${sessions(n)} är bara ${n === 1 ? 'skattat' : 'skattade'} av programmet och räknas inte som ${n === 1 ? 'kodat' : 'kodade'}.`,
    coverageHeading: 'Vilka som är kodade',
    coverageCaption: (month) => `Samtal kodade i ${month}, efter namn`,
    targetMet: (met, all, target) => `Målet ${sessions(target)} i månaden är nått för ${met} av ${all} handläggare.`,
    never: 'aldrig',
    withoutCaseworker: (n) => `${sessions(n)} utan handläggare är utelämnade.`,
    alertsHeading: 'Att titta närmare på',
    noAlerts: 'Inget att titta närmare på.',
    notCoded: (who, date, n) => `${who} kodades senast ${date}, ${weeks(n)} före periodens slut.`,
    neverCoded: (who) => `${who} har samtal, men inget av dem är kodat.`,
    fell: (who, measure, difference, month) =>
      `${who}: ${measure} ${difference} sedan ${month}, mer än kodare skiljer sig åt. Ett skäl att lyssna tillsammans, ingen dom.`,
    studyHeading: 'Alla samtal i en tabell',
    studyCaption: (n, rubric, from, to) => `${sessions(n)} från ${from} till ${to}, mot ${rubric}`,
    over: 'över',
    under: 'under',
    overLevel: (level) => `över ${level}`,
    underLevel: (level) => `under ${level}`,
    meanOfCoders: 'Ett samtal kodat av flera räknas en gång, med medelvärdet av kodningarna.',
    estimatesLeftOut: (n) =>
      n === 1 ? '1 samtal som bara är skattat är utelämnat.' : `${sessions(n)} som bara är skattade är utelämnade.`,
    estimatesIn: 'Skattningar räknas med här, som det begärdes.',
    differs: (measure, rubric, thresholds, result) =>
      `${measure}: enligt ${rubric} (${thresholds}) är det här medelvärdet ${result}.`,
    noThresholdUnder: (measure, rubric) => `${measure}: ${rubric} sätter ingen tröskel.`,
    distributionsHeading: 'Hur samtalen fördelar sig',
    distributionTitle: (n, month) => `${sessions(n)} från ${month}`,
    distributionAlternative:
      'En remsa för varje mått, med en punkt för varje samtal och medelvärdet med 95 %-intervall.',
    stripAlternative: (name, n, low, high, mean) =>
      `${name}: ${sessions(n)} mellan ${low} och ${high}, medelvärde ${mean}.`,
    levelsHeading: 'Samtal på varje nivå',
    levelsTitle: 'Andel av samtalen på varje nivå',
    levelsAxis: 'andel av samtalen',
    levelsAlternative: (parts) => `${parts.join('. ')}.`,
    levelsPart: (name, parts) => `${name}: ${parts.join(', ')}`,
    agreementHeading: 'Är kodarna överens?',
    doubleCoded: (double, all, share) => `${double} av ${sessions(all)} är kodade av två eller fler (${share}).`,
    agreementNone:
      'Inget samtal är kodat av två, så om överensstämmelse kan inget sägas. Att koda vart femte samtal två gånger skulle ändra på det.',
    agreementFew: (n, needed) =>
      `Med ${sessions(n)} kodade två gånger går överensstämmelsen inte att skatta än; det behövs ${needed}.`,
    agreementCaption: (n) =>
      `ICC(A,1), tvåvägs slumpeffekter, absolut överensstämmelse, en kodare; ${sessions(n)} kodade av två eller fler`,
    question:
      'Vad vill handläggarna själva bli bättre på, och vad skulle gruppen behöva göra mindre av för att ge plats åt det?',
  },

  monthly: {
    title: 'Månadens rapporter',
    coded: (n) => `${sessions(n)} ${n === 1 ? 'kodat' : 'kodade'}`,
    estimated: (n) => `${n} bara ${n === 1 ? 'skattat' : 'skattade'}`,
    table: 'alla siffror som tabell',
    failed: 'kunde inte göras',
  },

  limits: {
    heading: 'Vad siffrorna kan och inte kan säga',
    thresholds: (basis) =>
      `Trösklarna är ${basis}, utan normer: en riktning, ingen gräns mellan bra och dåligt arbete.`,
    expertOpinion: 'experters bedömning',
    oneSegment: 'Ett avsnitt av ett samtal säger lite om en människa; klienter och dagar är olika.',
    fewSessions: (n) => `${sessions(n)} i perioden: intervallen är vida, eller går inte att beräkna.`,
    coders: 'Två tränade kodare kan skilja sig en halv poäng eller mer på samma samtal.',
    randomness: 'Siffrorna gäller samtalen som spelades in, och det behöver inte vara de samtal som hölls.',
    estimates: 'Skattningar kommer från regler i programmet som ingen kodare har granskat.',
    use: 'De är gjorda för lärande. De rangordnar inte människor och lämpar sig inte för beslut om lön eller tjänst.',
    noRanking: 'Ordningen är efter namn. Skillnader mellan handläggare kan vara skillnader mellan deras klienter.',
    undated: (n) => `${sessions(n)} utan datum är utelämnade.`,
  },

  agreement: swedishAgreement,

  methods: {
    heading: 'Så är siffrorna gjorda',
    percentComplex: { name: '%CR', formula: 'CR / (SR + CR)', text: 'Över en period: summorna av alla samtal.' },
    ratio: { name: 'R:Q', formula: '(SR + CR) / Q', text: 'Över en period: summorna av alla samtal.' },
    globals: {
      name: 'Tekniskt och relationellt globalmått',
      formula: '(CCT + SST) / 2; (Partnership + Empathy) / 2',
      text: 'Över en period: medelvärdet av samtalen.',
    },
    choice: {
      name: 'Flera kodningar av ett samtal',
      formula: null,
      text: 'Den gemensamma kodningen gäller; utan den medelvärdet av kodarnas färdiga kodningar av ett avsnitt, varje kodares senaste: avsnittet med flest kodare, annars det senast kodade av dem; utan dem importerade kodningar; utan dem skattningen.',
    },
    meanInterval: {
      name: 'Intervall för ett medelvärde',
      formula: 'medel ± t(n − 1) · SD / √n',
      text: '95 %, från två samtal och uppåt.',
    },
    ratioInterval: {
      name: 'Intervall för %CR och R:Q',
      formula: null,
      text: 'Percentil-bootstrap över samtal, 1 000 dragningar från ett fast frö.',
    },
    trend: {
      name: 'Utveckling',
      formula: 'medianen av (yⱼ − yᵢ) / (xⱼ − xᵢ)',
      text: 'Theil–Sen-lutning med Sens intervall; sägs i ord bara när intervallet inte rymmer noll. Kräver minst fem samtal.',
    },
    change: {
      name: 'Förändring utöver mätfel',
      formula: '|skillnad| > 1,96 · √(e₁² + e₂²),  e² = s²(kodare) Σ(Σw)² + s²(fel) Σw²,  w = 1/(S·k)',
      text: 'w är en kodnings vikt, med S samtal i perioden och k kodningar av samtalet; Σw inom en kodares kodningar. Inte för %CR och R:Q av mer än en kodning: de är kvoter av summor. Varianser med REML från samtal som två eller fler har kodat; med en kodning i varje period är detta 1,96 · √2 · SEM.',
    },
    icc: {
      name: 'ICC och SEM',
      formula: 'ICC = s²(samtal) / (s²(samtal) + s²(kodare) + s²(fel));  SEM = √(s²(kodare) + s²(fel))',
      text: 'Varianskomponenter med REML; intervall med deltametoden på logit.',
    },
    meanSd: { name: 'Medelvärde (SD)', formula: null, text: 'Över samtal, vart och ett räknat en gång; SD med n − 1.' },
    summaries: {
      name: 'Reflektioner som knyter ihop',
      formula: null,
      text: 'Hittade av programmet utifrån orden ensamma: reflektioner på minst 16 ord i en replik, med mindre vanliga ord från tre eller fler av klientens tidigare repliker.',
    },
    per20: {
      name: 'Per 20 minuter',
      formula: 'antal · 20 / minuter',
      text: 'Utifrån längden på det kodade avsnittet.',
    },
  },
};
