import * as z from 'zod';
import { line } from '../../instrument/fields.ts';

/**
 * POST `paths.enter`. The server prints a URL with `#token=...`; the page sends the token and then takes it out of the
 * address (`history.replaceState`). The answer has no body and sets a cookie that scripts can't read.
 */
// The page itself comes with <meta name="style-nonce" content="...">: the nonce of its Content-Security-Policy, which a
// package that adds style elements has to be given (`cspNonce` of wavesurfer.js). Scripts have none: only files run.
export const enterBody = z.strictObject({ token: z.string().min(1).max(200) });

/** GET `paths.start`. */
export const startAnswer = z.object({
  version: z.string(),
  /** Who codes; null until somebody says so. */
  coder: z.string().nullable(),
  /** Coders that the library knows, for the choice. */
  coders: z.array(z.string()),
  /** Where the library is. */
  library: z.string(),
  /** Rubrics to code with, the default first. */
  rubrics: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The one session that `miti code` was started for; null for the whole library. */
  session: z.string().nullable(),
  /** A recommended length of segments, in seconds. */
  recommendedSeconds: z.number(),
});
export type StartAnswer = z.infer<typeof startAnswer>;

/** POST `paths.coder`; answers as `paths.start`. */
export const coderBody = z.strictObject({ coder: line });
