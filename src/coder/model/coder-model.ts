import type { Language } from '../reading/cue-kinds.ts';
import type { ModelClass } from './classes.ts';
import type { PackedStages } from './softmax.ts';

/** Turns a share into a probability: 1 / (1 + exp(-(slope * log-odds + offset))) [Platt 1999]. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** A trained model of a language. */
export interface CoderModel {
  readonly language: Language;
  /** Names the weights; it stands with every coding they made. */
  readonly version: string;
  readonly clinician: PackedStages;
  readonly client: PackedStages;
  /** One a family of codes, in the order of `families`. */
  readonly calibrations: readonly Calibration[];
  /** Below this probability a code is marked as uncertain. */
  readonly uncertainBelow: number;
  /** What is added to the log-probability of a code, where rare codes would else be lost to frequent ones; 0 if not named. */
  readonly codeOffsets: Readonly<Partial<Record<ModelClass, number>>>;
  /** What is added to the log-probability of change and of sustain talk. */
  readonly talkOffsets: { readonly change: number; readonly sustain: number };
  /** Share of complex reflections that a session is drawn to. */
  readonly complexShare: number;
}

const least = 1e-9;

/** A calibrated probability. */
export function calibrate({ slope, offset }: Calibration, share: number): number {
  const odds = Math.log((share + least) / (1 - share + least));
  return 1 / (1 + Math.exp(-(slope * odds + offset)));
}
