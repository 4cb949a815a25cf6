import * as z from 'zod';
import { clientTalkSchema, codedUtteranceSchema, coderSchema, turnSchema } from '../../instrument/coding-schema.ts';
import { instant, line } from '../../instrument/fields.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { codingDocument, id, operationNumber } from './documents.ts';
import { keyMap } from './keys.ts';
import { loggedOperation, sentOperation } from './operations.ts';
import { recordingFacts } from './recordings.ts';
import { shownSegment } from './sessions.ts';

/** A tab of the browser: a random name that the page makes when it is loaded. */
const tab = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

/** A turn of the transcript, which never changes. Who speaks is known by role alone: labels may be names. */
const spokenTurn = turnSchema.omit({ speaker: true }).extend({
  /** Whether a client's turn is nothing but listening noises ("mm-hm"), which alone does not end a volley. */
  facilitative: z.boolean(),
});
export type WorkTurn = z.infer<typeof spokenTurn>;

/**
 * GET `paths.coding`. The state of the coding is `replay` (of coding/log.ts) of `start` and `operations`. It gives no
 * right to write: see `hold`.
 */
export const codingAnswer = z.object({
  id: z.string(),
  coder: coderSchema.pick({ kind: true, id: true }),
  /** Whether the present coder may write here: it is their own coding. */
  own: z.boolean(),
  practice: z.boolean(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  rubricSha256: z.string(),
  rubric: z.custom<Rubric>((value) => typeof value === 'object' && value !== null),
  session: z.object({
    id: z.string(),
    label: z.string(),
    date: z.string().nullable(),
    number: z.number().nullable(),
    language: z.string().nullable(),
    durationSeconds: z.number().nullable(),
    /** What the reader of the transcript had to note. */
    notes: z.array(z.string()),
  }),
  segment: shownSegment,
  /** The whole session's turns; null where it has no transcript. */
  turns: z.array(spokenTurn).nullable(),
  /** The segment within them: from one index up to, but not with, another. */
  inSegment: z.object({ from: z.number(), to: z.number() }),
  /** Null where no recording is known. */
  recording: recordingFacts.nullable(),
  keys: keyMap.nullable(),
  start: codingDocument,
  operations: z.array(loggedOperation),
});
export type CodingAnswer = z.infer<typeof codingAnswer>;

/**
 * POST `paths.operations`. Numbers go on from the last of the log without a gap. Operations that the log has already are
 * passed over where they are the same, so a page that got no answer sends again; others are `stale`. All or none is kept.
 * A page that was away sends its queue in pieces.
 */
export const operationsBody = z.strictObject({ tab, operations: z.array(sentOperation).min(1).max(500) });
/** All operations up to `last` are on the disk. */
export const operationsAnswer = z.object({ last: z.number(), savedAt: instant });
export type OperationsAnswer = z.infer<typeof operationsAnswer>;

/**
 * POST `paths.hold`, at the start and then every few seconds. The first tab to ask has the right to write; it lapses
 * half a minute after the last time it was renewed. `take` takes it from another tab, `release` gives it back (also by
 * `navigator.sendBeacon`).
 */
export const holdBody = z.strictObject({
  tab,
  want: z.enum(['renew', 'take', 'release']),
  /** Number of the last operation that the page has from the server; 0 for none. */
  after: z.int().nonnegative(),
});
export const holdAnswer = z.object({
  holder: z.enum(['this', 'another', 'nobody']),
  last: z.number(),
  /** What others wrote after `after`. */
  operations: z.array(loggedOperation),
});
export type HoldAnswer = z.infer<typeof holdAnswer>;

/** POST `paths.finish`: refused while a global is neither rated nor withheld, or operations are missing. */
export const finishBody = z.strictObject({ tab, last: z.int().nonnegative() });
/** POST `paths.reopen`. */
export const reopenBody = z.strictObject({ tab, last: z.int().nonnegative(), reason: line });
/** The operations that the server wrote into the log: before a finish, what the coder was shown elsewhere. */
export const statusAnswer = z.object({ operations: z.array(loggedOperation), last: operationNumber });
export type StatusAnswer = z.infer<typeof statusAnswer>;

/** GET `paths.suggestions`. */
export const suggestionsAnswer = z.object({
  coder: z.object({ id: z.string(), version: z.string().nullable() }),
  /** Utterances as the heuristic coder divided the clinician's turns; which of the page's they are told by their place. */
  utterances: z.array(codedUtteranceSchema.extend({ turnId: z.string() })),
  clientTalk: z.array(z.object({ turnId: z.string(), talk: clientTalkSchema })),
});
export type SuggestionsAnswer = z.infer<typeof suggestionsAnswer>;

/** GET `paths.people`. */
export const peopleAnswer = z.object({
  caseworker: z.string().nullable(),
  client: z.string().nullable(),
  /** The speakers' labels of the transcript, by turn. */
  speakers: z.record(id, z.string()),
});
export type PeopleAnswer = z.infer<typeof peopleAnswer>;

/** GET `paths.comparison`: stretches of speech with the coder's code and the gold one. */
export const comparisonAnswer = z.object({
  stretches: z.array(
    z.object({
      turnId: z.string(),
      text: z.string(),
      /** Null where no code was given. */
      own: z.string().nullable(),
      gold: z.string().nullable(),
      /** The argument for the gold code, in the language of its coder; null where none is given. */
      reason: z.string().nullable(),
    }),
  ),
  clientTalk: z.array(
    z.object({
      turnId: z.string(),
      text: z.string(),
      own: z.string().nullable(),
      gold: z.string().nullable(),
    }),
  ),
  /** Global by global; gold ratings are of the whole session. */
  globals: z.array(z.object({ id: z.string(), own: z.number().nullable(), gold: z.number().nullable() })),
  /** Stretches that either of the two coded, and those on which both agree. */
  compared: z.number(),
  agreed: z.number(),
});
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;
