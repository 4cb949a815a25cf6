import * as z from 'zod';
import { languages } from '../reading/cue-kinds.ts';

const text = z.string().trim().min(1);
const said = { language: z.enum(languages), client: text.optional(), clinician: text };

/** What every detector and decision rule of the coder goes by, with examples: for the docs, and for the tests. */
export const coderExamplesSchema = z.strictObject({
  schema: z.literal('miti-coder-examples/1'),
  detectors: z.array(
    z.strictObject({
      /** Null for the detector of what earns no code. */
      code: text.nullable(),
      finds: text,
      examples: z.array(z.strictObject({ kind: z.enum(['hit', 'nearMiss', 'miss']), ...said })).min(1),
    }),
  ),
  rules: z.array(
    z.strictObject({
      id: text,
      decides: text,
      /** Utterances that the rule takes a code from, and the code that is left strongest; null where none is. */
      examples: z.array(z.strictObject({ ...said, code: text.nullable() })).min(1),
    }),
  ),
});
