import * as z from 'zod';
import { cueKinds, languages } from './cue-kinds.ts';
import { readPhrase } from './phrase.ts';

const text = z.string().trim().min(1);
const words = z.array(z.string().regex(/^\S+$/, 'a word list holds single words')).min(1);

/** A phrase in the language of `phrase.ts`, read once: when the shipped data are built. */
const phrase = text.transform((written, context) => {
  try {
    return readPhrase(written);
  } catch (error) {
    context.issues.push({ code: 'custom', input: written, message: (error as Error).message });
    return z.NEVER;
  }
});

const cue = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a cue id is written in kebab-case'),
  speaksFor: z.enum(cueKinds),
  /** How far the cue alone decides, from 0 to 1. */
  strength: z.number().min(0).max(1),
  phrases: z.array(phrase).min(1),
  note: text,
  source: text.optional(),
  examples: z.strictObject({
    /** Sentences that hold the cue. */
    has: z.array(text).min(1),
    /** Sentences that look alike and do not hold it. */
    lacks: z.array(text).min(1),
  }),
});

const behaviour = z.strictObject({
  id: text,
  /** Beginnings of words by which a change goal names this behaviour. */
  goal: words,
  /** Beginnings of words that speak of the behaviour. */
  words,
});

export const cuesSchema = z
  .strictObject({
    schema: z.literal('miti-cues/1'),
    language: z.enum(languages),
    name: text,
    lists: z.strictObject({
      /** Frequent words of the language. */
      stopWords: words,
      /** Frequent words that no related language shares. */
      distinctive: words,
      /** Listening noises. */
      facilitative: words,
      /** Listening noises of several words. */
      facilitativePhrases: z.array(text.regex(/^\S+( \S+)+$/, 'a phrase holds several words')).min(1),
      /** Words that open an utterance without adding to it. */
      openers: words,
      secondPerson: words,
      firstPerson: words,
      firstPersonPlural: words,
      /** Words that open an information question. */
      questionWords: words,
      /** Verbs that change place with the subject in a question. */
      auxiliaries: words,
      /** Words that can be the subject after an inverted verb. */
      subjects: words,
      /** Beginnings of words that name feelings. */
      feelings: words,
      /** Base forms that open an instruction. */
      imperatives: words,
      /** Words on which an utterance breaks off. */
      loose: words,
      /** People who are neither client nor clinician. */
      thirdPerson: words,
      negations: words,
      /** Words that an answer begins with. */
      yes: words,
      no: words,
      hedges: words,
      /** Words that press or advise. */
      directives: words,
      /** Words of facts and findings. */
      factual: words,
      praising: words,
      /** Words of agenda and appointments. */
      planning: words,
      /** Words of choice and control. */
      autonomy: words,
      /** Words of client talk: desire, ability, reason, need; commitment, activation, taking steps. */
      desire: words,
      ability: words,
      reason: words,
      need: words,
      commitment: words,
      activation: words,
      steps: words,
      statusQuo: words,
      change: words,
      contrast: words,
      /** Abbreviations with their full stops, in languages whose sentence ends are found by rules. */
      abbreviations: z.array(z.string().regex(/\.$/, 'an abbreviation ends in a full stop')),
    }),
    /** Other spellings of words, of listening noises and of words written without their apostrophe. */
    spellings: z.record(z.string(), words),
    /** What the client's words for themselves become when the clinician gives them back. */
    mirror: z.record(z.string(), z.string()),
    behaviours: z.array(behaviour),
    cues: z.array(cue).min(1),
  })
  .superRefine((file, context) => {
    const seen = new Set<string>();
    for (const [i, { id }] of file.cues.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['cues', i, 'id'], message: `the id "${id}" is used twice` });
      seen.add(id);
    }
  });
