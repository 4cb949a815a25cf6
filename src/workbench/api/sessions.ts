import * as z from 'zod';
import { segmentMethods } from '../../instrument/coding-schema.ts';
import { line } from '../../instrument/fields.ts';
import { id, moment } from './documents.ts';

const text = z.string().max(200);

/** How far the present coder is with a session: its own codings alone count. */
export const sessionStatus = z.enum(['open', 'draft', 'final']);

/** GET `paths.sessions`, all as a query. */
export const sessionsQuery = z.strictObject({
  /** Part of the session's name, change goal or tag, in small letters or capitals alike. */
  search: text.optional(),
  status: sessionStatus.optional(),
  language: text.optional(),
  tag: text.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Shows caseworkers and clients. The codings of these sessions that the coder opens then are assisted ones. */
  people: z.literal('shown').optional(),
  /** Only with people shown. */
  caseworker: text.optional(),
  /** Number of sessions to pass over. */
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const ownCoding = z.object({
  id: z.string(),
  status: z.enum(['draft', 'final']),
  rubric: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});

const sessionEntry = z.object({
  id: z.string(),
  label: z.string(),
  date: z.string().nullable(),
  number: z.number().nullable(),
  language: z.string().nullable(),
  changeGoal: z.string().nullable(),
  tags: z.array(z.string()),
  durationSeconds: z.number().nullable(),
  hasTranscript: z.boolean(),
  hasRecording: z.boolean(),
  /** Whether there is something to read or to hear; of some sessions only totals are known. */
  codable: z.boolean(),
  status: sessionStatus,
  /** Whether the present coder was given it to code (`miti assign`), and by when; who else was is not shown. */
  assigned: z.object({ due: z.string().nullable() }).nullable(),
  /** The present coder's codings, the newest first. Whether others coded it is not shown: it may have been drawn for several. */
  own: z.array(ownCoding),
  /** Whether others finished it, too, so that there is a consensus to be found: told only once the coder has finished. */
  settleable: z.boolean(),
  /** Null unless asked for, or where none is known. */
  caseworker: z.string().nullable(),
  client: z.string().nullable(),
});
export type SessionEntry = z.infer<typeof sessionEntry>;

export const sessionsAnswer = z.object({
  sessions: z.array(sessionEntry),
  /** How many fit the query in all. */
  total: z.number(),
  /** How many of the library the present coder has at each status, whatever the query. */
  statuses: z.object({ open: z.number(), draft: z.number(), final: z.number() }),
  /** For the filters. */
  languages: z.array(z.string()),
  tags: z.array(z.string()),
  /** Empty unless people are shown. */
  caseworkers: z.array(z.string()),
});
export type SessionsAnswer = z.infer<typeof sessionsAnswer>;

/** The day by which the coder was asked for it; null where nobody asked, or named no day. */
const due = z.string().nullable();

/**
 * GET `paths.next`: a draft to go on with (the newest first), else the open session that the coder was given and that is
 * due first; for who was given none, the first open session by date. Null where all is done.
 */
export const nextAnswer = z.object({
  next: z
    .union([
      z.object({ kind: z.literal('draft'), coding: z.string(), session: z.string(), label: z.string(), due }),
      z.object({ kind: z.literal('open'), session: z.string(), label: z.string(), due }),
    ])
    .nullable(),
});
export type NextAnswer = z.infer<typeof nextAnswer>;

/**
 * Which part of a session is coded. A random segment without a seed is given the session's, the
 * same for every coder; who was given the session to code (`miti assign`) has that one always.
 */
export const wantedSegment = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('whole') }),
  z.strictObject({ method: z.literal('first'), seconds: moment.positive() }),
  z.strictObject({
    method: z.literal('random'),
    seconds: moment.positive(),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .optional(),
  }),
  z.strictObject({ method: z.literal('range'), startSeconds: moment, endSeconds: moment }),
]);
export type WantedSegment = z.infer<typeof wantedSegment>;

/** A segment as it was drawn. */
export const shownSegment = z.object({
  method: z.enum(segmentMethods),
  seed: z.number().nullable(),
  startSeconds: z.number().nullable(),
  endSeconds: z.number().nullable(),
  /** Whether the times were estimated from the number of words. */
  timesEstimated: z.boolean(),
  /** Its first and last turn; null where the session has no transcript. */
  turns: z.object({ first: z.string(), last: z.string() }).nullable(),
  /** First and last sentence, as the coding form has them; null where the session has no transcript. */
  sentences: z.object({ first: z.string(), last: z.string() }).nullable(),
});
export type ShownSegment = z.infer<typeof shownSegment>;

/** POST `paths.drawSegment`. */
export const drawBody = z.strictObject({
  segment: wantedSegment,
  /** Length of the recording as the page measured it, for a session whose length is not known. */
  durationSeconds: moment.positive().optional(),
});
export type DrawBody = z.infer<typeof drawBody>;
export const drawAnswer = z.object({
  segment: shownSegment,
  /** The choice with its seed: what to begin the coding with. */
  choice: wantedSegment,
  /** What a person has to know: "the session is shorter than ...". */
  notes: z.array(z.string()),
});
export type DrawAnswer = z.infer<typeof drawAnswer>;

/** POST `paths.beginCoding`. Beginning again with all the same while the coding is a draft opens that draft. */
export const beginBody = z.strictObject({
  rubric: id,
  segment: wantedSegment,
  /** Null leaves it to be named later; left out takes the session's. */
  changeGoal: line.nullable().optional(),
  /** What is coded: a transcript, or a recording by its events. */
  material: z.enum(['transcript', 'recording']),
  /**
   * How the clinician's turns are divided at first: one utterance each, or complete thoughts as the program finds them.
   * The coder splits and joins them either way.
   */
  division: z.enum(['turns', 'thoughts']).default('turns'),
  /** Length of the recording as the page measured it; kept with a session whose length is not known. */
  durationSeconds: moment.positive().optional(),
});
export type BeginBody = z.input<typeof beginBody>;
export const beginAnswer = z.object({ coding: z.string() });
export type BeginAnswer = z.infer<typeof beginAnswer>;
