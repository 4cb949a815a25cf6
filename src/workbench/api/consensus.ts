import * as z from 'zod';
import type { ComparedPlace } from '../../agreement/double-coding/consensus.ts';
import { turnSchema } from '../../instrument/coding-schema.ts';
import { instant, line } from '../../instrument/fields.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { id, operationNumber } from './documents.ts';
import { keyMap } from './keys.ts';
import { shownSegment } from './sessions.ts';

/** What a coder gave at a place: a code, `none`, a kind of client talk or a point of a global. */
const given = z.strictObject({ coder: z.string(), value: z.string() });

const placeName = z.string().min(1).max(300);

/** What is decided at a place, and what the coders had given there, so that a decision never stands for something else. */
const placeDecision = z.strictObject({
  place: placeName,
  value: z.string().min(1).max(80),
  given: z.array(given).readonly(),
});
export type PlaceDecision = z.infer<typeof placeDecision>;

/** What the page writes into the log of a consensus. */
export const consensusOperation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('decide'), decisions: z.array(placeDecision).min(1).max(500) }),
  /** Why it was decided so; null takes the reason away. */
  z.strictObject({ kind: z.literal('explain'), place: placeName, reason: line.nullable() }),
  z.strictObject({ kind: z.literal('clear'), place: placeName }),
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('redo') }),
]);
export type ConsensusOperation = z.infer<typeof consensusOperation>;

/** What the server alone writes. */
const consensusStatusChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finish') }),
  z.strictObject({ kind: z.literal('reopen'), reason: line }),
]);

/** An operation as the page sends it: with the number that follows the last one of the log, and the moment. */
const sentConsensusOperation = z.strictObject({
  number: operationNumber,
  at: instant,
  operation: consensusOperation,
});
export type SentConsensusOperation = z.infer<typeof sentConsensusOperation>;

const loggedConsensusOperation = z.strictObject({
  number: operationNumber,
  at: instant,
  /** Who decided. */
  by: z.string(),
  operation: z.union([consensusOperation, consensusStatusChange]),
});
export type LoggedConsensusOperation = z.infer<typeof loggedConsensusOperation>;

/** GET `paths.consensuses`, as a query. */
export const consensusesQuery = z.strictObject({
  /** This session alone. */
  session: id.optional(),
  /** Number of sessions of the library to pass over. */
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

/**
 * What can be settled: stretches that several people have coded and finished. What the present coder is still to code is
 * left out, and so is nobody's business that it was coded by others.
 */
export const consensusesAnswer = z.object({
  stretches: z.array(
    z.object({
      session: z.string(),
      label: z.string(),
      date: z.string().nullable(),
      segment: shownSegment,
      rubric: z.string(),
      /** The codings, one a coder. */
      codings: z.array(z.object({ id: z.string(), coder: z.string() })),
      /** `outdated` is final, but of codings that were changed since. */
      status: z.enum(['open', 'draft', 'final', 'outdated']),
      /** The consensus that was begun here; null for none, and for one that was made elsewhere. */
      consensus: z.string().nullable(),
    }),
  ),
  /** Where to go on in the library; null at its end. */
  next: z.number().nullable(),
});
export type ConsensusesAnswer = z.infer<typeof consensusesAnswer>;

/** POST `paths.consensuses`: begins a consensus of codings, or opens the one that was begun. */
export const beginConsensusBody = z.strictObject({ codings: z.array(id).min(2).max(20) });
export const beginConsensusAnswer = z.object({ consensus: z.string() });
export type BeginConsensusAnswer = z.infer<typeof beginConsensusAnswer>;

/** GET `paths.consensus`. Where it stands is `replayConsensus` of `places` and `operations`. */
export const consensusAnswer = z.object({
  id: z.string(),
  session: z.object({ id: z.string(), label: z.string(), date: z.string().nullable() }),
  segment: shownSegment,
  changeGoal: z.string().nullable(),
  rubric: z.custom<Rubric>((value) => typeof value === 'object' && value !== null),
  keys: keyMap.nullable(),
  coders: z.array(z.string()),
  turns: z.array(turnSchema.pick({ id: true, role: true, startSeconds: true, text: true })),
  places: z.array(z.custom<ComparedPlace>()),
  operations: z.array(loggedConsensusOperation),
  /** Whether it is final and no longer what its codings and decisions make. */
  outdated: z.boolean(),
});
export type ConsensusAnswer = z.infer<typeof consensusAnswer>;

/**
 * POST `paths.decisions`: adds operations to the log. Those that it has already are passed over where they are the same;
 * others are `stale`. All or none is kept.
 */
export const decisionsBody = z.strictObject({ operations: z.array(sentConsensusOperation).min(1).max(500) });
export const decisionsAnswer = z.object({ last: z.number(), savedAt: instant });
export type DecisionsAnswer = z.infer<typeof decisionsAnswer>;

/** POST `paths.finishConsensus`: refused while a difference is open, or operations are missing. */
export const finishConsensusBody = z.strictObject({ last: z.int().nonnegative() });
/** POST `paths.reopenConsensus`. */
export const reopenConsensusBody = z.strictObject({ last: z.int().nonnegative(), reason: line });
export const consensusStatusAnswer = z.object({ operation: loggedConsensusOperation });
export type ConsensusStatusAnswer = z.infer<typeof consensusStatusAnswer>;
