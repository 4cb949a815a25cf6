import * as z from 'zod';
import { clientTalkSchema, revealedSchema } from '../../instrument/coding-schema.ts';
import { globalId, instant, line } from '../../instrument/fields.ts';
import { decision, id, longProse, moment, offset, operationNumber, place, tallied } from './documents.ts';

/** An utterance by its place in its turn, from 0, at the moment of the operation. */
const utterancePlace = z.strictObject({ turnId: id, index: z.int().nonnegative() });
const places = z.array(utterancePlace).min(1).max(10_000);

/** What changes a coding's document, and can be undone. */
export const edit = z.discriminatedUnion('kind', [
  /** Gives utterances a code, or decides that they earn none. */
  z.strictObject({ kind: z.literal('code'), utterances: places, decision, suggested: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('clear'), utterances: places }),
  /**
   * Divides the utterance that holds the character at `at` before that character. The first part keeps the decision.
   * White space at the cut belongs to neither.
   */
  z.strictObject({ kind: z.literal('split'), turnId: id, at: offset }),
  /** Joins an utterance with the one after it. The first decision that is not null stays. */
  z.strictObject({ kind: z.literal('join'), turnId: id, index: z.int().nonnegative() }),
  /** Null takes the client talk away. */
  z.strictObject({
    kind: z.literal('clientTalk'),
    turnIds: z.array(id).min(1).max(10_000),
    talk: clientTalkSchema.nullable(),
    suggested: z.literal(true).optional(),
  }),
  /** The new flag's id is the operation's number. A place of null flags the session as a whole. */
  z.strictObject({ kind: z.literal('flag'), place: place.nullable(), note: longProse }),
  z.strictObject({ kind: z.literal('noteFlag'), flag: operationNumber, note: longProse }),
  z.strictObject({ kind: z.literal('unflag'), flag: operationNumber }),
  z.strictObject({ kind: z.literal('rate'), global: globalId, value: z.int() }),
  z.strictObject({ kind: z.literal('withhold'), global: globalId, reason: line }),
  z.strictObject({ kind: z.literal('unrate'), global: globalId }),
  /** Ties a place to a global, and unties it. */
  z.strictObject({ kind: z.literal('tie'), global: globalId, place }),
  z.strictObject({ kind: z.literal('untie'), global: globalId, place }),
  /** When a turn begins, set while listening; null goes back to what the transcript says. */
  z.strictObject({ kind: z.literal('time'), turnId: id, startSeconds: moment.nullable() }),
  /** An event of a live tally; its id is the operation's number. */
  z.strictObject({ kind: z.literal('tally'), atSeconds: moment, tallied }),
  z.strictObject({ kind: z.literal('correct'), event: operationNumber, atSeconds: moment, tallied }),
  z.strictObject({ kind: z.literal('strike'), event: operationNumber }),
  z.strictObject({ kind: z.literal('changeGoal'), changeGoal: line.nullable() }),
  z.strictObject({ kind: z.literal('notes'), notes: longProse }),
]);

/** What the page writes into a coding's log. */
export const operation = z.discriminatedUnion('kind', [
  ...edit.options,
  /** Takes back the last edit that stands; what was undone can be redone until the next edit. */
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('redo') }),
  /** Asks to see something; can't be undone, because what was seen stays seen. */
  z.strictObject({ kind: z.literal('reveal'), what: revealedSchema }),
]);

/** What the server alone writes into the log. */
const statusChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finish') }),
  z.strictObject({ kind: z.literal('reopen'), reason: line }),
]);

const logged = { number: operationNumber, at: instant };

/** An operation as the page sends it: with the number that follows the last one of the log, and the moment. */
export const sentOperation = z.strictObject({ ...logged, operation });
export const loggedOperation = z.strictObject({
  ...logged,
  operation: z.discriminatedUnion('kind', [...operation.options, ...statusChange.options]),
});

export type Edit = z.infer<typeof edit>;
export type Operation = z.infer<typeof operation>;
export type SentOperation = z.infer<typeof sentOperation>;
export type LoggedOperation = z.infer<typeof loggedOperation>;
