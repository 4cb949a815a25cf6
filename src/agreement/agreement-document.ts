import * as z from 'zod';
import { coderKinds } from '../instrument/coding-schema.ts';

const count = z.int().nonnegative();

/** A figure, or the reason why there is none. */
function found<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('defined', [
    z.object({ defined: z.literal(true), value }),
    z.object({
      defined: z.literal(false),
      kind: z.string().meta({ description: 'Why there is no figure, for programs' }),
      reason: z.string().meta({ description: 'The same in words' }),
    }),
  ]);
}

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

const figure = found(z.number());
const interval = z.object({ level: z.number(), lower: z.number(), upper: z.number() });

const resampled = interval.extend({
  seed: z.int(),
  resamples: z.int().positive(),
  undefinedResamples: count,
  over: z.enum(['sessions', 'units']).meta({ description: 'What was drawn; units of one session are alike' }),
});

const band = z
  .object({
    scale: z.string().meta({ description: 'Whose words they are: an id of agreement-bands' }),
    estimate: z.string().nullable(),
    lower: z.string().nullable().meta({ description: 'Band of the lower end of the interval' }),
    upper: z.string().nullable(),
  })
  .meta({ description: 'Words for the size; Koo & Li name the ends of the interval only' });

const coderSummary = z.object({
  coder: z.string(),
  sessions: count,
  mean: figure,
  standardDeviation: figure,
});

const icc = z.object({
  form: z.string().meta({ description: 'Always printed with the figure' }),
  method: z.enum(['completeCases', 'reml']),
  sessions: count,
  omittedSessions: count.meta({ description: 'Left out because some coder gave no value' }),
  estimate: z.number(),
  interval: found(interval),
  test: found(z.object({ nullValue: z.number(), f: z.number(), df1: z.number(), df2: z.number(), p: z.number() })),
  band,
});

const onScale = z
  .object({
    exact: figure,
    withinOne: figure,
    quadraticKappa: found(z.object({ kappa: z.number(), interval: found(interval), band })),
    ordinalAlpha: found(z.object({ alpha: z.number(), interval: found(resampled), band })),
  })
  .meta({ description: 'For ratings on a scale of whole points; agreement as shares from 0 to 1' });

const blandAltman = found(
  z.object({
    bias: z.number().meta({ description: 'Mean difference, first coder less second' }),
    biasInterval: interval,
    standardDeviation: z.number(),
    lowerLimit: z.number(),
    upperLimit: z.number(),
  }),
);

const measure = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['global', 'count', 'summary']),
  unit: z.enum(['points', 'count', 'percent', 'ratio']),
  sessions: count.meta({ description: 'With values of two coders or more' }),
  coders: list(coderSummary),
  icc: found(icc),
  standardErrorOfMeasurement: figure.meta({ description: "Of one coder's value, in the measure's unit" }),
  minimalDetectableChange: figure,
  neededCoders: found(z.object({ wanted: z.number(), times: z.number(), coders: z.int().positive() })),
  onScale: onScale.nullable(),
  blandAltman: blandAltman.nullable().meta({ description: 'With two coders only' }),
  values: list(z.object({ session: z.string(), values: list(z.number().nullable()) })).meta({
    description: "What each coder gave, in the order of the measure's coders",
  }),
});

const codeAgreement = z.object({
  units: count,
  agreement: figure,
  kappa: found(z.object({ method: z.enum(['cohen', 'fleiss']), kappa: z.number(), interval: found(interval), band })),
  alpha: found(z.object({ alpha: z.number(), interval: found(resampled), band })),
  ac1: found(z.object({ ac1: z.number(), interval: found(interval) })),
});

const presence = codeAgreement.extend({ present: list(z.object({ coder: z.string(), units: count })) });

const utterances = z.object({
  coders: list(z.string()),
  sessions: count,
  omittedTurns: count.meta({ description: 'Turns of the clinician that some coding of the session lacks' }),
  unitising: z.object({
    places: count,
    coders: list(z.object({ coder: z.string(), utterances: count, divisions: count })),
    sharedUtterances: count,
    agreement: figure,
    alpha: figure,
  }),
  overall: codeAgreement,
  codes: list(z.object({ code: z.string(), name: z.string(), units: presence, volleys: presence })),
  confusion: z.object({
    categories: list(z.string()),
    counts: list(list(count)).meta({
      description: 'Two coders: rows the first, columns the second. More: every pair of codings, counted both ways',
    }),
  }),
  confusions: list(z.object({ codes: z.tuple([z.string(), z.string()]), count })).meta({
    description: 'Codes that met on one unit, whichever coder gave which',
  }),
});

const differingSession = z.object({
  session: z.string(),
  measure: z.string(),
  values: list(z.object({ coder: z.string(), value: z.number() })),
  difference: z.number(),
});

const differingUtterance = z.object({
  session: z.string(),
  turnId: z.string(),
  startSeconds: z.number().nullable(),
  text: z.string().nullable(),
  codes: list(z.object({ coder: z.string(), code: z.string().nullable() })),
});

const pair = z.object({
  coders: z.tuple([z.string(), z.string()]),
  sessions: count,
  icc: z.record(z.string(), figure).meta({ description: 'By measure, in the form of the choices' }),
  kappa: figure.meta({ description: "Cohen's kappa of the codes of utterances" }),
});

const warning = z.object({
  kind: z.string(),
  message: z.string(),
  facts: z
    .object({
      session: z.string().meta({ description: 'Label' }),
      coder: z.string(),
      measure: z.string().meta({ description: 'Id' }),
      count: count.meta({ description: 'Of what the kind is about: turns, codings ...' }),
      of: count.meta({ description: 'Of how many' }),
    })
    .partial()
    .meta({ description: 'What the message tells, for programs' }),
});

/** What `miti agree --json` prints. */
export const agreementDocumentSchema = z.object({
  schema: z.literal('miti-agreement/1'),
  software: z.object({ name: z.string(), version: z.string() }),
  rubric: z.object({ id: z.string(), name: z.string(), sha256: z.string() }),
  choices: z.object({
    iccForm: z.string(),
    missing: z.enum(['completeCases', 'reml']),
    level: z.number(),
    unit: z.enum(['stretch', 'sharedUtterance']),
    noCode: z.enum(['omittedWhereNobodyCoded', 'category', 'missing']),
    bands: z.object({ icc: z.string(), kappa: z.string(), alpha: z.string() }),
    wantedReliability: z.number(),
    seed: z.int(),
    resamples: z.int().positive(),
  }),
  coders: list(
    z.object({
      id: z.string(),
      kind: z.enum(coderKinds),
      version: z.string().nullable(),
      sessions: count,
      assisted: count.meta({ description: 'Of these, those in which the coder saw what could lead them' }),
    }),
  ),
  sessions: list(z.object({ id: z.string(), label: z.string(), coders: list(z.string()) })).meta({
    description: 'A session, or a segment of one, that two coders or more coded',
  }),
  codedOnce: count.meta({ description: 'Sessions with a single coding: nothing to compare' }),
  measures: list(measure),
  utterances: utterances.nullable().meta({ description: 'Null where no session has two codings of its utterances' }),
  pairs: list(pair).meta({ description: 'Each pair of coders, where there are more than two' }),
  disagreements: z.object({ globals: list(differingSession), utterances: list(differingUtterance) }),
  warnings: list(warning),
});

export type AgreementDocument = z.infer<typeof agreementDocumentSchema>;
export type MeasureAgreement = AgreementDocument['measures'][number];
export type MeasureIcc = z.infer<typeof icc>;
export type UtteranceAgreement = NonNullable<AgreementDocument['utterances']>;
export type CodeAgreement = z.infer<typeof codeAgreement>;
export type PresenceAgreement = z.infer<typeof presence>;
export type AgreementBand = z.infer<typeof band>;
export type AgreementWarning = AgreementDocument['warnings'][number];

/** A figure of the document, or the reason why there is none. */
export type Found<Value> =
  | { readonly defined: true; readonly value: Value }
  | { readonly defined: false; readonly kind: string; readonly reason: string };
