import type { AgreementDocument } from '../../../agreement/agreement-document.ts';
import { writeMethods } from '../../../agreement/methods-paragraph.ts';
import type { Wording } from '../../messages/words-of.ts';
import type { AgreementReport } from '../../models/agreement-report.ts';
import type { Fact } from '../../models/report-head.ts';
import { buildHead } from '../head.ts';
import { callCaseworker, type ReportSetting } from '../report-setting.ts';
import { enoughSessions, limitsSection, methodsBox } from './agreement-limits.ts';
import { differencesSection, measuresSection, pairsSection } from './agreement-measures.ts';
import { reliabilityChart } from './agreement-reliability-chart.ts';
import {
  type AgreementScope,
  type AgreementSetting,
  type ComparedCodings,
  nameMeasure,
  writeCoefficient,
} from './agreement-setting.ts';
import { listPeople, talkSection, utterancesSection } from './agreement-utterances.ts';

/** Measures that an opening names, of the closest and of those furthest apart. */
const [mostClose, mostApart] = [3, 2];

/** The report on how far coders agree, or how far the program's estimates agree with people. */
export function buildAgreementReport(
  given: ReportSetting,
  compared: ComparedCodings,
  scope: AgreementScope,
): AgreementReport {
  const setting: AgreementSetting = { ...given, ...compared, scope };
  const { wording, document } = setting;
  const { agreement: words } = wording.words;
  const isOfProgram = document.coders.some(({ kind }) => kind === 'heuristic');
  return {
    kind: 'agreement',
    head: buildHead(setting, isOfProgram ? words.programTitle : words.title, writeScope(setting), listFacts(setting)),
    compared: isOfProgram ? 'program' : 'people',
    sessionCount: document.sessions.length,
    opening: writeOpening(setting, isOfProgram),
    measures: measuresSection(setting),
    reliability: reliabilityChart(setting),
    utterances: utterancesSection(setting),
    differences: differencesSection(setting),
    pairs: pairsSection(setting),
    talk: talkSection(setting),
    paragraph: { heading: words.paragraphHeading, note: words.paragraphNote, text: writeMethods(document) },
    limits: limitsSection(setting),
    methods: methodsBox(setting),
    question: {
      heading: wording.words.moments.questionHeading,
      paragraphs: [isOfProgram ? words.programQuestion : words.question],
    },
  };
}

/** What sessions were chosen by: "Caseworker V3, from 1 January 2026". */
function writeScope({ wording, scope, ...setting }: AgreementSetting): string {
  const { scope: words } = wording.words.agreement;
  const { caseworker, client, session, language, tag, from, to } = scope;
  const parts = [
    caseworker === null ? null : words.caseworker(callCaseworker(setting, caseworker)),
    client === null ? null : words.client(client),
    session === null ? null : words.session(session),
    language === null ? null : words.language(language),
    tag === null ? null : words.tag(tag),
    from === null ? null : words.from(wording.formats.day(from)),
    to === null ? null : words.to(wording.formats.day(to)),
  ].filter((part) => part !== null);
  if (parts.length === 0) return words[scope.origin];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listFacts({ wording, document, scope, rubric, names }: AgreementSetting): Fact[] {
  const { agreement: words } = wording.words;
  const { facts } = words;
  const { formats } = wording;
  const [compared, once] = [document.sessions.length, document.codedOnce];
  const isOfProgram = document.coders.some(({ kind }) => kind === 'heuristic');
  const kind = scope.origin === 'files' ? facts.ofFiles : scope.drafts ? facts.drafts : facts.final;
  const share = formats.percent((100 * compared) / Math.max(1, compared + once));
  return [
    {
      label: facts.coders,
      text: formats.list(
        document.coders.map(({ id, kind: of }) => {
          if (of === 'heuristic') return words.programFact;
          const called = names.get(id) ?? id;
          if (of === 'consensus') return words.consensusFact(called);
          return of === 'imported' ? words.importedFact(called) : called;
        }),
      ),
    },
    {
      label: facts.sessions,
      text: isOfProgram ? facts.comparedOnly(compared) : facts.compared(compared, compared + once, share),
    },
    { label: facts.codings, text: scope.consensus ? facts.withConsensus(kind) : kind },
    { label: facts.assistance, text: describeBlindness(wording, document.coders, scope) },
    { label: wording.words.facts.rubric, text: rubric.name },
  ];
}

/** How many codings were made blind. What a coder saw is on record where the coding was made here, by one person. */
function describeBlindness(
  { words }: Wording,
  coders: AgreementDocument['coders'],
  { origin }: AgreementScope,
): string {
  const { facts } = words.agreement;
  const people = coders.filter(({ kind }) => kind !== 'heuristic');
  const recorded = people.filter(({ kind }) => kind === 'human');
  const total = (of: typeof people, part: 'sessions' | 'assisted') => of.reduce((sum, coder) => sum + coder[part], 0);
  const [all, known, assisted] = [total(people, 'sessions'), total(recorded, 'sessions'), total(recorded, 'assisted')];
  if (origin === 'files' || known === 0) return facts.blindUnknown;
  if (known < all) return facts.blindOfRecorded(known - assisted, all, assisted);
  if (assisted === all) return facts.noneBlind(all);
  return assisted === 0 ? facts.blind(all) : facts.blindOf(all - assisted, all);
}

function writeOpening(setting: AgreementSetting, isOfProgram: boolean): string[] {
  const { wording, document } = setting;
  const { opening } = wording.words.agreement;
  const n = document.sessions.length;
  if (n < 2) return [writeDesign(setting, isOfProgram), opening.one];
  const known = document.measures
    .flatMap(({ id, icc }) => (icc.defined ? [{ id, value: icc.value.estimate }] : []))
    .toSorted((a, b) => b.value - a.value);
  const write = ({ id, value }: { readonly id: string; readonly value: number }) =>
    opening.measure(nameMeasure(setting, id), writeCoefficient(wording.formats, value));
  const close = known.slice(0, Math.min(mostClose, Math.ceil(known.length / 2)));
  const apart = known.slice(close.length).slice(-mostApart).toReversed();
  const without = document.measures.length - known.length;
  return [
    [
      writeDesign(setting, isOfProgram),
      ...(close.length === 0
        ? [opening.noIcc]
        : [(isOfProgram ? opening.programClosest : opening.closest)(close.map(write))]),
      ...(apart.length === 0 ? [] : [(isOfProgram ? opening.programApart : opening.apart)(apart.map(write))]),
      ...(n < enoughSessions ? [opening.few(n)] : []),
      ...(without === 0 || close.length === 0 ? [] : [opening.undefined(without)]),
    ].join(' '),
  ];
}

function writeDesign(setting: AgreementSetting, isOfProgram: boolean): string {
  const { wording, document } = setting;
  const { opening } = wording.words.agreement;
  const people = listPeople(setting);
  const { sessions } = document;
  if (isOfProgram) return opening.program(people, sessions.length);
  const isComplete = sessions.every(({ coders }) => coders.length === document.coders.length);
  return isComplete ? opening.everyone(people, sessions.length) : opening.several(people, sessions.length);
}
