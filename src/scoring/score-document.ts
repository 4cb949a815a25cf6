import * as z from 'zod';
import { clientTalkSchema, coderSchema, globalRatingSchema } from '../instrument/coding-schema.ts';
import { seconds } from '../instrument/fields.ts';

const code = z.string().meta({ description: 'Id of a behaviour code of the rubric' });

const utterance = z.object({
  text: z.string().meta({
    description:
      "The texts of a turn's utterances that are not empty, joined by a space, are the turn's text; an empty one shares the text before it",
  }),
  code: code.nullable(),
  confidence: z.number().min(0).max(1).nullable(),
  reason: z.string().nullable(),
});

const speech = {
  id: z.string().meta({ description: "The source's own id of the turn" }),
  speaker: z.string(),
};

const spoken = {
  startSeconds: seconds.nullable(),
  endSeconds: seconds.nullable(),
  text: z.string(),
};

const turn = z.discriminatedUnion('role', [
  z.object({ ...speech, role: z.literal('clinician'), ...spoken, utterances: z.array(utterance) }),
  z.object({
    ...speech,
    role: z.literal('client'),
    ...spoken,
    clientTalk: clientTalkSchema.optional(),
  }),
  z.object({ ...speech, role: z.literal('other'), ...spoken }),
]);

const volley = z.object({
  turnIds: z.array(z.string()),
  codes: z.array(code).meta({ description: 'What was counted, each code once' }),
  dropped: z
    .array(z.object({ code, rule: z.string() }))
    .meta({ description: 'What was given but not counted, and why' }),
});

const sessionScore = z.object({
  id: z.string(),
  source: z.object({ path: z.string(), format: z.string(), sha256: z.string() }),
  language: z.string().nullable(),
  changeGoal: z.string().nullable(),
  segment: z.object({
    method: z.string().meta({ description: 'whole, first, random or range' }),
    seed: z.int().nullable(),
    startSeconds: seconds.nullable(),
    endSeconds: seconds.nullable(),
    durationSeconds: seconds.nullable(),
    estimated: z.boolean().meta({ description: 'Whether times were estimated from the number of words' }),
  }),
  turns: z.array(turn),
  volleys: z.array(volley),
  counts: z.record(code, z.int().nonnegative()),
  globals: z.record(z.string(), globalRatingSchema),
  summary: z.record(z.string(), z.number().nullable()).meta({ description: 'Unrounded; null where undefined' }),
  undefined: z.record(z.string(), z.string()).meta({ description: 'Why a summary measure has no value' }),
  proficiency: z.record(z.string(), z.string()).meta({
    description: 'Id of the level reached, or below, notSet (no threshold), undefined (no value)',
  }),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  review: z
    .array(
      z.object({
        turnId: z.string(),
        startSeconds: seconds.nullable(),
        text: z.string(),
        code: code.nullable(),
        confidence: z.number().min(0).max(1).nullable().meta({ description: 'Probability of the code' }),
        secondBest: code.nullable().meta({ description: 'The next likely code; null for none' }),
        reason: z.string(),
      }),
    )
    .meta({
      description: 'Codes that the heuristic coder is not sure of: counted by its best guess, for a person to see',
    }),
});

/** What `miti score --json` prints. */
export const scoreDocumentSchema = z.object({
  schema: z.literal('miti-score/1'),
  rubric: z.object({ id: z.string(), sha256: z.string() }),
  coder: coderSchema,
  sessions: z.array(sessionScore),
});

export type ScoreDocument = z.infer<typeof scoreDocumentSchema>;
/** One session of a score document. */
export type SessionScore = ScoreDocument['sessions'][number];
/** What a score document says of all its sessions. */
export type ScoreHeader = Pick<ScoreDocument, 'rubric' | 'coder'>;
