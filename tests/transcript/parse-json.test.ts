import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { hasJsonPath, parseJson } from '../../src/transcript/parse-json.ts';
import type { DecodedFile } from '../../src/transcript/source-file.ts';

const fileOf = (text: string): DecodedFile => ({ path: 'a.json', bytes: new Uint8Array(), text, encoding: 'utf-8' });
const faultOf = (text: string): string => {
  try {
    parseJson(fileOf(text), z.unknown());
  } catch (error) {
    if (error instanceof InputFault) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('parseJson', () => {
  test('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, '\t'), (json, indent) => {
        const value: unknown = JSON.parse(json);
        expect(parseJson(fileOf(JSON.stringify(value, null, indent)), z.unknown())).toEqual(value);
      }),
    );
  });

  test('finds fault with exactly what JSON.parse does not take', () => {
    const change = fc.record({
      at: fc.nat(),
      remove: fc.nat(2),
      insert: fc.constantFrom(...'{}[]",:\\0-.e1tu \n', ''),
    });
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), change, (json, { at, remove, insert }) => {
        const start = at % (json.length + 1);
        const text = json.slice(0, start) + insert + json.slice(start + remove);
        expect(faultOf(text) === 'no fault').toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['{"a": 1,\n "b": }', 'line 2, column 7: not valid JSON: expected a value, found "}"'],
    ['{"a" 1}', 'line 1, column 6: not valid JSON: expected \':\', found "1"'],
    ['[1 2]', "line 1, column 4: not valid JSON: expected ',' or ']', found \"2\""],
    ['{"a": 1,}', 'line 1, column 9: not valid JSON: expected a key in double quotes, found "}"'],
    ['["a\tb"]', 'line 1, column 4: not valid JSON: expected the end of a string, found "\\t"'],
    ['["\\q"]', 'line 1, column 4: not valid JSON: expected an escape such as \\n or \\u00e5, found "q"'],
    ['[01]', "line 1, column 3: not valid JSON: expected ',' or ']', found \"1\""],
    ['', 'line 1, column 1: not valid JSON: the text ends early, as if it were cut off'],
  ])('says where %s is damaged', (text, message) => {
    expect(faultOf(text)).toBe(`${message}; export the file again`);
  });

  test('is not exhausted by deep nesting', () => {
    const depth = 200_000;
    expect(faultOf('['.repeat(depth))).toMatch(`column ${depth + 1}: not valid JSON: the text ends early`);
    expect(faultOf('['.repeat(depth) + ']'.repeat(depth))).toBe('no fault');
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('hasJsonPath', () => {
  const text = '{"results": {"items": [{"type": "word"}], "n": 1}, "empty": [], "names": {"a": {"b": {"c": 1}}}}';

  test.each(['results', 'results.items', 'results.items[].type', 'results.n', 'empty', 'names.a.b'])(
    'finds %s',
    (path) => {
      expect(hasJsonPath(fileOf(text), path)).toBe(path !== 'results.items[].type');
    },
  );

  test('looks three levels deep, lists included', () => {
    expect(hasJsonPath(fileOf('[{"text": 1}]'), '[].text')).toBe(true);
    expect(hasJsonPath(fileOf('{"segments": [{"text": 1}]}'), 'segments[].text')).toBe(true);
    expect(hasJsonPath(fileOf(text), 'names.a.b.c')).toBe(false);
  });

  test('tells keys from strings and from keys elsewhere', () => {
    expect(hasJsonPath(fileOf('{"a": "segments", "b": {"segments": 1}}'), 'segments')).toBe(false);
  });

  test('knows a damaged file by what stands before the damage', () => {
    expect(hasJsonPath(fileOf('{"segments": [{"text": "Hi'), 'segments[].text')).toBe(true);
    expect(hasJsonPath(fileOf('{"a": 1 2, "segments": []}'), 'segments')).toBe(false);
  });

  test('is not misled by a transcript line in brackets', () => {
    expect(hasJsonPath(fileOf('[SPEAKER_00]: "segments": 1'), 'segments')).toBe(false);
  });
});
