import { expect, test } from 'vitest';
import { toNfc } from '../../src/transcript/to-nfc.ts';

test('composes letters', () => {
  expect(toNfc('e\u0301')).toBe('é');
  expect(toNfc('plain')).toBe('plain');
});

test('leaves as many marks as any language needs', () => {
  const marked = `x${'\u0301'.repeat(30)}`;
  expect(toNfc(marked)).toBe(marked.normalize('NFC'));
});

test('drops marks beyond the thirtieth, letter by letter', () => {
  const marks = '\u0301'.repeat(100_000) + '\u0316'.repeat(100_000);
  expect(toNfc(`x${marks}q${marks}`)).toHaveLength(2 * 31);
});
