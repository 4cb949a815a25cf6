import { type SpokenUtterance, spokenUtterances } from '../../instrument/coding.ts';
import { assessProficiency } from '../../instrument/proficiency.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { computeSummaryScores, type KnownCounts } from '../../instrument/summary-scores.ts';
import type { ScoredSession } from '../../scoring/describe-scores.ts';
import { type BehaviourClass, classOfCode, findMainClass, listClasses } from './behaviour-class.ts';
import { pairLevels, pairSummaryScores } from './compare-scores.ts';
import type { AnnomiClinicianLabels, AnnomiGold } from './gold-session.ts';
import type { Compared, SessionComparison } from './session-comparison.ts';

/** What is counted in a session with AnnoMI's labels: clinician turns that hold it. */
export const annomiCounts = [
  { id: 'question', name: 'Turns with a question' },
  { id: 'reflection', name: 'Turns with a reflection' },
  { id: 'complex', name: 'Turns with a complex reflection' },
  { id: 'therapist_input', name: 'Turns with input' },
] as const;

/**
 * Holds the coder's work against AnnoMI's labels. AnnoMI has no codes, only behaviours of turns; so counts are of turns,
 * on both sides, and of the summary scores only those that follow from questions and reflections are compared.
 */
export function compareAnnomi(gold: AnnomiGold, coder: ScoredSession, rubric: Rubric): SessionComparison {
  const byId = new Map(coder.coding.turns.map((turn) => [turn.id, turn]));
  const turns: PairedTurn[] = [];
  const clientTalk: Compared<string>[] = [];
  for (const [id, labels] of gold.labels) {
    const turn = byId.get(id);
    if (labels.role === 'client') {
      clientTalk.push({ gold: labels.talk, coder: (turn?.role === 'client' && turn.clientTalk) || 'neutral' });
    } else turns.push({ gold: labels, coder: turn?.role === 'clinician' ? spokenUtterances(turn) : [] });
  }
  const classPresence = turns.map((turn) => ({ gold: turn.gold.classes, coder: listClasses(turn.coder) }));
  const complex = turns.map((turn) => ({
    gold: turn.gold.complex,
    coder: turn.coder.some(({ code }) => code === 'CR'),
  }));
  const counts = countTurns(classPresence, complex);
  const summary = {
    gold: computeSummaryScores(rubric, behaviourCounts(counts, 'gold'), {}),
    coder: computeSummaryScores(rubric, behaviourCounts(counts, 'coder'), {}),
  };
  return {
    id: gold.id,
    language: coder.language,
    judgedTurns: turns.length,
    behaviour: turns.map((turn) => ({ gold: turn.gold.main, coder: findMainClass(turn.coder) })),
    classPresence,
    codes: [],
    codePresence: [],
    clientTalk,
    confidences: turns.flatMap(judgeConfidences),
    measures: new Map([...Object.entries(counts), ...pairSummaryScores(rubric, summary.gold, summary.coder)]),
    globals: new Map(),
    levels: pairLevels(rubric, assessProficiency(rubric, summary.gold), assessProficiency(rubric, summary.coder)),
  };
}

interface PairedTurn {
  readonly gold: AnnomiClinicianLabels;
  /** Empty where the coder heard nothing: a turn without words. */
  readonly coder: readonly SpokenUtterance[];
}

type TurnCounts = Record<(typeof annomiCounts)[number]['id'], Compared<number>>;

function countTurns(
  presence: readonly Compared<ReadonlySet<BehaviourClass>>[],
  complex: readonly Compared<boolean>[],
): TurnCounts {
  const turnsWith = (behaviour: BehaviourClass): Compared<number> => ({
    gold: presence.filter(({ gold }) => gold.has(behaviour)).length,
    coder: presence.filter(({ coder }) => coder.has(behaviour)).length,
  });
  return {
    question: turnsWith('question'),
    reflection: turnsWith('reflection'),
    complex: { gold: complex.filter(({ gold }) => gold).length, coder: complex.filter(({ coder }) => coder).length },
    therapist_input: turnsWith('therapist_input'),
  };
}

/** Counts of turns as the rubric's formulas read them. */
function behaviourCounts({ question, reflection, complex }: TurnCounts, side: 'gold' | 'coder'): KnownCounts {
  return { Q: question[side], CR: complex[side], SR: reflection[side] - complex[side] };
}

/** A code is right where the annotator found its behaviour in the turn; codes of no behaviour can't be judged. */
function judgeConfidences({ gold, coder }: PairedTurn) {
  return coder.flatMap(({ code, confidence }) => {
    const behaviour = classOfCode(code);
    return behaviour === undefined || confidence === null ? [] : [{ confidence, right: gold.classes.has(behaviour) }];
  });
}
