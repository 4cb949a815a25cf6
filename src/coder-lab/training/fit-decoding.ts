import {
  classes,
  classIndex,
  families,
  familyShare,
  type ModelClass,
  type Shares,
  talks,
} from '../../coder/model/classes.ts';
import type { Calibration, CoderModel } from '../../coder/model/coder-model.ts';
import { addOffsets, decideTalk, decideUtterance } from '../../coder/model/decode.ts';
import { type PackedStages, unpackStages } from '../../coder/model/softmax.ts';
import { f1, meanF1 } from '../evaluation/f1.ts';
import { predictHashed } from '../fitting/predict.ts';
import { joinRows, type TrainingSession } from '../fitting/two-stages.ts';
import type { Weights } from './train-weights.ts';
import type { JudgedBag, TrainableSession } from './trainable-session.ts';

/** How the scores of a model become codes and probabilities. */
export type Decoding = Omit<CoderModel, 'language' | 'version' | 'clinician' | 'client'>;

/** What a model that never saw a session says of it. */
export interface OutOfFold {
  readonly session: TrainableSession;
  readonly clinician: readonly Shares[];
  readonly client: readonly Shares[];
}

/** Fewest judgements that a line of calibration, or an offset, is fitted to. */
const LEAST_JUDGED = 30;
const UNCERTAIN_BELOW = 0.5;
/** Share of complex reflections where people coded none. */
const USUAL_COMPLEX = 0.5;

const plain: Calibration = { slope: 1, offset: 0 };

/** The probabilities of a model's second stage for a session. */
export function predictSession(weights: Weights, session: TrainableSession): OutOfFold {
  return {
    session,
    clinician: predict(weights.clinician, session.clinician),
    client: predict(weights.client, session.client),
  };
}

function predict(stages: PackedStages, { rows, contextOf }: Pick<TrainingSession, 'rows' | 'contextOf'>): Shares[] {
  const { first, second } = unpackStages(stages);
  const context = contextOf(predictHashed(first, rows));
  return predictHashed(
    second,
    rows.map((row, i) => joinRows(row, context[i])),
  );
}

/** Fits offsets, calibration and the share of complex reflections to predictions of unseen sessions. */
export function fitDecoding(predictions: readonly OutOfFold[]): Decoding {
  const codeOffsets = fitCodeOffsets(predictions);
  return {
    calibrations: families.map((_, family) => fitLine(judgeFamily(predictions, family, codeOffsets))),
    uncertainBelow: UNCERTAIN_BELOW,
    codeOffsets,
    talkOffsets: fitTalkOffsets(predictions),
    complexShare: findComplexShare(predictions),
  };
}

interface Judged {
  readonly share: number;
  readonly right: boolean;
}

/** The share of a family in each utterance that it would win, and whether people found the family there. */
function judgeFamily(predictions: readonly OutOfFold[], family: number, offsets: CoderModel['codeOffsets']): Judged[] {
  return eachBag(predictions).flatMap(({ bag, shares }) => {
    const byFamily = shares.map((row) => families.map((_, other) => familyShare(addOffsets(row, offsets), other)));
    const won = byFamily.filter((each) => each.indexOf(Math.max(...each)) === family);
    return won.map((each) => ({ share: each[family] ?? 0, right: bag.families.has(family) }));
  });
}

function eachBag(predictions: readonly OutOfFold[]): { readonly bag: JudgedBag; readonly shares: readonly Shares[] }[] {
  return predictions.flatMap(({ session, clinician }) =>
    session.clinician.bags.map((bag) => ({ bag, shares: clinician.slice(bag.from, bag.to) })),
  );
}

/** Pulls a line towards "as it is", so that few or one-sided judgements do not run away. */
const RIDGE = 1;

/** Fits a line to log-odds by Newton's method (Platt 1999, with a ridge). */
function fitLine(judged: readonly Judged[]): Calibration {
  if (judged.length < LEAST_JUDGED) return plain;
  const points = judged.map(({ share, right }) => ({ x: logOdds(share), y: right ? 1 : 0 }));
  let { slope, offset } = plain;
  for (let round = 0; round < 25; round += 1) {
    let [a, b, aa, ab, bb] = [RIDGE * (slope - 1), RIDGE * offset, RIDGE, 0, RIDGE];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const spread = p * (1 - p);
      a += (p - y) * x;
      b += p - y;
      aa += spread * x * x;
      ab += spread * x;
      bb += spread;
    }
    const determinant = aa * bb - ab * ab;
    if (determinant <= 0) break;
    slope -= (bb * a - ab * b) / determinant;
    offset -= (aa * b - ab * a) / determinant;
  }
  // A line that falls would make the less likely the more certain.
  return slope > 0 && Number.isFinite(slope) && Number.isFinite(offset) ? { slope, offset } : plain;
}

function logOdds(share: number): number {
  const least = 1e-9;
  return Math.log((share + least) / (1 - share + least));
}

/** Codes that may be given something in advance, the most frequent first. */
const offsetCodes = ['SEEK', 'AF', 'PERSUADE_WITH', 'CONFRONT', 'EMPHASIZE'] as const satisfies readonly ModelClass[];
const codeSteps = [-0.5, 0, 0.5, 1, 1.5];
/** An offset must gain this much, or it is left at 0. */
const LEAST_GAIN = 0.002;

/** One code after another, the offset with the best mean F1 over all codes that a run of utterances holds. */
function fitCodeOffsets(predictions: readonly OutOfFold[]): Decoding['codeOffsets'] {
  const judged = eachBag(predictions).filter(({ bag }) => bag.codes !== null);
  const offsets: Partial<Record<ModelClass, number>> = {};
  for (const code of offsetCodes) {
    if (judged.filter(({ bag }) => bag.codes?.has(code)).length < LEAST_JUDGED) continue;
    let most = scoreCodes(judged, offsets) + LEAST_GAIN;
    let best = 0;
    for (const offset of codeSteps) {
      const score = scoreCodes(judged, { ...offsets, [code]: offset });
      if (score <= most) continue;
      most = score;
      best = offset;
    }
    offsets[code] = best;
  }
  return offsets;
}

const allClasses: ReadonlySet<ModelClass> = new Set(classes);

function scoreCodes(judged: ReturnType<typeof eachBag>, codeOffsets: CoderModel['codeOffsets']): number {
  const counts = classes.slice(1).map((name) => ({ name, both: 0, gold: 0, given: 0 }));
  for (const { bag, shares } of judged) {
    const given = new Set(
      shares.map((row) => decideUtterance(row, allClasses, { codeOffsets, calibrations: [] }).class),
    );
    for (const count of counts) {
      const [inGold, inGiven] = [bag.codes?.has(count.name) ?? false, given.has(count.name)];
      if (inGold) count.gold += 1;
      if (inGiven) count.given += 1;
      if (inGold && inGiven) count.both += 1;
    }
  }
  return meanF1(counts.map(({ both, gold, given }) => f1(both, gold, given))) ?? 0;
}

const talkSteps = [0, 0.4, 0.8, 1.2, 1.6, 2];

/** The offsets with the best mean F1 of change, neutral and sustain talk; the smallest of equals. */
function fitTalkOffsets(predictions: readonly OutOfFold[]): Decoding['talkOffsets'] {
  const judged = predictions.flatMap(({ session, client }) =>
    session.client.bags.map(({ from, talk }) => ({ talk: talks[talk] ?? 'neutral', shares: client[from] ?? [] })),
  );
  let best = { change: 0, sustain: 0 };
  const few = talks.some((talk) => judged.filter((each) => each.talk === talk).length < LEAST_JUDGED);
  if (few) return best;
  let most = -1;
  for (const change of talkSteps) {
    for (const sustain of talkSteps) {
      const given = judged.map(({ shares }) => decideTalk(shares, { change, sustain }));
      const scores = talks.map((talk) => {
        const both = judged.filter((each, i) => each.talk === talk && given[i] === talk).length;
        const gold = judged.filter((each) => each.talk === talk).length;
        return f1(both, gold, given.filter((each) => each === talk).length);
      });
      const score = meanF1(scores) ?? 0;
      if (score <= most + 1e-9) continue;
      most = score;
      best = { change, sustain };
    }
  }
  return best;
}

/** Which part of the runs with a reflection people found to hold a complex one. */
function findComplexShare(predictions: readonly OutOfFold[]): number {
  const holds = (bag: JudgedBag, name: ModelClass) =>
    bag.labels.some(({ classes: of, share }) => of.length === 1 && of[0] === classIndex[name] && share >= 0.5);
  const bags = eachBag(predictions).map(({ bag }) => bag);
  const complex = bags.filter((bag) => holds(bag, 'CR')).length;
  const reflecting = bags.filter((bag) => holds(bag, 'CR') || holds(bag, 'SR')).length;
  return reflecting < LEAST_JUDGED ? USUAL_COMPLEX : complex / reflecting;
}
