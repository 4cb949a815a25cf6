import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInText } from '../../src/transcript/place-in-text.ts';

test.each([
  [0, 'line 1, column 1'],
  [2, 'line 1, column 3'],
  [3, 'line 2, column 1'],
  [4, 'line 3, column 1'],
  [6, 'line 3, column 3'],
])('offset %i', (offset, place) => {
  expect(placeInText('ab\n\ncd', offset)).toBe(place);
});

test('agrees with counting lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ø', '\n') }), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1);
      const lines = text.slice(0, offset).split('\n');
      expect(placeInText(text, offset)).toBe(`line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`);
    }),
  );
});
