import type { ReportWords } from '../messages/english.ts';
import type { Method, MethodBox, TextSection } from '../models/report-head.ts';
import type { ReportSetting } from './report-setting.ts';

export type MethodId = Exclude<keyof ReportWords['methods'], 'heading'>;

/** The formulas and rules behind a report's figures. */
export function buildMethods({ wording }: ReportSetting, ids: readonly MethodId[]): MethodBox {
  const { methods } = wording.words;
  return { heading: methods.heading, methods: ids.map((id): Method => methods[id]) };
}

/** What the figures can and cannot tell; sentences that are null don't apply. */
export function buildLimits({ wording, rubric }: ReportSetting, sentences: readonly (string | null)[]): TextSection {
  const { limits } = wording.words;
  const basis = rubric.proficiency.basis === 'expert opinion' ? limits.expertOpinion : rubric.proficiency.basis;
  const paragraphs = [limits.thresholds(basis), ...sentences].filter((each) => each !== null);
  return { heading: limits.heading, paragraphs };
}
