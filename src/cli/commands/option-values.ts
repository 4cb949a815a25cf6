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

/** Names with commas between. */
export function parseNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => name !== '')) return names;
  throw new InvalidArgumentError('write names with commas between, such as K1,K2.');
}

/** A number between 0 and 1. */
export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share > 0 && share < 1) return share;
  throw new InvalidArgumentError('give a number between 0 and 1, such as 0.8.');
}
