import * as z from 'zod';
import {
  coderSchema,
  globalRatingSchema,
  revealedSchema,
  segmentMethods,
  turnCodesSchema,
  turnSchema,
} from '../instrument/coding-schema.ts';
import { calendarDate, codeId, globalId, instant, line, prose, seconds, sha256 } from '../instrument/fields.ts';
import { InputFault } from '../instrument/input-fault.ts';

const revision = z.int().positive();

/** A caseworker or coder, known by a pseudonym alone. */
export const personSchema = z.strictObject({
  /** Id of the history; people are named by their pseudonym everywhere else. */
  id: z.string(),
  pseudonym: line,
  /** What the supervisor wants to remember; null for nothing. */
  note: prose.nullable(),
  addedAt: instant,
  revision,
});

export type CaseworkerRecord = z.infer<typeof personSchema>;
export type CoderRecord = z.infer<typeof personSchema>;

/** What was said, with a role for each turn, and what its reader had to note. It never changes once it is kept. */
export const transcriptSchema = z.strictObject({ turns: z.array(turnSchema), notes: z.array(z.string()) });

const recording = z.strictObject({ path: z.string().min(1), sha256 });

/** Where a session came from. */
const source = z.strictObject({
  path: z.string(),
  format: z.string(),
  /** Hash of the whole file, which may hold several sessions. */
  sha256,
  /** The source's own id of the session. */
  sessionId: z.string(),
});

/** What can be changed of a session after it was added. */
export const sessionDetailsSchema = z.strictObject({
  /** Name that people know the session by; need not be unique. */
  label: line,
  /** Pseudonym; a caseworker who is not known yet is added with the session. */
  caseworker: line.nullable().default(null),
  client: line.nullable().default(null),
  date: calendarDate.nullable().default(null),
  /** Place in a series of sessions with one client, from 1. */
  number: z.int().positive().max(100_000).nullable().default(null),
  language: line.nullable().default(null),
  changeGoal: line.nullable().default(null),
  recording: recording.nullable().default(null),
  /** Length of the recording. */
  durationSeconds: seconds.nullable().default(null),
  tags: z
    .array(line)
    .transform((tags) => [...new Set(tags)].sort())
    .default([]),
});

export type SessionDetails = z.output<typeof sessionDetailsSchema>;
export type SessionChanges = Partial<SessionDetails>;

/** A session to add: only the label is needed. */
export const newSessionSchema = sessionDetailsSchema.extend({
  source: source.nullable().default(null),
  /** Hash of the content (see `hashTranscript`): a second session with the same hash is not added. Null adds always. */
  sourceHash: sha256.nullable().default(null),
  /** Null where only totals are known of the session. */
  transcript: transcriptSchema.nullable().default(null),
});
export type NewSession = z.input<typeof newSessionSchema>;

/** A session without its transcript, as lists need it. */
export const sessionSummarySchema = newSessionSchema.omit({ transcript: true }).extend({
  id: z.string(),
  hasTranscript: z.boolean(),
  revision,
});
export type SessionSummary = z.output<typeof sessionSummarySchema>;
export type TranscriptRecord = z.infer<typeof transcriptSchema>;

export interface SessionRecord extends SessionSummary {
  readonly transcript: TranscriptRecord | null;
}

/** A segment to draw or note. The same segment of the same session is kept once. */
export const newSegmentSchema = z.strictObject({
  sessionId: z.string(),
  method: z.enum(segmentMethods),
  seed: z.int().nullable().default(null),
  /** How long a segment was asked for; it ends with a turn, so it may be longer. */
  requestedSeconds: seconds.nullable().default(null),
  /** First and last turn; null where the session has no transcript. */
  turns: z.strictObject({ first: z.string(), last: z.string() }).nullable().default(null),
  startSeconds: seconds.nullable().default(null),
  endSeconds: seconds.nullable().default(null),
  /** Whether the times were estimated from the number of words. */
  timesEstimated: z.boolean().default(false),
});
export type NewSegment = z.input<typeof newSegmentSchema>;

export type SegmentRecord = z.output<typeof newSegmentSchema> & { readonly id: string };

/** What a coder gave: codes on utterances, or behaviour counts alone. A count that is left out is not known. */
const work = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('utterances'), turns: z.array(turnCodesSchema) }),
  z.strictObject({
    kind: z.literal('totals'),
    counts: z.record(codeId, z.number().nonnegative()),
    /** Number of volleys, where the source tells it. */
    volleys: z.exactOptional(z.number().nonnegative()),
    /** What was tallied while listening, where the counts come from that; a code of null is a turn of the client. */
    events: z.array(z.strictObject({ atSeconds: seconds, code: codeId.nullable() })).exactOptional(),
  }),
]);
export type CodingWork = z.infer<typeof work>;

/** A character of a turn's text, or a moment of the recording. */
const place = z.union([
  z.strictObject({ turnId: z.string(), at: z.int().nonnegative() }),
  z.strictObject({ atSeconds: seconds }),
]);

const globalRating = globalRatingSchema.extend({
  /** What the coder tied to it. */
  evidence: z.array(place).exactOptional(),
});

/** A turn, or the session as a whole; where in the turn or when in the recording, if the coder said so. */
const flag = z.strictObject({
  turnId: z.string().nullable(),
  note: z.string(),
  at: z.int().nonnegative().exactOptional(),
  atSeconds: seconds.exactOptional(),
});

/** What can be changed of a coding after it was added. */
export const codingContentSchema = z.strictObject({
  segmentId: z.string().nullable().default(null),
  changeGoal: line.nullable().default(null),
  work,
  globals: z.record(globalId, globalRating).default({}),
  /** Why a global was not rated. */
  withheld: z.record(globalId, line).exactOptional(),
  /** When turns begin, as the coder heard it, over what the transcript says. */
  times: z.record(z.string(), seconds).exactOptional(),
  /** Whether the coder saw what could lead them, such as suggestions of the heuristic coder. */
  assisted: z.boolean().default(false),
  /** What they saw of it, but for what they saw since the coding is final. */
  revealed: z.array(revealedSchema).exactOptional(),
  /** Why it was opened again after it was final. */
  reopenings: z.array(z.strictObject({ at: instant, reason: line })).exactOptional(),
  status: z.enum(['draft', 'final']).default('draft'),
  startedAt: instant.nullable().default(null),
  finishedAt: instant.nullable().default(null),
  notes: z.string().default(''),
  /** Ids of the codings that a consensus was made of. */
  madeOf: z.array(z.string()).exactOptional(),
  flags: z.array(flag).default([]),
  softwareVersion: line,
});

export type CodingContent = z.output<typeof codingContentSchema>;
export type CodingChanges = Partial<CodingContent>;

/** A session that a coder is to code. */
export const newAssignmentSchema = z.strictObject({
  sessionId: z.string(),
  coder: line,
  due: calendarDate.nullable().default(null),
});
export type NewAssignment = z.input<typeof newAssignmentSchema>;

/** Who removed something, and why. */
export const removalSchema = z.strictObject({ by: line, reason: line });

/** What is known of a coding from its first moment and never changes. */
const codingOrigin = z.strictObject({
  sessionId: z.string(),
  /** Known by a pseudonym; a coder who is not known yet is added with the coding. */
  coder: coderSchema.extend({ id: line, version: line.nullable() }),
  rubric: z.strictObject({ id: z.string(), sha256 }),
  /** Hash of what the coding was made from: a second coding with the same hash is not added. Null adds always. */
  sourceHash: sha256.nullable().default(null),
});

export const newCodingSchema = codingOrigin.extend(codingContentSchema.shape);
export type NewCoding = z.input<typeof newCodingSchema>;
export const codingRecordSchema = newCodingSchema.extend({ id: z.string(), revision });
export type CodingRecord = z.output<typeof codingRecordSchema>;

/** A rubric as it was when somebody coded with it. */
export interface RubricRecord {
  readonly sha256: string;
  readonly id: string;
  /** The rubric's JSON, byte for byte what the hash was taken of. */
  readonly content: string;
}

/**
 * Parses what somebody wants to keep.
 *
 * @throws InputFault that names the first field at fault
 */
export function parseRecord<Output>(schema: z.ZodType<Output>, data: unknown, what: string): Output {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const field = first?.path.join('.') ?? '';
  throw new InputFault({ problem: first?.message ?? 'is not valid', place: `${what} ${field}`.trimEnd() });
}
