import type * as z from 'zod';
import type { cuesSchema } from './cues-schema.ts';

/** One language's cues: word lists and phrases that speak for a code or a feature. */
export type Cues = z.infer<typeof cuesSchema>;
export type Cue = Cues['cues'][number];
export type Behaviour = Cues['behaviours'][number];
