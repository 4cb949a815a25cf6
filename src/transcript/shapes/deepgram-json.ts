import * as z from 'zod';
import { secondsSchema } from './seconds.ts';

const stretch = { start: secondsSchema, end: secondsSchema, speaker: z.int().nullish() };
export const utteranceSchema = z.object({ ...stretch, channel: z.int().nullish(), transcript: z.string() });
const wordSchema = z.object({ ...stretch, word: z.string(), punctuated_word: z.string().nullish() });
const channelSchema = z.object({
  detected_language: z.string().nullish(),
  alternatives: z.array(z.object({ words: z.array(wordSchema).nullish() })).nullish(),
});
export const fileSchema = z.object({
  results: z.object({ utterances: z.array(utteranceSchema).nullish(), channels: z.array(channelSchema).nullish() }),
});
