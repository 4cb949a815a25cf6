/** Which strengths and next steps the figures bear, in the order in which they are spoken of. */
import type { ReportWords } from '../../messages/english.ts';
import type { Evidence } from './evidence.ts';
import type { MomentSource } from './find-moment.ts';
import * as find from './find-moment.ts';

export type StrengthId = keyof ReportWords['moments']['strengths'];
export type StepId = keyof ReportWords['moments']['steps'];

/** The numbers of a rule's sentence. */
export interface RuleNumbers {
  readonly some: number;
  readonly all: number;
}

export interface MomentRule<Id> {
  readonly id: Id;
  /** The numbers of its sentence where the rule applies, else null. */
  readonly applies: (evidence: Evidence) => RuleNumbers | null;
  /** Where in the words of the sessions it shows, the best place first. */
  readonly show: MomentSource;
}

/** Fewer reflections, questions or turns of talk are too few to speak of a share. */
const fewestOfAShare = 4;
/** Fewer client turns leave nothing to gather. */
const fewestTurnsToGather = 12;

const total = (evidence: Evidence, ...codes: string[]): number | null => {
  const counts = codes.map((code) => evidence.count(code));
  return counts.includes(null) ? null : counts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
};

/** Numbers where both are known and the condition holds. */
function when(
  some: number | null,
  all: number | null,
  holds: (some: number, all: number) => boolean,
): RuleNumbers | null {
  return some !== null && all !== null && holds(some, all) ? { some, all } : null;
}

/** Whether a value stands at or above a threshold, or below one; without a threshold neither can be said. */
const reaches = (value: number, threshold: number | null) => threshold !== null && value >= threshold;
const fallsShort = (value: number, threshold: number | null) => threshold !== null && value < threshold;

const persuasion = (evidence: Evidence) => total(evidence, 'PERSUADE', 'PERSUADE_WITH');
const reflections = (evidence: Evidence) => total(evidence, 'SR', 'CR');
const clientTurns = ({ words }: Evidence) =>
  words.reduce((sum, { turns }) => sum + turns.filter(({ role }) => role === 'client').length, 0);
const linking = ({ words }: Evidence) => words.reduce((sum, each) => sum + each.linking.length, 0);

export const strengthRules: readonly MomentRule<StrengthId>[] = [
  {
    id: 'complexReflections',
    applies: (evidence) =>
      when(
        evidence.count('CR'),
        reflections(evidence),
        (some, all) =>
          all >= fewestOfAShare && reaches((100 * some) / all, evidence.highest('percentComplexReflections')),
      ),
    show: find.complexReflection,
  },
  {
    id: 'permission',
    applies: (evidence) =>
      when(evidence.count('PERSUADE_WITH'), persuasion(evidence), (some, all) => some >= 2 && some * 2 > all),
    show: find.permission,
  },
  {
    id: 'summaries',
    applies: (evidence) => when(linking(evidence), clientTurns(evidence), (some) => some >= 1),
    show: find.linkingReflection,
  },
  {
    id: 'changeTalk',
    applies: ({ talk }) =>
      when(talk.changeTakenUp, talk.change, (some, all) => all >= fewestOfAShare && some * 4 >= all * 3),
    show: find.changeTalkTakenUp,
  },
  {
    id: 'affirmation',
    applies: (evidence) => when(evidence.count('AF'), evidence.sessions.length, (some, all) => some >= 2 * all),
    show: find.coded('AF'),
  },
  {
    id: 'autonomy',
    applies: (evidence) => when(evidence.count('EMPHASIZE'), evidence.sessions.length, (some, all) => some >= all),
    show: find.coded('EMPHASIZE'),
  },
  {
    id: 'collaboration',
    applies: (evidence) => when(evidence.count('SEEK'), evidence.sessions.length, (some, all) => some >= 2 * all),
    show: find.coded('SEEK'),
  },
  {
    id: 'reflectionsToQuestions',
    applies: (evidence) =>
      when(
        reflections(evidence),
        evidence.count('Q'),
        // That there are more of them is a fact without any threshold; where one is set, it is asked for too.
        (some, all) =>
          some >= fewestOfAShare && some > all && !fallsShort(some / all, evidence.lowest('reflectionToQuestionRatio')),
      ),
    show: find.reflectionBeforeQuestion,
  },
  {
    id: 'noPressure',
    applies: (evidence) =>
      when(
        total(evidence, 'PERSUADE', 'CONFRONT'),
        evidence.sessions.length,
        (some) => some === 0 && (reflections(evidence) ?? 0) + (evidence.count('Q') ?? 0) >= fewestOfAShare,
      ),
    show: find.nothing,
  },
];

/** Where none of the strengths shows: what was there at all, however little of it. */
export const smallStrengthRules: readonly MomentRule<StrengthId>[] = [
  {
    id: 'affirmation',
    applies: (evidence) => when(evidence.count('AF'), evidence.sessions.length, (some) => some >= 1),
    show: find.coded('AF'),
  },
  {
    id: 'collaboration',
    applies: (evidence) => when(evidence.count('SEEK'), evidence.sessions.length, (some) => some >= 1),
    show: find.coded('SEEK'),
  },
  {
    id: 'complexReflections',
    applies: (evidence) => when(evidence.count('CR'), reflections(evidence), (some) => some >= 1),
    show: find.complexReflection,
  },
];

export const stepRules: readonly MomentRule<StepId>[] = [
  {
    id: 'confrontation',
    applies: (evidence) => when(evidence.count('CONFRONT'), evidence.sessions.length, (some) => some >= 1),
    show: find.coded('CONFRONT'),
  },
  {
    id: 'permission',
    applies: (evidence) =>
      when(evidence.count('PERSUADE'), persuasion(evidence), (some, all) => some >= 1 && some * 2 >= all),
    show: find.coded('PERSUADE'),
  },
  {
    id: 'reflectionsToQuestions',
    applies: (evidence) =>
      when(
        reflections(evidence),
        evidence.count('Q'),
        (some, all) => all >= fewestOfAShare && fallsShort(some / all, evidence.lowest('reflectionToQuestionRatio')),
      ),
    show: find.questionAfterQuestion,
  },
  {
    id: 'complexReflections',
    applies: (evidence) =>
      when(
        evidence.count('CR'),
        reflections(evidence),
        (some, all) =>
          all >= fewestOfAShare && fallsShort((100 * some) / all, evidence.lowest('percentComplexReflections')),
      ),
    show: find.simpleReflection,
  },
  {
    id: 'changeTalk',
    applies: ({ talk }) =>
      when(talk.change - talk.changeTakenUp, talk.change, (some, all) => all >= fewestOfAShare && some * 4 > all),
    show: find.changeTalkPassedBy,
  },
  {
    id: 'sustainTalk',
    applies: ({ talk }) =>
      when(talk.sustain - talk.sustainReflected, talk.sustain, (some, all) => all >= 3 && some * 2 > all),
    show: find.sustainTalkExplored,
  },
  {
    id: 'summaries',
    applies: (evidence) =>
      when(linking(evidence), clientTurns(evidence), (some, all) => some === 0 && all >= fewestTurnsToGather),
    show: find.placeToGather,
  },
  {
    id: 'collaboration',
    applies: (evidence) => when(evidence.count('SEEK'), evidence.count('GI'), (some, all) => some === 0 && all >= 2),
    show: find.coded('GI'),
  },
  {
    id: 'autonomy',
    applies: (evidence) =>
      when(evidence.count('EMPHASIZE'), persuasion(evidence), (some, all) => some === 0 && all >= 2),
    show: find.adviceGiven,
  },
  {
    id: 'affirmation',
    applies: (evidence) =>
      when(
        evidence.count('AF'),
        evidence.talk.change,
        (some) => some === 0 && (reflections(evidence) ?? 0) + (evidence.count('Q') ?? 0) >= fewestOfAShare,
      ),
    show: find.changeTalkToAffirm,
  },
];
