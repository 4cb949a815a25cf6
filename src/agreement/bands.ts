import * as z from 'zod';

const text = z.string().trim().min(1);

const band = z
  .strictObject({
    name: text,
    /** Lowest value of the band. */
    from: z.number().optional(),
    /** Value that the band lies above, itself not in it. */
    above: z.number().optional(),
  })
  .refine((each) => each.from === undefined || each.above === undefined, {
    error: 'give either "from" or "above", not both',
  });

const scale = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is written in kebab-case'),
    name: text,
    /** Statistics that the source speaks of. */
    statistics: z.array(z.enum(['icc', 'kappa', 'alpha'])).min(1),
    source: text,
    note: text.optional(),
    /** From the lowest to the highest; the first has no bound. */
    bands: z.array(band).min(2),
  })
  .superRefine(({ bands }, context) => {
    bands.forEach((each, i) => {
      const bound = lowerBound(each);
      const previous = lowerBound(bands[i - 1] ?? {});
      const path = ['bands', i];
      if (i === 0 && bound !== undefined) {
        context.addIssue({ code: 'custom', path, message: 'the lowest band has no bound' });
      }
      if (i > 0 && bound === undefined) {
        context.addIssue({ code: 'custom', path, message: 'give "from" or "above"' });
      }
      if (bound !== undefined && previous !== undefined && bound <= previous) {
        context.addIssue({ code: 'custom', path, message: 'bands must rise from the lowest to the highest' });
      }
    });
  });

/** Bands as data: `rubrics/agreement-bands.yaml`. */
export const bandScalesSchema = z
  .strictObject({ schema: z.literal('miti-agreement-bands/1'), scales: z.array(scale).min(1) })
  .refine(({ scales }) => new Set(scales.map((each) => each.id)).size === scales.length, {
    error: 'a scale id is used twice; give each its own',
    path: ['scales'],
  });

export type BandScale = z.infer<typeof scale>;
export type Band = z.infer<typeof band>;

function lowerBound({ from, above }: { from?: number | undefined; above?: number | undefined }): number | undefined {
  return from ?? above;
}
