import type { AgreementWarning } from '../../agreement/agreement-document.ts';
import type { CodingToCompare } from '../../agreement/comparison.ts';
import { languageOfTag } from '../../coder/reading/session-language.ts';
import type { CodedTurn, Turn } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { type ScoringSetup, scoreByHeuristics } from '../../scoring/score-session.ts';

/**
 * Lets the heuristic coder code what others coded, once each: from what was said, blind to their codes. What it can't
 * code is named.
 */
export function codeByHeuristics(
  codings: readonly CodingToCompare[],
  setup: ScoringSetup,
): { readonly codings: readonly CodingToCompare[]; readonly warnings: readonly AgreementWarning[] } {
  const made: CodingToCompare[] = [];
  const warnings: AgreementWarning[] = [];
  for (const coding of firstOfEach(codings)) {
    const coded = codeOne(coding, setup);
    if (coded instanceof InputFault) {
      const message = `${coding.subject.label}: the heuristic coder gave no coding: ${coded.message}`;
      warnings.push({ kind: 'notCodedByHeuristics', message, facts: { session: coding.subject.label } });
    } else made.push(coded);
  }
  return { codings: made, warnings };
}

function firstOfEach(codings: readonly CodingToCompare[]): CodingToCompare[] {
  const subjects = new Map<string, CodingToCompare>();
  for (const coding of codings) {
    if (coding.work.kind !== 'utterances') continue;
    const first = subjects.get(coding.subject.id) ?? coding;
    subjects.set(coding.subject.id, { ...first, changeGoal: first.changeGoal ?? coding.changeGoal ?? null });
  }
  return [...subjects.values()];
}

function codeOne(coding: CodingToCompare, setup: ScoringSetup): CodingToCompare | InputFault {
  const spoken = coding.work.kind === 'utterances' ? coding.work.turns.map(withoutCodes) : [];
  const { changeGoal = null, language = null } = coding;
  const session = { id: coding.subject.label, language: null, changeGoal, turns: spoken, notes: [] };
  const source = { path: coding.subject.label, format: 'coded', sha256: '' };
  const choices = {
    segment: { method: 'whole' },
    seed: 1,
    changeGoal: null,
    language: languageOfTag(language),
  } as const;
  try {
    const { coding: made } = scoreByHeuristics(session, source, choices, setup);
    return {
      ...coding,
      coder: made.coder,
      work: { kind: 'utterances', turns: made.turns },
      globals: made.globals,
      assisted: false,
    };
  } catch (error) {
    if (error instanceof InputFault) return error;
    throw error;
  }
}

function withoutCodes({ id, speaker, role, startSeconds, endSeconds, text }: CodedTurn): Turn {
  return { id, speaker, role, startSeconds, endSeconds, text };
}
