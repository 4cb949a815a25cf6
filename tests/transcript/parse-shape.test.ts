import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseShape } from '../../src/transcript/parse-shape.ts';
import { writtenSecondsSchema } from '../../src/transcript/shapes/seconds.ts';

const schema = z.object({ list: z.array(z.object({ name: z.string(), at: writtenSecondsSchema })) });

test('takes what is named and leaves the rest', () => {
  expect(parseShape({ list: [{ name: 'a', at: '12.50', more: {} }], other: 1 }, schema)).toEqual({
    list: [{ name: 'a', at: 12.5 }],
  });
});

test.each([
  [null, 'the outermost value: expected object, found null'],
  [{}, 'list: this is missing'],
  [{ list: { length: 1 } }, 'list: expected array, found object'],
  [{ list: [{ name: 'a', at: 0 }, { at: 0 }] }, 'list[1].name: this is missing'],
  [{ list: [{ name: ['x'], at: 0 }] }, 'list[0].name: expected string, found array'],
  [{ list: [{ name: 'a', at: -1 }] }, 'list[0].at: -1 is less than 0'],
  [{ list: [{ name: 'a', at: '1:00' }] }, 'list[0].at: "1:00" is not written as it should be'],
])('says what is wrong with %j', (data, message) => {
  expect(() => parseShape(data, schema)).toThrow(`${message}; export the file again, unchanged`);
});
