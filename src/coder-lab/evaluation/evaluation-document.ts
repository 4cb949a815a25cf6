import * as z from 'zod';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

const figure = z
  .object({
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    reason: z.string().optional().meta({ description: 'Why there is no value' }),
  })
  .meta({ description: 'Unrounded, with its bootstrap interval over sessions (null where there is none)' });

const classification = z.object({
  units: count,
  classes: z.array(z.string()),
  confusion: z.array(z.array(count)).meta({ description: 'A row a class by people, a column a class by the coder' }),
  macroF1: figure,
  accuracy: figure,
  perClass: z.array(
    z.object({
      class: z.string(),
      gold: count,
      coder: count,
      precision: share.nullable(),
      recall: share.nullable(),
      f1: figure,
    }),
  ),
});

const presence = z.object({
  turns: count,
  meanF1: figure,
  labels: z.array(z.object({ label: z.string(), gold: count, coder: count, hits: count, f1: figure })),
});

const calibration = z.object({
  codes: count,
  shareRight: share,
  meanConfidence: share,
  brier: figure,
  expectedCalibrationError: figure,
  bins: z.array(
    z.object({ from: share, to: share, codes: count, meanConfidence: share.nullable(), shareRight: share.nullable() }),
  ),
});

const values = z.array(z.object({ session: z.string(), gold: z.number(), coder: z.number() }));

const measure = z.object({
  id: z.string(),
  name: z.string(),
  sessions: count,
  icc: figure.meta({ description: 'ICC(A,1): two-way random, absolute agreement, single coder' }),
  bias: figure.meta({ description: 'Mean of coder minus people' }),
  lowerLimit: figure,
  upperLimit: figure,
  values,
});

const globalRating = z.object({
  id: z.string(),
  name: z.string(),
  ratings: count,
  r: figure,
  withinOnePoint: figure,
  bias: figure,
  values,
});

const level = z.object({ id: z.string(), name: z.string(), assessments: count, shareEqual: figure });

const result = z.object({
  scheme: z.enum(['miti', 'annomi']).meta({ description: 'What people labelled by: the rubric, or AnnoMI' }),
  language: z.string().nullable().meta({ description: 'Null: all languages together' }),
  punctuation: z.enum(['asWritten', 'stripped']).meta({ description: 'stripped: small letters and no marks' }),
  sessions: count,
  clinicianTurns: count,
  behaviour: classification.nullable().meta({ description: 'Main behaviour of each clinician turn' }),
  behaviourPresence: presence.nullable(),
  codes: classification.nullable().meta({ description: 'Code of each utterance that people divided off' }),
  codePresence: presence.nullable().meta({ description: 'Which codes each clinician turn holds' }),
  clientTalk: classification.nullable(),
  calibration: calibration.nullable(),
  measures: z.array(measure),
  globals: z.array(globalRating),
  levels: z.array(level),
});

/** What `miti evaluate --json` prints. */
export const evaluationSchema = z.object({
  schema: z.literal('miti-evaluation/1'),
  rubric: z.object({ id: z.string(), sha256: z.string() }),
  coder: z.object({ kind: z.literal('heuristic'), id: z.string(), version: z.string().nullable() }),
  gold: z.array(z.object({ path: z.string(), sha256: z.string(), scheme: z.string(), sessions: count })),
  seed: count,
  resamples: count,
  level: share.meta({ description: 'Coverage of the intervals' }),
  results: z.array(result),
});

export type EvaluationDocument = z.infer<typeof evaluationSchema>;
export type EvaluationResult = EvaluationDocument['results'][number];
export type EvaluatedFigure = z.infer<typeof figure>;
export type Classification = z.infer<typeof classification>;
export type Presence = z.infer<typeof presence>;
export type ProbabilityCalibration = z.infer<typeof calibration>;
export type MeasureEvaluation = z.infer<typeof measure>;
export type GlobalAgreement = z.infer<typeof globalRating>;
export type LevelAgreement = z.infer<typeof level>;
