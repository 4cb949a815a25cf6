import type { ClientTalk } from '../../instrument/coding.ts';
import type { CodeId } from '../../instrument/rubric.ts';
import { classes, classIndex, families, familyShare, type ModelClass, type Shares, talks } from './classes.ts';
import { type Calibration, type CoderModel, calibrate } from './coder-model.ts';

/** What an utterance is given. */
export interface ClassDecision {
  readonly class: ModelClass;
  /** The likeliest of the other classes. */
  readonly next: ModelClass;
  /** Probability that a trained coder gives the same. */
  readonly confidence: number;
  /** How much of its share of reflection is complex, 0 to 1. */
  readonly complexity: number;
}

const asItIs: Calibration = { slope: 1, offset: 0 };
const least = 1e-9;

/**
 * Decides one utterance: the likeliest family of codes, and the likeliest code within it.
 *
 * @param allowed the classes whose codes the rubric knows, and none
 */
export function decideUtterance(
  shares: Shares,
  allowed: ReadonlySet<ModelClass>,
  { codeOffsets, calibrations }: Pick<CoderModel, 'codeOffsets' | 'calibrations'>,
): ClassDecision {
  const weighed = addOffsets(shares, codeOffsets);
  const share = (name: ModelClass) => weighed[classIndex[name]] as number;
  const byFamily = families.map((_, family) => familyShare(weighed, family));
  const family = byFamily.indexOf(Math.max(...byFamily));
  const ranked = (families[family] ?? []).filter((name) => allowed.has(name)).toSorted((a, b) => share(b) - share(a));
  const chosen = ranked[0] ?? 'none';
  const known = ranked.reduce((sum, name) => sum + share(name), 0);
  const chance = calibrate(calibrations[family] ?? asItIs, byFamily[family] ?? 0);
  const others = [...allowed].filter((name) => name !== chosen).toSorted((a, b) => share(b) - share(a));
  return {
    class: chosen,
    next: others[0] ?? 'none',
    confidence: known > 0 ? (chance * share(chosen)) / known : chance,
    complexity: share('CR') / Math.max(least, share('SR') + share('CR')),
  };
}

/** Shares with what rare codes are given in advance. */
export function addOffsets(shares: Shares, offsets: CoderModel['codeOffsets']): Shares {
  const raised = shares.map((share, i) => share * Math.exp(offsets[classes[i] as ModelClass] ?? 0));
  const sum = raised.reduce((total, each) => total + each, 0);
  return raised.map((each) => each / sum);
}

/** The talk of a client's turn. */
export function decideTalk(shares: Shares, offsets: CoderModel['talkOffsets']): ClientTalk {
  const scores = talks.map((talk, i) => (shares[i] ?? 0) * Math.exp(talk === 'neutral' ? 0 : offsets[talk]));
  return talks[scores.indexOf(Math.max(...scores))] ?? 'neutral';
}

/** The class of a code. */
export function classOf(code: CodeId | null): ModelClass {
  return classes.find((name) => name === code) ?? 'none';
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
