import { classes, classIndex, type ModelClass, talks } from '../../../src/coder/model/classes.ts';
import type { CoderModel } from '../../../src/coder/model/coder-model.ts';
import { bucketOf, buckets } from '../../../src/coder/model/features.ts';
import { type LinearModel, packStages } from '../../../src/coder/model/softmax.ts';

/** Weights made by hand: only the bias has any, and it leans to one column. */
function leaningStage(columns: number, column: number, weight: number): LinearModel {
  const weights = new Float64Array(buckets * columns);
  weights[bucketOf('bias', '') * columns + column] = weight;
  return { columns, weights };
}

/** A model that always leans to one class. */
export function leaningModel(name: ModelClass, weight = 3): CoderModel {
  const clinician = leaningStage(classes.length, classIndex[name], weight);
  const client = leaningStage(talks.length, 1, weight);
  return {
    version: 'by hand',
    language: 'en',
    clinician: packStages({ first: clinician, second: clinician }),
    client: packStages({ first: client, second: client }),
    calibrations: Array.from({ length: 4 }, () => ({ slope: 1, offset: 0 })),
    uncertainBelow: 0.5,
    codeOffsets: {},
    talkOffsets: { change: 0, sustain: 0 },
    complexShare: 0.5,
  };
}
