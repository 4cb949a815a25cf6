import * as z from 'zod';
import { clientTalkSchema, textRangeSchema } from '../../instrument/coding-schema.ts';
import { codeId, globalId, line, prose, seconds } from '../../instrument/fields.ts';
import { clientTurn, notCoded } from '../coding-log/decisions.ts';

/** The fields that requests and answers share, with limits to what a page may send. */
export const longProse = prose.max(20_000, 'is longer than 20,000 characters');
export const id = z.string().min(1).max(200);
export const moment = seconds.max(1_000_000);
export const offset = z.int().nonnegative();
/** Number of an operation in its coding's log, from 1. What an operation makes is known by the operation's number. */
export const operationNumber = z.int().positive();

/** What a coder decided of an utterance: a code, or that it earns none. Null is not decided yet. */
export const decision = z.union([codeId, z.literal(notCoded)]);

/**
 * A place that stays what it is when utterances are split and joined: a character of a turn's text (the utterance is the
 * one that holds it), or an event of a live tally.
 */
export const place = z.union([z.strictObject({ turnId: id, at: offset }), z.strictObject({ event: operationNumber })]);

/** An utterance: `text.slice(from, to)` of its turn. Without words where a turn as a whole was given several codes. */
export const utterance = textRangeSchema.extend({ decision: decision.nullable() });

/** What a coder gave one turn. */
export const turnWork = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('clinician'),
    turnId: id,
    /** Set while listening, over what the transcript says; null where it was not. */
    startSeconds: moment.nullable(),
    utterances: z.array(utterance),
  }),
  z.strictObject({
    role: z.literal('client'),
    turnId: id,
    startSeconds: moment.nullable(),
    clientTalk: clientTalkSchema.nullable(),
  }),
  z.strictObject({ role: z.literal('other'), turnId: id, startSeconds: moment.nullable() }),
]);

/** A key of the live tally: a code of the clinician, or a turn of the client, which ends a volley. */
export const tallied = z.union([codeId, z.literal(clientTurn)]);
export const tallyEvent = z.strictObject({ id: operationNumber, atSeconds: moment, tallied });

export const rating = z.discriminatedUnion('kind', [
  /** Shown at the scale's default, and not yet a rating. */
  z.strictObject({ kind: z.literal('notRated') }),
  z.strictObject({ kind: z.literal('rated'), value: z.int() }),
  z.strictObject({ kind: z.literal('withheld'), reason: line }),
]);

export const globalWork = z.strictObject({ rating, evidence: z.array(place) });

/** Something to talk about in supervision. */
export const flag = z.strictObject({ id: operationNumber, place: place.nullable(), note: longProse });

/**
 * One coder's whole work on one segment, as undo and redo see it. Immutable: what an operation leaves alone stays the
 * same object, so that a page can tell by identity which turns to draw again.
 */
export const codingDocument = z.strictObject({
  changeGoal: line.nullable(),
  /** One for every turn of the segment, in its order; none in a live tally. */
  turns: z.array(turnWork),
  /** In the order of time; null where a transcript is coded. */
  events: z.array(tallyEvent).nullable(),
  /** One for every global of the rubric. */
  globals: z.record(globalId, globalWork),
  flags: z.array(flag),
  notes: longProse,
});

type Deep<T> = T extends (infer Item)[]
  ? readonly Deep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Deep<T[Key]> }
    : T;

export type UtteranceDecision = z.infer<typeof decision>;
export type Place = Deep<z.infer<typeof place>>;
export type UtteranceWork = Deep<z.infer<typeof utterance>>;
export type TurnWork = Deep<z.infer<typeof turnWork>>;
export type TallyEvent = Deep<z.infer<typeof tallyEvent>>;
export type GlobalWork = Deep<z.infer<typeof globalWork>>;
export type Flag = Deep<z.infer<typeof flag>>;
export type CodingDocument = Deep<z.infer<typeof codingDocument>>;
