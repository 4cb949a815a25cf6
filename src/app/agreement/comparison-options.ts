import type { BandScale } from '../../agreement/bands.ts';
import type { ComparisonSetup } from '../../agreement/compare-codings.ts';
import type { ChosenBands, ComparisonChoices } from '../../agreement/comparison.ts';
import { loadAgreementBands } from '../../data/load-agreement-bands.ts';
import { readProgram } from '../../data/program.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { IccForm } from '../../statistics/icc.ts';

/** How codings are compared, as a user says it. */
export interface ComparisonOptions {
  readonly icc: '1' | 'k' | 'A1' | 'Ak' | 'C1' | 'Ck';
  readonly effects: 'random' | 'mixed';
  readonly missing: 'auto' | 'complete' | 'reml';
  readonly bands: string;
  readonly kappaBands: string;
  readonly unit: 'stretch' | 'utterance';
  /** What an utterance without a code counts as. */
  readonly code: 'omitted' | 'category' | 'missing';
  readonly wanted: number;
  readonly confidence: number;
  readonly seed: number;
  readonly resamples: number;
  readonly disagreements: number;
  /** Whether disagreements are listed with what was said. */
  readonly text: boolean;
}

/** A comparison with the usual choices, where a command needs figures and offers no choice. */
export async function plainComparison(rubric: Rubric, rubricSha256: string): Promise<ComparisonSetup> {
  return {
    rubric,
    rubricSha256,
    choices: comparisonChoices(usualComparison),
    bands: chooseBands(await loadAgreementBands(), usualComparison),
    software: { name: 'miti-coder', version: readProgram().version },
    alone: 0,
    notes: [],
  };
}

/** The options where none is given. */
export const usualComparison: ComparisonOptions = {
  icc: 'A1',
  effects: 'random',
  missing: 'auto',
  bands: 'cicchetti-1994',
  kappaBands: 'landis-koch-1977',
  unit: 'stretch',
  code: 'omitted',
  wanted: 0.75,
  confidence: 0.95,
  seed: 1,
  resamples: 1000,
  disagreements: 10,
  text: true,
};

/** The options,, in the terms of the statistics. */
export function comparisonChoices(options: ComparisonOptions): ComparisonChoices {
  return {
    iccForm: iccFormOf(options),
    missing: options.missing === 'complete' ? 'completeCases' : options.missing,
    level: options.confidence,
    unit: options.unit === 'utterance' ? 'sharedUtterance' : 'stretch',
    noCode: options.code === 'omitted' ? 'omittedWhereNobodyCoded' : options.code,
    wantedReliability: options.wanted,
    seed: options.seed,
    resamples: options.resamples,
    disagreements: options.disagreements,
    withText: options.text,
  };
}

function iccFormOf({ icc, effects }: ComparisonOptions): IccForm {
  const unit = icc.endsWith('k') ? 'average' : 'single';
  if (icc === '1' || icc === 'k') return { model: 'oneWayRandom', definition: 'agreement', unit };
  const model = effects === 'mixed' ? 'twoWayMixed' : 'twoWayRandom';
  return { model, definition: icc.startsWith('A') ? 'agreement' : 'consistency', unit };
}

/** The scales whose words name the statistics. */
export function chooseBands(scales: readonly BandScale[], { bands, kappaBands }: ComparisonOptions): ChosenBands {
  const scaleOf = (id: string) => {
    const found = scales.find((scale) => scale.id === id);
    if (!found) throw new Error(`agreement-bands has no scale ${id}`);
    return found;
  };
  return { icc: scaleOf(bands), kappa: scaleOf(kappaBands), alpha: scaleOf('krippendorff-2004') };
}
