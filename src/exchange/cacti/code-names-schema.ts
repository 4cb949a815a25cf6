import * as z from 'zod';
import { plainKey } from '../plain-key.ts';

const names = z.array(z.string().trim().min(1));
const talk = z.strictObject({ change: names, sustain: names, neutral: names });

/** Validates what the codes of other instruments become. */
export const codeNamesSchema = z
  .strictObject({
    schema: z.literal('miti-code-names/1'),
    exact: z.record(z.string(), names),
    near: z.record(z.string(), names),
    uncoded: names,
    client: talk,
    globals: z.record(z.string(), names),
  })
  .superRefine(({ exact, near, uncoded, client }, context) => {
    const clinician = { ...prefixed('exact', exact), ...prefixed('near', near), uncoded };
    for (const group of [clinician, client]) {
      for (const name of ambiguousNames(group)) {
        context.addIssue({ code: 'custom', message: `the name "${name}" stands under two headings: it leaves doubt` });
      }
    }
  });

function prefixed(prefix: string, groups: Readonly<Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(groups).map(([key, list]) => [`${prefix} ${key}`, list]));
}

/** Names that stand under more than one heading, as names are compared. */
export function ambiguousNames(groups: Readonly<Record<string, readonly string[]>>): string[] {
  const headings = new Map<string, string>();
  return Object.entries(groups).flatMap(([heading, list]) =>
    list.filter((name) => {
      const first = headings.get(plainKey(name)) ?? heading;
      headings.set(plainKey(name), first);
      return first !== heading;
    }),
  );
}
