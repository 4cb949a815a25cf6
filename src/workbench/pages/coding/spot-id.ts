import type { Spot } from './spots.ts';

/** The id of the element that shows a spot. */
export function spotId({ turn, index }: Spot): string {
  return `spot-${turn}-${index}`;
}
