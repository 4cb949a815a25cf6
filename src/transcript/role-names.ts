import type * as z from 'zod';
import type { roleNamesSchema } from './role-names-schema.ts';

/**
 * The names by which transcripts call clinician, client and others, in small letters. `initials` are pairs, since a letter
 * means something only in company: T may be Therapist where the other speaker is C.
 */
export type RoleNames = z.infer<typeof roleNamesSchema>;
