/** What a coding is made of, as it is checked wherever one comes in: the one schema that stores, pages and files share. */
import * as z from 'zod';
import { codeId, seconds } from './fields.ts';

/** Who speaks. `other` is anyone who is neither coded nor counselled: an employer in a dialogue meeting, an interpreter. */
export const roles = ['clinician', 'client', 'other'] as const;
export type Role = (typeof roles)[number];

/** One uninterrupted stretch of speech by one speaker, as the transcript divides it. */
export const turnSchema = z.strictObject({
  /** The source's own id of the turn, unique within its session. */
  id: z.string(),
  /** The speaker's label in the source. */
  speaker: z.string(),
  role: z.enum(roles),
  /** From the start of the recording; null where the source gives none. */
  startSeconds: seconds.nullable(),
  endSeconds: seconds.nullable(),
  text: z.string(),
});
export type Turn = Readonly<z.infer<typeof turnSchema>>;

/** Who coded: a person, the heuristic coder, codes brought in from elsewhere, or several coders by consensus. */
export const coderKinds = ['human', 'heuristic', 'imported', 'consensus'] as const;
export type CoderKind = (typeof coderKinds)[number];

export const coderSchema = z.strictObject({
  kind: z.enum(coderKinds),
  id: z.string(),
  /** Version of the program or model that coded; null for people. */
  version: z.string().nullable(),
});
export type Coder = Readonly<z.infer<typeof coderSchema>>;

/** Client language in relation to the change goal. */
export const clientTalks = ['change', 'sustain', 'neutral'] as const;
export const clientTalkSchema = z.enum(clientTalks);
export type ClientTalk = z.infer<typeof clientTalkSchema>;

/** How the part of a session that is coded was chosen [MITI B]. */
export const segmentMethods = ['whole', 'first', 'random', 'range'] as const;

/**
 * What could lead a coder, and is shown only to who asks: suggestions of the heuristic coder, whose session it is, or what
 * others coded.
 */
export const revealedSchema = z.enum(['suggestions', 'people', 'otherCodings']);
export type Revealed = z.infer<typeof revealedSchema>;

/** A part of a turn: `text.slice(from, to)`, in UTF-16 code units. The text itself stands with the turn alone. */
export const textRangeSchema = z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() });
export type TextRange = Readonly<z.infer<typeof textRangeSchema>>;

/**
 * One complete thought of a clinician's turn [MITI E.2] with the one code it earned, or none. Utterances stand in the order
 * of the turn's text and do not overlap. One without words (`from` is `to`) shares the words before it: where several codes
 * were given to a turn as a whole, nobody knows which words earned which.
 */
export const codedUtteranceSchema = textRangeSchema.extend({
  code: codeId.nullable(),
  /** How sure the heuristic coder is, from 0 to 1; null for codes that people gave. */
  confidence: z.number().min(0).max(1).nullable(),
  /** Why, in words a trainer accepts; null where a human coder gave none. */
  reason: z.string().nullable(),
  /**
   * Stands where the code is counted by its best guess, for a person to look at. The next likely code is null for none.
   */
  uncertain: z.exactOptional(z.strictObject({ secondBest: codeId.nullable() })),
});
export type CodedUtterance = Readonly<z.infer<typeof codedUtteranceSchema>>;

/** What a coder gave one turn, apart from the turn itself. */
export const turnCodesSchema = z.union([
  z.strictObject({ turnId: z.string(), utterances: z.array(codedUtteranceSchema) }),
  z.strictObject({ turnId: z.string(), clientTalk: clientTalkSchema }),
]);
export type TurnCodes = z.infer<typeof turnCodesSchema>;

/** One global rating: a coder gives whole points, only a mean of several coders has fractions [MITI D]. */
export const globalRatingSchema = z.strictObject({
  value: z.number(),
  source: z.enum(['human', 'estimated']),
  /** What speaks for the value, one reason an entry. */
  reasons: z.array(z.string()),
});
