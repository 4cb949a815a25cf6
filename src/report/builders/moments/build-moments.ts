import type { Moment, MomentSection, Quote } from '../../models/moment.ts';
import type { TextSection } from '../../models/report-head.ts';
import type { CodedSession } from '../../sessions/coded-session.ts';
import { isCodedByPeople } from '../../sessions/codings-that-count.ts';
import type { ReportSetting } from '../report-setting.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { MomentSource } from './find-moment.ts';
import { type MomentRule, type RuleNumbers, smallStrengthRules, stepRules, strengthRules } from './moment-rules.ts';
import { quoterOf } from './quotes.ts';

/** At most so many strengths, and so many next steps. */
const mostMoments = 3;

export interface Moments {
  readonly strengths: MomentSection;
  readonly nextSteps: MomentSection;
  readonly practice: TextSection;
  readonly question: TextSection;
}

/**
 * Strengths and next steps of sessions, chosen by the rules in their order; the practice suggestion and the question
 * follow from the first next step.
 *
 * @param namesSessions whether a quote says which session it is from
 */
export function buildMoments(
  setting: ReportSetting,
  sessions: readonly CodedSession[],
  namesSessions: boolean,
): Moments {
  const { moments } = setting.wording.words;
  const evidence = gatherEvidence(setting.rubric, sessions);
  const say = (text: string, { some, all }: RuleNumbers) => sayOfCounts(setting, sessions, text, [some, all]);
  const found = applyRules(strengthRules, evidence);
  const shown = found.length > 0 ? found : applyRules(smallStrengthRules, evidence).slice(0, 1);
  const strengths = shown.map(({ rule, numbers }): Moment => {
    const words = moments.strengths[rule.id];
    const text = say(words.text(numbers), numbers);
    return {
      rule: rule.id,
      title: words.title,
      text,
      suggestion: null,
      ...quoted(setting, evidence, rule.show, namesSessions),
    };
  });
  const chosen = applyRules(stepRules, evidence);
  const steps = chosen.map(({ rule, numbers }): Moment => {
    const { title, text, suggestion } = moments.steps[rule.id];
    return {
      rule: rule.id,
      title,
      text: say(text(numbers), numbers),
      suggestion,
      ...quoted(setting, evidence, rule.show, namesSessions),
    };
  });
  const [first] = chosen;
  const step = first && moments.steps[first.rule.id];
  return {
    strengths: section(moments.strengthsHeading, strengths, moments.noStrengths),
    nextSteps: section(moments.stepsHeading, steps, moments.noSteps),
    practice: { heading: moments.practiceHeading, paragraphs: [step?.practice ?? moments.practiceNone] },
    question: { heading: moments.questionHeading, paragraphs: [step?.question ?? moments.questionNone] },
  };
}

/** A sentence on counts of sessions: an estimate is called so, and a mean of coders where it is not whole. */
export function sayOfCounts(
  { wording }: ReportSetting,
  sessions: readonly CodedSession[],
  text: string,
  counts: readonly number[],
): string {
  const { moments } = wording.words;
  if (!sessions.every(isCodedByPeople)) return moments.estimated(text);
  return counts.every(Number.isInteger) ? text : moments.meanOfCoders(text);
}

function applyRules<Id>(rules: readonly MomentRule<Id>[], evidence: Evidence) {
  if (evidence.sessions.length === 0) return [];
  return rules
    .flatMap((rule) => {
      const numbers = rule.applies(evidence);
      return numbers ? [{ rule, numbers }] : [];
    })
    .slice(0, mostMoments);
}

function section(heading: string, items: readonly Moment[], none: string): MomentSection {
  return { heading, items, none: items.length === 0 ? none : null };
}

/** The quotes of the newest session that shows it. */
function quoted(
  { wording, rubric, quotes: allowed }: ReportSetting,
  { words }: Evidence,
  show: MomentSource,
  namesSessions: boolean,
): { readonly quotes: readonly Quote[]; readonly sessionText: string | null } {
  for (const each of words) {
    const quotes = show(each, quoterOf(wording, rubric, each.session, allowed));
    if (quotes.length > 0) return { quotes, sessionText: namesSessions ? nameSession(wording, each.session) : null };
  }
  return { quotes: [], sessionText: null };
}

function nameSession({ words, formats }: ReportSetting['wording'], { session }: CodedSession): string {
  return session.date === null ? session.label : words.moments.sessionOf(session.label, formats.day(session.date));
}
