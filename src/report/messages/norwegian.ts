import { norwegianAgreement } from './agreement/norwegian.ts';
import type { ReportWords } from './english.ts';
import { formatsOf, pluraliser } from './formats.ts';

const count = pluraliser('nb');
const { list, either, shortNumber } = formatsOf('nb');

/** How many of what may be counted in means of coders. */
const amount = (n: number) => shortNumber(n, 1);

/** A name inside a sentence. */
const startSmall = (name: string) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;

const sessions = (n: number) => count(n, { one: 'samtale', other: 'samtaler' });
const reflections = (n: number) => count(n, { one: 'refleksjon', other: 'refleksjoner' });
const questions = (n: number) => count(n, { one: 'spørsmål', other: 'spørsmål' });
const times = (n: number) => (n === 1 ? 'én gang' : count(n, { one: 'gang', other: 'ganger' }));
const turns = (n: number) => count(n, { one: 'replikk', other: 'replikker' });
const utterances = (n: number) => count(n, { one: 'ytring', other: 'ytringer' });
const advice = (n: number) => count(n, { one: 'råd', other: 'råd' });
const months = (n: number) => count(n, { one: 'måned', other: 'måneder' });
const weeks = (n: number) => count(n, { one: 'uke', other: 'uker' });

/** Norwegian bokmål. The caseworker is a "veileder", so supervision is "fagsamtale". */
export const norwegian: ReportWords = {
  head: {
    pageOf: 'Side {page} av {pages}',
    missing: '–',
    estimate: 'anslag',
    suggestion: 'En måte å si det på',
    clinician: 'Du',
    client: 'Bruker',
    footer: 'Til læring og fagsamtaler. Ikke til å rangere folk, og ikke til avgjørelser om lønn eller stilling.',
    sessionTitle: 'Tilbakemelding på en samtale',
    caseworkerTitle: 'Utviklingsrapport',
    teamTitle: 'Grupperapport',
  },

  facts: {
    caseworker: 'Veileder',
    caseworkers: 'Veiledere',
    session: 'Samtale',
    date: 'Dato',
    changeGoal: 'Endringsmål',
    segment: 'Utsnitt',
    coders: 'Kodet av',
    rubric: 'Instrument',
    period: 'Periode',
    sessions: 'Samtaler',
    noDate: 'uten dato',
    noneNamed: 'ikke oppgitt',
    wholeSession: 'hele samtalen',
    fromTo: (from, to) => `${from} til ${to}`,
    randomSegment: (range) => `${range}, tilfeldig trukket`,
    totalsOnly: 'bare summene er kjent',
    periodAndSpan: (period, from) => `${period}; figurene fra ${from}`,
    codedOfHeld: (coded, held) => `${coded} kodet av ${held} holdt`,
    andEstimated: (coverage, estimated) => `${coverage}; ${estimated} bare anslått`,
    placeInSeries: (number) => `samtale ${number} med denne brukeren`,
    minutes: (n) => `${n} min`,
    turn: (n) => `replikk ${n}`,
  },

  coders: {
    human: 'én koder',
    several: 'gjennomsnitt av flere kodere',
    consensus: 'kodernes felles koding',
    imported: 'importert koding',
    heuristic: 'programmets anslag',
    program: 'programmet (anslag)',
    byCoder: (kind, names) => `${list(names)} (${kind})`,
  },

  standing: {
    below: (lowest) => `ennå ikke ${lowest}`,
    notSet: 'ingen terskel satt',
    undefined: 'ingen verdi',
    notDecided: 'anslag: avgjør ikke nivå',
  },

  thresholds: {
    one: (level, from) => `${level} fra ${from}`,
    join: (parts) => parts.join(', '),
  },

  undefined: {
    zeroDenominator: (terms) => `ingen ${either(terms.map(startSmall))} registrert`,
    notRated: (globals) => `ikke skåret: ${list(globals)}`,
    notCounted: (codes) => `ikke telt: ${list(codes)}`,
    noSessions: 'ingen kodet samtale',
    noEarlier: 'ingen tidligere periode',
    tooFew: 'for få samtaler',
  },

  workings: {
    ofReflections: (complex, all) => `${complex} av ${all} refleksjoner`,
    reflectionsAndQuestions: (r, q) => `${r} refleksjoner, ${q} spørsmål`,
    meanOf: (parts) => `gjennomsnitt av ${list(parts)}`,
    sumOf: (parts) => parts.join(' + '),
    sessions,
    inSessions: (what, n) => `${what} i ${sessions(n)}`,
    meanOfSessions: (n) => `gjennomsnitt av ${sessions(n)}`,
  },

  interval: (lower, upper) => `${lower} til ${upper}`,
  percentPoints: (number) => `${number} prosentpoeng`,

  columns: {
    measure: 'Mål',
    value: 'Verdi',
    workings: 'Består av',
    standing: 'Nivå',
    thresholds: 'Terskler (eksperters skjønn)',
    interval: '95 %-intervall',
    changeSince: 'Siden forrige periode',
    global: 'Global skår',
    rating: 'Skår (1–5)',
    source: 'Kilde',
    code: 'Atferd',
    count: 'Antall',
    per20: 'Per 20 min',
    date: 'Dato',
    session: 'Samtale',
    changeGoal: 'Endringsmål',
    segment: 'Utsnitt',
    coder: 'Koder',
    n: 'n',
    meanSd: 'Gj.snitt (SD)',
    threshold: 'Terskel',
    result: 'Resultat',
    caseworker: 'Veileder',
    coded: (month) => `Kodet, ${month}`,
    estimated: 'Bare anslått',
    held: 'Holdt',
    target: 'Mål',
    spanCoded: (n) => `Kodet, ${months(n)}`,
    lastCoded: 'Sist kodet',
    icc: 'ICC',
    sem: 'SEM',
    place: 'Samtale nr.',
  },

  sources: { human: 'skåret', estimated: 'anslag' },

  session: {
    figuresHeading: 'Samtalen i tall',
    globalsCaption: 'De fire globale skårene',
    profileHeading: 'Det du gjorde',
    profileTitle: 'Antall av hver atferd i samtalen',
    profileAlternative: (parts) => `Søyler med antall av hver atferd: ${parts.join(', ')}.`,
    countAxis: 'antall i utsnittet',
    focusHeading: 'Å be om lov, og å samle det som er sagt',
    permissionHeading: 'Å be om lov',
    permission: (withPermission, all) =>
      `${amount(withPermission)} av ${advice(all)} kom med tillatelse, eller med ord som lot brukeren velge.`,
    noPersuasion: 'Her ble det ikke kodet råd eller overtaling, verken med eller uten tillatelse.',
    permissionNotCounted: 'Overtaling er ikke telt i denne kodingen.',
    summariesHeading: 'Refleksjoner som knytter flere utsagn sammen',
    summaries: (n) =>
      n === 1
        ? 'Én refleksjon tok opp ord fra flere av brukerens tidligere replikker.'
        : `${n} refleksjoner tok opp ord fra flere av brukerens tidligere replikker.`,
    noSummaries: 'Det ble ikke funnet noen refleksjon som tar opp ord fra flere av brukerens tidligere replikker.',
    summariesUnknown: 'Bare summene er kjent, så oppsummeringer kan ikke skilles fra andre refleksjoner.',
    talkHeading: 'Brukerens egne ord om endring',
    talkTitle: 'Endringssnakk og status quo-snakk gjennom samtalen',
    talkAlternative: (change, sustain, from, to) =>
      `${turns(change)} fra brukeren med endringssnakk og ${sustain} med status quo-snakk mellom ${from} og ${to}, hver med det veilederen gjorde så.`,
    timeAxis: 'tid i opptaket',
    turnAxis: 'replikk i samtalen',
    changeTalk: 'endringssnakk',
    sustainTalk: 'status quo-snakk',
    talkCounts: (change, sustain) =>
      `Brukeren talte for endring i ${turns(change)} og for å la alt være som det er i ${sustain}.`,
    afterChange: (followed, all) =>
      `Etter ${followed} av ${turns(all)} med endringssnakk svarte du med refleksjon, spørsmål eller bekreftelse.`,
    afterSustain: (reflected, all) =>
      `Etter ${reflected} av ${turns(all)} med status quo-snakk svarte du med refleksjon.`,
    talkNotCoded: 'Brukerens snakk om endring er ikke kodet i denne samtalen.',
    talkNoTranscript: 'Bare summene er kjent; når brukeren snakket om endring, går ikke fram av dem.',
    talkNone: 'Det ble ikke kodet snakk for eller imot endring i dette utsnittet.',
    talkByProgram: 'Hvilke replikker som er endringssnakk, har programmet kjent igjen: et anslag.',
    thenCode: (talk, code) => `${talk}, så ${code}`,
    thenNothing: (talk) => `${talk}, så ingenting kodet`,
    coderNote: 'Koderens merknad',
    openingPlain: (r, q) => `I dette utsnittet ga du ${reflections(r)} og stilte ${questions(q)}.`,
    openingNone: 'Tallene er ett blikk på én samtale, et sted å begynne å se fra.',
  },

  caseworker: {
    figuresHeading: 'Denne perioden',
    noSessions: (month) => `Ingen samtale ble kodet i ${month}; resten er fra tidligere måneder.`,
    trendsHeading: (n) => `Gjennom ${months(n)}`,
    trendTitle: (n) => `Målene gjennom ${sessions(n)}`,
    trendAlternative: (n, from, to) =>
      `Små felt, ett for hvert mål, med et punkt for hver av ${sessions(n)} fra ${from} til ${to}.`,
    panelAlternative: (name, n, low, high, trend) => `${name} i ${sessions(n)}, mellom ${low} og ${high}. ${trend}`,
    panelEmpty: (name) => `${name}: ingen samtale med verdi.`,
    rose: (name, from, to) => `${name} steg fra ${from} til ${to}`,
    fell: (name, from, to) => `${name} sank fra ${from} til ${to}`,
    roseOver: (name, from, to, n) => `${name} steg fra ${from} til ${to} på ${months(n)}.`,
    fellOver: (name, from, to, n) => `${name} sank fra ${from} til ${to} på ${months(n)}.`,
    trendRise: (perMonth, interval) => `Stiger med omtrent ${perMonth} i måneden (95 %-intervall ${interval}).`,
    trendFall: (perMonth, interval) => `Synker med omtrent ${perMonth} i måneden (95 %-intervall ${interval}).`,
    trendNone: (n) => `Ingen utvikling som kan skilles fra tilfeldigheter i ${sessions(n)}.`,
    trendTooFew: (n) => (n === 0 ? 'Ingen samtale å bygge på.' : `${sessions(n)}: for lite til å snakke om utvikling.`),
    dateAxis: 'samtalens dato',
    pointsAbove: (n, end) => `${sessions(n)} over ${end}`,
    lineNote:
      'Linjen trekkes fra tre samtaler og opp: medianen av stigningene mellom to og to av dem; båndet er 95 %-intervallet.',
    oneSession: 'Én samtale kan ikke vise noen utvikling.',
    change: {
      rise: (difference, month) => `${difference} siden ${month}: mer enn kodere skiller seg.`,
      fall: (difference, month) => `${difference} siden ${month}: mer enn kodere skiller seg.`,
      within: (difference, month, detectable) =>
        `${difference} siden ${month}: for lite til å si noe; inntil ${detectable} kan skyldes koderne.`,
      unknown: (difference, month) =>
        `${difference} siden ${month}: om det er mer enn kodere skiller seg, vet vi ikke.`,
      noEarlier: 'Ingen tidligere periode å sammenligne med.',
      noNow: 'Ingen verdi i denne perioden å sammenligne.',
      estimates: 'Anslag sammenlignes ikke.',
    },
    reliabilityUnknown: (needed) =>
      `Hvor mye kodere skiller seg, er ikke kjent her: færre enn ${needed} samtaler er kodet av to.`,
    estimatesNote: 'Verdier merket som anslag kommer fra programmet alene og avgjør ikke noe nivå.',
    countsHeading: 'Det du gjorde, samtale for samtale',
    countsTitle: 'Antall av hver atferd per 20 minutter',
    countsTitleRaw: 'Antall av hver atferd slik det ble kodet (lengden på noen utsnitt er ukjent)',
    countsAlternative: (n) => `Stablede søyler med antall av hver atferd i ${sessions(n)}.`,
    per20Axis: 'antall per 20 minutter',
    rawAxis: 'antall',
    sessionsHeading: 'Samtalene',
    sessionsCaption: (from, to) => `Samtaler fra ${from} til ${to}`,
    estimateMark: 'Stjerne betyr anslag.',
    noneCoded: 'Ingen samtale fra disse månedene er kodet.',
    seriesHeading: 'Første og senere samtaler med en bruker',
    seriesCaption: 'Gjennomsnitt etter plass i rekken',
    seriesText: 'Bak hver rad står ulike brukere og få samtaler; en forskjell her er et spørsmål, ikke et resultat.',
    openingNone: (n) => `${sessions(n)} kodet i denne perioden.`,
    openingEstimated: (n, month) =>
      `Ingen koder har kodet noen samtale fra ${month} ennå; programmet har anslått ${sessions(n)}.`,
    trendEstimates: 'Anslag alene gir ingen linje.',
  },

  moments: {
    strengthsHeading: 'Det som virker',
    stepsHeading: 'Noe du kan prøve',
    noStrengths: 'Tallene alene løfter ikke fram noe; det gjør samtalen om samtalen.',
    noSteps: 'Ingenting i tallene ber om endring. Hva har du selv lyst til å finslipe?',
    sessionOf: (label, date) => `${label}, ${date}`,
    estimated: (text) => `${text} Et anslag.`,
    meanOfCoders: (text) => `${text} Antallene er kodernes gjennomsnitt.`,
    strengths: {
      complexReflections: {
        title: 'Du hører det som ligger bak ordene',
        text: (v) => `${amount(v.some)} av ${reflections(v.all)} la til mening utover det som ble sagt.`,
      },
      reflectionsToQuestions: {
        title: 'Du gir tilbake mer enn du spør',
        text: (v) => `${reflections(v.some)} mot ${questions(v.all)}.`,
      },
      permission: {
        title: 'Du spør før du gir råd',
        text: (v) => `${amount(v.some)} av ${advice(v.all)} kom med tillatelse eller lot brukeren velge.`,
      },
      summaries: {
        title: 'Du samler det som er sagt',
        text: (v) =>
          v.some === 1
            ? 'Én refleksjon knyttet sammen flere ting brukeren hadde fortalt.'
            : `${amount(v.some)} refleksjoner knyttet sammen flere ting brukeren hadde fortalt.`,
      },
      collaboration: {
        title: 'Du deler styringen',
        text: (v) => `Du spurte ${times(v.some)} hva brukeren vil, tillater eller tenker om det.`,
      },
      affirmation: {
        title: 'Du setter ord på det brukeren har med seg',
        text: (v) => `Du satte ${times(v.some)} ord på noe konkret og godt ved brukeren.`,
      },
      autonomy: {
        title: 'Du lar valget ligge der det hører hjemme',
        text: (v) => `Du sa ${times(v.some)} rett ut at det er brukeren som bestemmer.`,
      },
      changeTalk: {
        title: 'Du følger opp endringssnakk',
        text: (v) =>
          `Etter ${amount(v.some)} av ${turns(v.all)} med endringssnakk svarte du med refleksjon, spørsmål eller bekreftelse.`,
      },
      noPressure: {
        title: 'Ikke noe press, ingen strid',
        text: (v) => `Verken overtaling uten tillatelse eller konfrontasjon ble kodet i ${sessions(v.all)}.`,
      },
    },
    steps: {
      confrontation: {
        title: 'Bli ved brukerens side når du ser det annerledes',
        text: (v) => `${utterances(v.some)} ble oppfattet som konfronterende.`,
        suggestion:
          '«Du ser det annerledes enn jeg, og det er du som kjenner dagene dine. Hva er det som får det til å se slik ut for deg?»',
        practice:
          'Når du merker lysten til å rette på noe, kan du prøve å reflektere brukerens syn én gang før du sier ditt, og se hva som skjer med tonen.',
        question: 'Hvordan kjennes sekundet før du sier imot, og hva annet kunne det sekundet brukes til?',
      },
      permission: {
        title: 'Spør før du gir råd',
        text: (v) => `${amount(v.some)} av ${advice(v.all)} kom uten tillatelse.`,
        suggestion: '«Jeg kjenner til et par ting andre har prøvd. Har du lyst til å høre om dem?»',
        practice:
          'Før neste råd kan du spørre om det er velkomment, vente på svaret, og etterpå spørre hva brukeren tenker om det.',
        question: 'Når faller det deg lett å be om lov, og når glipper det?',
      },
      reflectionsToQuestions: {
        title: 'Én refleksjon før neste spørsmål',
        text: (v) => `${questions(v.all)} sto mot ${reflections(v.some)}.`,
        suggestion: '«Så for deg er det først og fremst …», og så litt stillhet, i stedet for neste spørsmål.',
        practice: 'I ti minutter av neste samtale kan du prøve å møte hvert svar med en refleksjon før du spør igjen.',
        question: 'Hva håper du å få vite med neste spørsmål, og kunne brukeren ha fortalt det uten å bli spurt?',
      },
      complexReflections: {
        title: 'Et lite stykke lenger enn ordene',
        text: (v) => `${amount(v.some)} av ${reflections(v.all)} la til mening; de andre ga tilbake det som ble sagt.`,
        suggestion: '«… og det tynger deg mer enn du lar andre se.» (følelsen eller meningen du hører bak)',
        practice:
          'I neste samtale kan du tre ganger la en refleksjon ende i det brukeren ikke har sagt ennå, men kanskje mener.',
        question: 'Hva holder deg igjen fra å si det du tror du hører, og hva er faren ved å bli rettet på?',
      },
      sustainTalk: {
        title: 'La grunnene mot endring få hvile',
        text: (v) =>
          `${amount(v.some)} av ${turns(v.all)} med status quo-snakk ble fulgt av spørsmål, informasjon eller overtaling.`,
        suggestion: '«Det taler imot, og det er du som bestemmer. Hva måtte ha vært annerledes?»',
        practice: 'Når brukeren taler mot endring, kan du gi det tilbake i én kort refleksjon og la det ligge der.',
        question: 'Hvilken av brukerens grunner mot endring er vanskeligst for deg å høre, og hvorfor?',
      },
      changeTalk: {
        title: 'Bli i endringssnakket',
        text: (v) => `${amount(v.some)} av ${turns(v.all)} med endringssnakk gikk forbi uten å bli tatt opp.`,
        suggestion: '«Det vil du. Hva gjør det viktig for deg akkurat nå?»',
        practice:
          'Du kan lytte etter én ting: ord for endring. Hver gang du hører dem, gir du dem tilbake eller ber om mer.',
        question: 'Hvordan merker du, mens du lytter, at brukeren har begynt å tale for endring?',
      },
      summaries: {
        title: 'Samle det som er sagt',
        text: (v) => `Ingen refleksjon knyttet sammen flere ting brukeren sa i ${turns(v.all)}.`,
        suggestion:
          '«La meg se om jeg har fått med meg alt: du savner …, du er urolig for …, og samtidig har du allerede …»',
        practice:
          'Midt i en samtale kan du stanse én gang og sette sammen tre ting brukeren har sagt, endringssnakket til slutt.',
        question: 'Når hadde en oppsummering hjulpet dere to, og hva burde ha vært med i den?',
      },
      collaboration: {
        title: 'Spør hva brukeren tenker om det',
        text: (v) =>
          v.all === 0
            ? 'Å søke samarbeid ble ikke kodet.'
            : `Det ble gitt informasjon ${times(v.all)}; å søke samarbeid ble ikke kodet.`,
        suggestion: '«Det er det reglene sier. Hvordan passer det med din situasjon?»',
        practice: 'Etter hver opplysning kan du spørre hva brukeren tenker om den, før du går videre.',
        question: 'Hvor i samtalen kunne brukeren ha valgt retningen?',
      },
      affirmation: {
        title: 'Nevn det brukeren allerede gjør',
        text: (v) =>
          v.all === 0
            ? 'Bekreftelse ble ikke kodet.'
            : `Bekreftelse ble ikke kodet, enda brukeren talte for endring i ${turns(v.all)}.`,
        suggestion: '«Du sto opp og gjorde det, selv om natten var dårlig. Det krevde vilje.»',
        practice: 'I hver samtale kan du lete etter én innsats eller styrke og si den i én konkret setning.',
        question: 'Hva fikk du respekt for hos denne brukeren, og vet vedkommende det?',
      },
      autonomy: {
        title: 'Si høyt hvem som bestemmer',
        text: (v) => `${advice(v.all)}, og ingen ord om hvem som bestemmer.`,
        suggestion: '«Uansett hva jeg mener, er det du som avgjør hva det skal bli til.»',
        practice: 'Når du har gitt et råd, kan du avslutte med én setning som gir avgjørelsen tilbake.',
        question: 'Hva blir annerledes mellom dere når brukeren hører hvem som velger?',
      },
    },
    practiceHeading: 'Én ting å øve på',
    practiceNone: 'Velg øyeblikket du likte best, og finn ut hva som gjorde det mulig; gi det så plass én gang til.',
    questionHeading: 'Til fagsamtalen',
    questionNone: 'Hvilket øyeblikk vil du at vi lytter til sammen, og hva håper du å finne der?',
  },

  team: {
    opening: (coded, held, caseworkers, month) =>
      `${coded} av ${sessions(held)} holdt i ${month} er kodet, fra ${count(caseworkers, { one: 'veileder', other: 'veiledere' })}.`,
    openingEstimated: (n) => `${sessions(n)} er bare anslått av programmet og regnes ikke som kodet.`,
    coverageHeading: 'Hvem som er kodet',
    coverageCaption: (month) => `Samtaler kodet i ${month}, etter navn`,
    targetMet: (met, all, target) => `Målet om ${sessions(target)} i måneden er nådd for ${met} av ${all} veiledere.`,
    never: 'aldri',
    withoutCaseworker: (n) => `${sessions(n)} uten veileder er holdt utenfor.`,
    alertsHeading: 'Å se nærmere på',
    noAlerts: 'Ingenting å se nærmere på.',
    notCoded: (who, date, n) => `${who} ble sist kodet ${date}, ${weeks(n)} før perioden slutter.`,
    neverCoded: (who) => `${who} har samtaler, men ingen av dem er kodet.`,
    fell: (who, measure, difference, month) =>
      `${who}: ${measure} ${difference} siden ${month}, mer enn kodere skiller seg. En grunn til å lytte sammen, ikke en dom.`,
    studyHeading: 'Alle samtaler i én tabell',
    studyCaption: (n, rubric, from, to) => `${sessions(n)} fra ${from} til ${to}, målt mot ${rubric}`,
    over: 'over',
    under: 'under',
    overLevel: (level) => `over ${level}`,
    underLevel: (level) => `under ${level}`,
    meanOfCoders: 'En samtale kodet av flere teller én gang, med gjennomsnittet av kodingene.',
    estimatesLeftOut: (n) => `${sessions(n)} som bare er anslått, er holdt utenfor.`,
    estimatesIn: 'Anslag teller med her, slik det ble bedt om.',
    differs: (measure, rubric, thresholds, result) =>
      `${measure}: etter ${rubric} (${thresholds}) er dette gjennomsnittet ${result}.`,
    noThresholdUnder: (measure, rubric) => `${measure}: ${rubric} setter ingen terskel.`,
    distributionsHeading: 'Hvordan samtalene fordeler seg',
    distributionTitle: (n, month) => `${sessions(n)} fra ${month}`,
    distributionAlternative:
      'Én stripe for hvert mål, med et punkt for hver samtale og gjennomsnittet med 95 %-intervall.',
    stripAlternative: (name, n, low, high, mean) =>
      `${name}: ${sessions(n)} mellom ${low} og ${high}, gjennomsnitt ${mean}.`,
    levelsHeading: 'Samtaler på hvert nivå',
    levelsTitle: 'Andel av samtalene på hvert nivå',
    levelsAxis: 'andel av samtalene',
    levelsAlternative: (parts) => `${parts.join('. ')}.`,
    levelsPart: (name, parts) => `${name}: ${parts.join(', ')}`,
    agreementHeading: 'Er koderne enige?',
    doubleCoded: (double, all, share) => `${double} av ${sessions(all)} er kodet av to eller flere (${share}).`,
    agreementNone:
      'Ingen samtale er kodet av to, så om enighet kan ingenting sies. Å kode hver femte samtale to ganger ville endre på det.',
    agreementFew: (n, needed) =>
      `Med ${sessions(n)} kodet to ganger kan enigheten ikke anslås ennå; det trengs ${needed}.`,
    agreementCaption: (n) =>
      `ICC(A,1), toveis tilfeldige effekter, absolutt enighet, én koder; ${sessions(n)} kodet av to eller flere`,
    question: 'Hva vil veilederne selv bli bedre på, og hva måtte gruppen gjøre mindre av for å gi det plass?',
  },

  monthly: {
    title: 'Månedens rapporter',
    coded: (n) => `${sessions(n)} kodet`,
    estimated: (n) => `${n} bare anslått`,
    table: 'alle tall som tabell',
    failed: 'kunne ikke lages',
  },

  limits: {
    heading: 'Hva tallene kan og ikke kan si',
    thresholds: (basis) =>
      `Tersklene er ${basis}, uten normer: en retning, ikke et skille mellom godt og dårlig arbeid.`,
    expertOpinion: 'eksperters skjønn',
    oneSegment: 'Ett utsnitt av én samtale sier lite om et menneske; brukere og dager er ulike.',
    fewSessions: (n) => `${sessions(n)} i perioden: intervallene er vide, eller lar seg ikke beregne.`,
    coders: 'To øvde kodere kan skille seg et halvt poeng eller mer på samme samtale.',
    randomness: 'Tallene gjelder samtalene som ble tatt opp, og det trenger ikke å være de samtalene som ble holdt.',
    estimates: 'Anslag kommer fra regler i programmet som ingen koder har gått gjennom.',
    use: 'De er laget for læring. De rangerer ikke folk og egner seg ikke til avgjørelser om lønn eller stilling.',
    noRanking: 'Rekkefølgen er etter navn. Forskjeller mellom veiledere kan være forskjeller mellom brukerne deres.',
    undated: (n) => `${sessions(n)} uten dato er holdt utenfor.`,
  },

  agreement: norwegianAgreement,

  methods: {
    heading: 'Slik er tallene laget',
    percentComplex: { name: '%CR', formula: 'CR / (SR + CR)', text: 'Over en periode: summene av alle samtalene.' },
    ratio: { name: 'R:Q', formula: '(SR + CR) / Q', text: 'Over en periode: summene av alle samtalene.' },
    globals: {
      name: 'Teknisk og relasjonell globalskår',
      formula: '(CCT + SST) / 2; (Partnership + Empathy) / 2',
      text: 'Over en periode: gjennomsnittet av samtalene.',
    },
    choice: {
      name: 'Flere kodinger av én samtale',
      formula: null,
      text: 'Den felles kodingen teller; uten den gjennomsnittet av kodernes ferdige kodinger av ett utsnitt, hver koders siste: utsnittet med flest kodere, ellers det sist kodede av dem; uten dem importerte kodinger; uten dem anslaget.',
    },
    meanInterval: {
      name: 'Intervall for et gjennomsnitt',
      formula: 'gj.snitt ± t(n − 1) · SD / √n',
      text: '95 %, fra to samtaler og opp.',
    },
    ratioInterval: {
      name: 'Intervall for %CR og R:Q',
      formula: null,
      text: 'Persentil-bootstrap over samtaler, 1000 trekninger fra et fast frø.',
    },
    trend: {
      name: 'Utvikling',
      formula: 'medianen av (yⱼ − yᵢ) / (xⱼ − xᵢ)',
      text: 'Theil–Sen-stigning med Sens intervall; sies i ord bare når intervallet ikke rommer null. Krever minst fem samtaler.',
    },
    change: {
      name: 'Endring ut over målefeil',
      formula: '|forskjell| > 1,96 · √(e₁² + e₂²),  e² = s²(koder) Σ(Σw)² + s²(feil) Σw²,  w = 1/(S·k)',
      text: 'w er vekten til en koding, med S samtaler i perioden og k kodinger av samtalen; Σw innen én koders kodinger. Ikke for %CR og R:Q av mer enn én koding: de er forhold mellom summer. Varianser ved REML fra samtaler som to eller flere har kodet; med én koding i hver periode er dette 1,96 · √2 · SEM.',
    },
    icc: {
      name: 'ICC og SEM',
      formula: 'ICC = s²(samtale) / (s²(samtale) + s²(koder) + s²(feil));  SEM = √(s²(koder) + s²(feil))',
      text: 'Varianskomponenter ved REML; intervall ved deltametoden på logit.',
    },
    meanSd: { name: 'Gjennomsnitt (SD)', formula: null, text: 'Over samtaler, hver telt én gang; SD med n − 1.' },
    summaries: {
      name: 'Refleksjoner som knytter sammen',
      formula: null,
      text: 'Funnet av programmet ut fra ordene alene: refleksjoner på minst 16 ord i én replikk, med mindre vanlige ord fra tre eller flere av brukerens tidligere replikker.',
    },
    per20: {
      name: 'Per 20 minutter',
      formula: 'antall · 20 / minutter',
      text: 'Ut fra lengden på det kodede utsnittet.',
    },
  },
};
