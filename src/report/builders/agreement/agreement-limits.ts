import type { AgreementWarning } from '../../../agreement/agreement-document.ts';
import type { Method, MethodBox, TextSection } from '../../models/report-head.ts';
import { type AgreementSetting, callCoder, nameMeasure } from './agreement-setting.ts';

/** Sessions from which on a report does not say that they are few. */
export const enoughSessions = 30;

/** What the figures can and cannot tell: what holds always, then what holds for these codings. */
export function limitsSection(setting: AgreementSetting): TextSection {
  const { wording, document } = setting;
  const { limits } = wording.words.agreement;
  const n = document.sessions.length;
  const isOfProgram = document.coders.some(({ kind }) => kind === 'heuristic');
  return {
    heading: wording.words.limits.heading,
    paragraphs: [
      isOfProgram ? limits.estimates : limits.agreementIsNotTruth,
      limits.sample,
      limits.rare,
      ...(n >= 2 && n < enoughSessions ? [limits.few(n)] : []),
      ...(isOfProgram || document.codedOnce === 0 ? [] : [limits.doubleCodedByChoice]),
      ...describeWarnings(setting),
    ],
  };
}

/** What was left out or should be kept in mind: one sentence a kind, however many sessions it is about. */
function describeWarnings(setting: AgreementSetting): string[] {
  const { wording, scope } = setting;
  const { warnings: words } = wording.words.agreement;
  const of = (...kinds: string[]) => setting.document.warnings.filter(({ kind }) => kinds.includes(kind));
  const total = (warnings: readonly AgreementWarning[]) =>
    warnings.reduce((sum, { facts }) => sum + (facts.count ?? 0), 0);
  const sessionsOf = (warnings: readonly AgreementWarning[]) =>
    new Set(warnings.map(({ facts }) => facts.session)).size;
  const namesOf = (warnings: readonly AgreementWarning[]) =>
    warnings.flatMap(({ facts }) => (facts.measure === undefined ? [] : [nameMeasure(setting, facts.measure)]));
  const ofCoder = (kind: 'sawSuggestions' | 'sawOtherCodings' | 'sawPeople' | 'assisted'): string[] =>
    of(kind).map(({ facts }) => words[kind](callCoder(setting, facts.coder ?? ''), facts.count ?? 0, facts.of ?? 0));
  const [drafts, otherRubrics, turns, places, different, uncoded] = [
    of('draftsLeftOut'),
    of('otherRubrics'),
    of('omittedTurns'),
    of('codesWithoutPlace'),
    of('differentWords'),
    of('notCodedByHeuristics'),
  ];
  const related = of('relatedLanguage');
  const [zero, constant, byCoder] = [of('allZero'), of('noVariance'), of('coderWithoutVariance')];
  const coders = [...new Set(byCoder.flatMap(({ facts }) => facts.coder ?? []))];
  return [
    ...(drafts.length === 0 ? [] : [words.draftsLeftOut(total(drafts))]),
    ...(otherRubrics.length === 0 ? [] : [words.otherRubrics(total(otherRubrics), setting.rubric.name)]),
    ...(scope.stillToCodeBy === null ? [] : [words.stillToCode(callCoder(setting, scope.stillToCodeBy))]),
    ...of('codedAgain').map(({ facts }) => words.codedAgain(callCoder(setting, facts.coder ?? ''), facts.count ?? 0)),
    ...ofCoder('sawSuggestions'),
    ...ofCoder('sawOtherCodings'),
    ...ofCoder('sawPeople'),
    ...ofCoder('assisted'),
    ...(zero.length === 0 ? [] : [words.zero(namesOf(zero))]),
    ...(constant.length === 0 ? [] : [words.constant(namesOf(constant))]),
    ...coders.map((coder) =>
      words.coderConstant(callCoder(setting, coder), namesOf(byCoder.filter(({ facts }) => facts.coder === coder))),
    ),
    ...(different.length === 0 ? [] : [words.differentWords(different.length)]),
    ...(turns.length === 0 ? [] : [words.omittedTurns(total(turns), sessionsOf(turns))]),
    ...(places.length === 0 ? [] : [words.codesWithoutPlace(total(places), sessionsOf(places))]),
    ...(uncoded.length === 0 ? [] : [words.notCodedByHeuristics(uncoded.length)]),
    ...(related.length === 0 ? [] : [words.relatedLanguage(related.length)]),
  ];
}

/** The formulas behind the figures, and whose the words for sizes are. */
export function methodsBox({ wording, document, bands }: AgreementSetting): MethodBox {
  const { heading, ...methods } = wording.words.agreement.methods;
  const sources = [bands.icc, ...(document.utterances === null ? [] : [bands.kappa, bands.alpha])];
  const ofBands: Method = {
    ...methods.bands,
    text: [methods.bands.text, ...new Set(sources.map(({ source }) => source))].join(' '),
  };
  const { icc, error, kappa, alpha, ac1, blandAltman } = methods;
  return {
    heading,
    methods: [
      ...[icc, error],
      ...(document.utterances === null ? [] : [kappa, alpha, ac1]),
      ...(document.coders.length === 2 ? [blandAltman] : []),
      ofBands,
    ],
  };
}
