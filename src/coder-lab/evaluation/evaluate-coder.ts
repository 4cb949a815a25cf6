import { InputFault } from '../../instrument/input-fault.ts';
import type { ScoringChoices, ScoringSetup } from '../../scoring/score-session.ts';
import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import { compareWithCoder } from './code-gold.ts';
import type { EvaluationResult } from './evaluation-document.ts';
import type { GoldSession } from './gold-session.ts';
import type { SessionComparison } from './session-comparison.ts';
import { stripSession } from './strip-punctuation.ts';
import { type ResultOf, summariseComparisons } from './summarise-comparisons.ts';

export interface EvaluationChoices extends BootstrapOptions {
  readonly scoring: ScoringChoices;
  /** Called after each session. */
  readonly onSession?: () => void | Promise<void>;
}

/** What an evaluation found, and what it could not take in. */
export interface EvaluationOutcome {
  readonly results: readonly EvaluationResult[];
  /** Sessions that the coder refused. */
  readonly faults: readonly InputFault[];
}

interface ComparedTwice {
  readonly scheme: GoldSession['scheme'];
  readonly asWritten: SessionComparison;
  readonly stripped: SessionComparison;
}

/**
 * Measures the heuristic coder on sessions that people coded: as written and without punctuation, all together and, where
 * there are several, by language. The language of a session is that of its text as written.
 */
export async function evaluateCoder(
  gold: readonly GoldSession[],
  setup: ScoringSetup,
  choices: EvaluationChoices,
): Promise<EvaluationOutcome> {
  const compared: ComparedTwice[] = [];
  const faults: InputFault[] = [];
  for (const session of gold) {
    try {
      compared.push(await compareTwice(session, setup, choices.scoring));
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      faults.push(error.at(session.source.path));
    }
    await choices.onSession?.();
  }
  return { results: summariseGroups(compared, setup, choices), faults };
}

async function compareTwice(
  session: GoldSession,
  setup: ScoringSetup,
  choices: ScoringChoices,
): Promise<ComparedTwice> {
  const asWritten = await compareWithCoder(session, choices, setup);
  const stripped = await compareWithCoder(stripSession(session), choices, setup);
  return { scheme: session.scheme, asWritten, stripped: { ...stripped, language: asWritten.language } };
}

function summariseGroups(
  compared: readonly ComparedTwice[],
  { rubric }: ScoringSetup,
  options: BootstrapOptions,
): EvaluationResult[] {
  return (['miti', 'annomi'] as const).flatMap((scheme) => {
    const ofScheme = compared.filter((each) => each.scheme === scheme);
    const known = [...new Set(ofScheme.map(({ asWritten }) => asWritten.language))].sort();
    const languages = ofScheme.length === 0 ? [] : [null, ...(known.length > 1 ? known : [])];
    return languages.flatMap((language) => {
      const group = ofScheme.filter(({ asWritten }) => language === null || asWritten.language === language);
      return (['asWritten', 'stripped'] as const).map((punctuation) => {
        const of: ResultOf = { scheme, language, punctuation };
        const sessions = group.map((each) => each[punctuation]);
        return summariseComparisons(of, sessions, rubric, options);
      });
    });
  });
}
