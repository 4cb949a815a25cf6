import type { AgreementBand, AgreementDocument, Found } from '../../../agreement/agreement-document.ts';
import type { ChosenBands } from '../../../agreement/comparison.ts';
import type { IccForm } from '../../../statistics/icc.ts';
import type { UndefinedStatistic } from '../../../statistics/statistic.ts';
import type { Formats } from '../../messages/formats.ts';
import type { Wording } from '../../messages/words-of.ts';
import type { TableColumn } from '../../models/report-table.ts';
import type { ReportSetting } from '../report-setting.ts';

/** Which codings were compared, as far as the document does not tell. */
export interface AgreementScope {
  readonly origin: 'library' | 'files';
  /** What sessions were chosen by; null where they were not. */
  readonly caseworker: string | null;
  readonly client: string | null;
  readonly session: string | null;
  readonly language: string | null;
  readonly tag: string | null;
  /** First and last day, YYYY-MM-DD. */
  readonly from: string | null;
  readonly to: string | null;
  readonly drafts: boolean;
  readonly consensus: boolean;
  /** The reader, where sessions are left out that they have still to code; else null. */
  readonly stillToCodeBy: string | null;
}

/** A comparison of codings to report on, with what its figures were computed by. */
export interface ComparedCodings {
  readonly document: AgreementDocument;
  readonly iccForm: IccForm;
  readonly bands: ChosenBands;
  /** Most disagreements of each kind that the document lists. */
  readonly listed: number;
}

/** What every part of the report needs. */
export interface AgreementSetting extends ReportSetting, ComparedCodings {
  readonly scope: AgreementScope;
}

const longestCoder = 14;

/** A coder in a sentence: the program is not named by its id. */
export function callCoder({ document, wording, names }: AgreementSetting, id: string): string {
  const kind = document.coders.find((coder) => coder.id === id)?.kind;
  return kind === 'heuristic' ? wording.words.agreement.program : (names.get(id) ?? id);
}

/** A coder at the head of a column or beside a code. */
export function callCoderShortly(setting: AgreementSetting, id: string): string {
  const kind = setting.document.coders.find((coder) => coder.id === id)?.kind;
  const name = kind === 'heuristic' ? setting.wording.words.agreement.programColumn : callCoder(setting, id);
  const letters = [...name];
  return letters.length <= longestCoder ? name : `${letters.slice(0, longestCoder - 1).join('')}…`;
}

/** A measure, global or code in the report's language. */
export function nameMeasure({ wording, rubric }: Pick<AgreementSetting, 'wording' | 'rubric'>, id: string): string {
  const known = [...rubric.globals, ...rubric.codes, ...rubric.measures].find((each) => each.id === id);
  return wording.name(known ?? { id, name: id });
}

/** Why a figure has no value, in the report's language. */
export function explainMissing(
  { words }: Wording,
  missing: { readonly kind: string; readonly reason: string },
): string {
  const reasons: Readonly<Record<UndefinedStatistic['kind'], string>> = words.agreement.reasons;
  return (reasons as Readonly<Record<string, string>>)[missing.kind] ?? missing.reason;
}

/** A word of a scale, or the words of both ends of the interval where the scale is about these; null where it has none. */
export function writeBand({ words }: Wording, { estimate, lower, upper }: AgreementBand): string | null {
  const known: Readonly<Record<string, string>> = words.agreement.bands;
  const call = (name: string | null) => (name === null ? null : (known[name] ?? name));
  if (estimate !== null) return call(estimate);
  const [from, to] = [call(lower), call(upper)];
  if (from === null || to === null || from === to) return from ?? to;
  return words.agreement.range(from, to);
}

/** An interval of a coefficient to two places; null where it is not known. */
export function writeEnds(
  { words, formats }: Wording,
  interval: Found<{ readonly lower: number; readonly upper: number }>,
): string | null {
  if (!interval.defined) return null;
  const [lower, upper] = [interval.value.lower, interval.value.upper].map((end) => writeCoefficient(formats, end));
  return words.agreement.range(lower ?? '', upper ?? '');
}

/** A coefficient to two places, with a minus sign where it is below zero. */
export function writeCoefficient(formats: Formats, value: number): string {
  return formats.number(value, 2).replace('-', '\u2212');
}

/** Coverage of the intervals: "95%". */
export function writeLevel({ wording, document }: AgreementSetting): string {
  const percent = 100 * document.choices.level;
  return wording.formats.percent(percent, Number.isInteger(Math.round(percent * 1e9) / 1e9) ? 0 : 1);
}

export function column(
  id: string,
  label: string,
  align: TableColumn['align'] = 'end',
  meaning: string | null = null,
): TableColumn {
  return { id, label, meaning, align };
}
