// Values that several commands read from their options.
import { InvalidArgumentError } from 'commander';

/** A seed of random numbers. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('a seed is a whole number from 0.');
  return seed;
}

/** A whole number within bounds. */
export function parseWhole(text: string, least: number, most: number, fault: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < least || number > most) {
    throw new InvalidArgumentError(fault);
  }
  return number;
}
