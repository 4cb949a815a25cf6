import type { CodeId } from '../../instrument/rubric.ts';
import type { WeighedUtterance } from '../rules/code-utterance.ts';
import { classCount, classIndex, families, familyShare, type ModelClass } from './classes.ts';
import { type Calibration, calibrate } from './coder-model.ts';

/** What an utterance is given, and by whom. */
export interface Decision {
  readonly class: ModelClass;
  readonly by: 'rules' | 'model';
  /** Probability that a trained coder gives the same. */
  readonly confidence: number;
  /** How much of its share of reflection is complex, 0 to 1. */
  readonly complexity: number;
}

/** When a detector decides against the model. */
interface Precedence {
  /** Least confidence of the detector. */
  readonly confidence: number;
  /** Least probability that the model leaves the code. */
  readonly share: number;
}

/**
 * Codes that detectors know better than the corpora teach them: a candidate that the decision rules left decides from
 * this confidence on, unless the model all but rules the code out.
 */
const precedence: Partial<Record<CodeId, Precedence>> = {
  AF: { confidence: 0.7, share: 0.2 },
  SEEK: { confidence: 0.7, share: 0.1 },
  EMPHASIZE: { confidence: 0.7, share: 0.2 },
  // The corpora hold so little of it that the model hardly ever gives it a share.
  CONFRONT: { confidence: 0.6, share: 0.02 },
  PERSUADE_WITH: { confidence: 0.6, share: 0.3 },
};

const uncalibrated: Calibration = { slope: 1, offset: 0 };

/** Decides one utterance: a strong detector, else the likeliest family of codes and the likeliest code within it. */
export function decideUtterance(
  probabilities: Float64Array,
  row: number,
  { best }: WeighedUtterance,
  allowed: ReadonlySet<ModelClass>,
  calibrations: readonly Calibration[],
): Decision {
  const from = row * classCount;
  const share = (name: ModelClass) => probabilities[from + classIndex[name]] as number;
  const complexity = share('CR') / Math.max(1e-9, share('SR') + share('CR'));
  const first = best?.code == null ? undefined : precedence[best.code];
  if (best && first && best.confidence >= first.confidence && share(classOf(best.code)) >= first.share)
    return { class: classOf(best.code), by: 'rules', confidence: best.confidence, complexity };
  let family = 0;
  for (let other = 1; other < families.length; other += 1)
    if (familyShare(probabilities, from, other) > familyShare(probabilities, from, family)) family = other;
  const { chosen, part } = likeliestOf(family, probabilities, from, allowed);
  const chance = calibrate(calibrations[family] ?? uncalibrated, familyShare(probabilities, from, family));
  return { class: chosen, by: 'model', confidence: Math.min(1, Math.max(0, chance * part)), complexity };
}

/** The likeliest allowed class of a family, and its part in what the allowed classes share. */
function likeliestOf(family: number, probabilities: Float64Array, from: number, allowed: ReadonlySet<ModelClass>) {
  let chosen: ModelClass = 'none';
  let most = 0;
  let total = 0;
  const names = families[family] ?? [];
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as ModelClass;
    if (!allowed.has(name)) continue;
    const share = probabilities[from + classIndex[name]] as number;
    total += share;
    if (share <= most) continue;
    most = share;
    chosen = name;
  }
  return { chosen, part: total > 0 ? most / total : 1 };
}

/** The likeliest allowed class but one. */
export function nextLikely(
  probabilities: Float64Array,
  row: number,
  chosen: ModelClass,
  allowed: ReadonlySet<ModelClass>,
): ModelClass {
  let next: ModelClass = 'none';
  let most = -1;
  for (const name of allowed) {
    const share = probabilities[row * classCount + classIndex[name]] as number;
    if (name === chosen || share <= most) continue;
    most = share;
    next = name;
  }
  return next;
}

/** The class of a code: both persuasions are one. */
export function classOf(code: CodeId | null): ModelClass {
  if (code === null) return 'none';
  return code === 'PERSUADE_WITH' ? 'PERSUADE' : (code as ModelClass);
}

/** The code of a class: persuasion has permission where one stands, or the words themselves leave the choice. */
export function codeOf(name: ModelClass, weighed: WeighedUtterance, known: ReadonlySet<CodeId>): CodeId | null {
  if (name === 'none') return null;
  const code = name === 'PERSUADE' && weighed.findLicence() !== null ? 'PERSUADE_WITH' : name;
  return known.has(code) ? code : null;
}

/** How far the session's own share of complex reflections counts against the usual one. */
const shrinkage = 0.5;

/**
 * Simple or complex by a session's quota: single reflections can hardly be told apart, shares of sessions can. The turns
 * whose reflections look most complex get the complex code, as many as the shares sum to.
 *
 * @param turns the complexity of each turn that reflects
 * @returns which of them are complex
 */
export function chooseComplex(turns: readonly number[], usualShare: number): boolean[] {
  const sum = turns.reduce((total, share) => total + usualShare + shrinkage * (share - usualShare), 0);
  const order = turns.map((_, i) => i).sort((a, b) => (turns[b] as number) - (turns[a] as number) || a - b);
  const complex = turns.map(() => false);
  for (const i of order.slice(0, Math.round(sum))) complex[i] = true;
  return complex;
}
