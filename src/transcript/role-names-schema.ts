import * as z from 'zod';

const name = z
  .string()
  .trim()
  .min(2, 'a name has two letters or more; single letters belong under initials')
  .refine((each) => each === each.toLowerCase(), 'names are written in small letters');
const initial = z.string().regex(/^\p{Lu}$/u, 'an initial is one capital letter');

/** Validates the names by which transcripts call clinician, client and others. */
export const roleNamesSchema = z
  .strictObject({
    schema: z.literal('miti-role-names/1'),
    clinician: z.array(name).min(1),
    client: z.array(name).min(1),
    other: z.array(name).min(1),
    initials: z.array(z.strictObject({ clinician: initial, client: initial })),
  })
  .superRefine((names, context) => {
    const { clinician, client, other, initials } = names;
    for (const each of repeated([...clinician, ...client, ...other])) {
      context.addIssue({ code: 'custom', message: `the name "${each}" is given twice: it leaves doubt` });
    }
    for (const each of repeated(initials.map((pair) => [pair.clinician, pair.client].sort().join(' and ')))) {
      context.addIssue({ code: 'custom', path: ['initials'], message: `${each} are given twice: they leave doubt` });
    }
  });

function repeated(items: readonly string[]): string[] {
  return items.filter((each, at) => items.indexOf(each) !== at);
}
