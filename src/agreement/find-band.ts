import type { Band, BandScale } from './bands.ts';

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
