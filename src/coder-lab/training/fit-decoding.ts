import { families, familyShare } from '../../coder/model/classes.ts';
import { talkNames } from '../../coder/model/client-features.ts';
import type { Calibration, CoderModel } from '../../coder/model/coder-model.ts';
import type { FeatureRows } from '../../coder/model/feature-rows.ts';
import { firstShares, type PackedStages, scoreRows, secondShares } from '../../coder/model/softmax.ts';
import { f1, meanF1 } from '../evaluation/f1.ts';
import type { Weights } from './train-weights.ts';
import type { TrainableSession } from './trainable-session.ts';

/** How the scores of a model become codes and probabilities. */
export type Decoding = Omit<CoderModel, 'language' | 'version' | 'clinician' | 'client'>;

/** What a model that never saw a session says of it. */
export interface OutOfFold {
  readonly session: TrainableSession;
  readonly clinician: Float64Array;
  readonly client: Float64Array;
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

interface Predicted {
  readonly rows: FeatureRows;
  contextOf(first: Float64Array): FeatureRows;
}

function predict(stages: PackedStages, { rows, contextOf }: Predicted): Float64Array {
  const scores = scoreRows(stages, rows);
  return secondShares(stages, scores, contextOf(firstShares(stages, scores, rows.rows)));
}

/** Fits calibration, offsets of client talk and the share of complex reflections to predictions of unseen sessions. */
export function fitDecoding(predictions: readonly OutOfFold[]): Decoding {
  return {
    calibrations: families.map((_, family) => fitLine(judgeFamily(predictions, family))),
    uncertainBelow: UNCERTAIN_BELOW,
    talkOffsets: fitTalkOffsets(predictions),
    complexShare: findComplexShare(predictions.map(({ session }) => session)),
  };
}

interface Judged {
  readonly share: number;
  readonly right: boolean;
}

/** The share of a family in each utterance that it would win, and whether people found the family there. */
function judgeFamily(predictions: readonly OutOfFold[], family: number): Judged[] {
  return predictions.flatMap(({ session, clinician }) =>
    session.clinician.bags.flatMap((bag) => {
      const judged: Judged[] = [];
      for (let row = bag.from; row < bag.to; row += 1) {
        const shares = families.map((_, other) => familyShare(clinician, row * COLUMNS, other));
        if (shares.indexOf(Math.max(...shares)) !== family) continue;
        judged.push({ share: shares[family] ?? 0, right: bag.families.has(family) });
      }
      return judged;
    }),
  );
}

const COLUMNS = families.flat().length;
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

const offsetSteps = [0, 0.4, 0.8, 1.2, 1.6, 2];

/** The offsets with the best mean F1 of change, neutral and sustain talk; the smallest of equals. */
function fitTalkOffsets(predictions: readonly OutOfFold[]): Decoding['talkOffsets'] {
  const judged = predictions.flatMap(({ session, client }) =>
    session.client.bags.map(({ from, talk }) => ({ talk, shares: client.subarray(from * TALKS, (from + 1) * TALKS) })),
  );
  let best = { change: 0, sustain: 0 };
  const few = [CHANGE, SUSTAIN].some((talk) => judged.filter((each) => each.talk === talk).length < LEAST_JUDGED);
  if (few) return best;
  let most = -1;
  for (const change of offsetSteps) {
    for (const sustain of offsetSteps) {
      const score = scoreOffsets(judged, change, sustain);
      if (score <= most + 1e-9) continue;
      most = score;
      best = { change, sustain };
    }
  }
  return best;
}

const TALKS = talkNames.length;
const CHANGE = talkNames.indexOf('change');
const SUSTAIN = talkNames.indexOf('sustain');

function scoreOffsets(
  judged: readonly { talk: number; shares: Float64Array }[],
  change: number,
  sustain: number,
): number {
  const [hits, gold, given] = [new Float64Array(TALKS), new Float64Array(TALKS), new Float64Array(TALKS)];
  for (const { talk, shares } of judged) {
    const scores = Array.from(shares, (share, k) => {
      const offset = k === CHANGE ? change : k === SUSTAIN ? sustain : 0;
      return Math.log(share + 1e-12) + offset;
    });
    const chosen = scores.indexOf(Math.max(...scores));
    gold[talk] = (gold[talk] as number) + 1;
    given[chosen] = (given[chosen] as number) + 1;
    if (chosen === talk) hits[talk] = (hits[talk] as number) + 1;
  }
  return meanF1(talkNames.map((_, k) => f1(hits[k] as number, gold[k] as number, given[k] as number))) ?? 0;
}

/** Which part of the turns with a reflection people found to hold a complex one. */
function findComplexShare(sessions: readonly TrainableSession[]): number {
  let [complex, reflecting] = [0, 0];
  for (const { gold } of sessions) {
    if (gold.scheme === 'annomi') {
      for (const each of gold.labels.values()) {
        if (each.role !== 'clinician' || !each.classes.has('reflection')) continue;
        reflecting += 1;
        if (each.complex) complex += 1;
      }
      continue;
    }
    for (const turn of gold.coding.turns) {
      if (turn.role !== 'clinician') continue;
      const has = (code: string) => turn.utterances.some((each) => each.code === code);
      if (has('SR') || has('CR')) reflecting += 1;
      if (has('CR')) complex += 1;
    }
  }
  return reflecting < LEAST_JUDGED ? USUAL_COMPLEX : complex / reflecting;
}
