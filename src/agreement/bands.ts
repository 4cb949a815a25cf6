import { z } from 'zod';

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
type Band = z.infer<typeof band>;

/** A word for a value, with whose word it is: never to be shown without. */
export interface NamedBand {
  readonly scale: BandScale['id'];
  readonly name: string;
  readonly source: string;
}

/**
 * The band that a value lies in, unrounded: 0.7499 is below 0.75.
 *
 * Koo & Li (2016) put the *interval* of an ICC on their scale, not the estimate: name the band of both its ends.
 *
 * @example
 * const scale = { id: 'two', source: 'an example', bands: [{ name: 'low' }, { name: 'high', from: 0.5 }] };
 * findBand(scale, 0.5).name // → 'high'
 */
export function findBand({ id, source, bands }: BandScale, value: number): NamedBand {
  const reached = bands.filter((each) => reaches(each, value)).at(-1) as Band;
  return { scale: id, name: reached.name, source };
}

function reaches({ from, above }: Band, value: number): boolean {
  if (above !== undefined) return value > above;
  return value >= (from ?? -Infinity);
}

function lowerBound({ from, above }: { from?: number | undefined; above?: number | undefined }): number | undefined {
  return from ?? above;
}
