import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { transcriptFormats } from '../../src/transcript/formats.ts';
import { readTranscripts } from '../../src/transcript/read-transcripts.ts';

// Damaged and hostile files end in transcripts or in a fault of one line: never in a crash or a hang. What is damaged
// is every golden input of the format, once recognised and once forced with --format.

const root = new URL('../golden/transcript/', import.meta.url);
const parameters = { seed: 20_150_602, numRuns: 200 };

describe.each(transcriptFormats.map(({ id }) => id))('%s', (format) => {
  const inputs = fc.constantFrom(...goldenInputs(format));
  const place = fc.double({ min: 0, max: 1, noNaN: true });

  test('cut off anywhere', async () => {
    const cut = fc.tuple(inputs, place).map(([bytes, at]) => bytes.slice(0, Math.floor(at * bytes.length)));
    await fc.assert(
      fc.asyncProperty(cut, (bytes) => expectAnswer(bytes, format)),
      parameters,
    );
  });

  test('bytes changed anywhere', async () => {
    const flips = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 8 });
    const flipped = fc.tuple(inputs, flips).map(([bytes, changes]) => changeBytes(bytes, changes));
    await fc.assert(
      fc.asyncProperty(flipped, (bytes) => expectAnswer(bytes, format)),
      parameters,
    );
  });

  test('a right beginning and then anything', async () => {
    const rest = fc.uint8Array({ maxLength: 300 });
    const joined = fc
      .tuple(inputs, place, rest)
      .map(([bytes, at, tail]) => Uint8Array.from([...bytes.slice(0, Math.floor((at * bytes.length) / 2)), ...tail]));
    await fc.assert(
      fc.asyncProperty(joined, (bytes) => expectAnswer(bytes, format)),
      parameters,
    );
  });

  test('pieces of the file in another order', async () => {
    const shuffled = fc.tuple(inputs, place, place).map(([bytes, a, b]) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)].map((at) => Math.floor(at * bytes.length));
      const start = bytes.slice(0, first);
      return Uint8Array.from([...start, ...bytes.slice(second), ...bytes.slice(first, second)]);
    });
    await fc.assert(
      fc.asyncProperty(shuffled, (bytes) => expectAnswer(bytes, format)),
      parameters,
    );
  });
});

async function expectAnswer(bytes: Uint8Array, format: string): Promise<void> {
  for (const options of [{}, { format }]) {
    try {
      const { transcripts } = await readTranscripts({ path: 'damaged', bytes }, options);
      for (const { turns } of transcripts) {
        expect(turns.length).toBeGreaterThan(0);
        expect(new Set(turns.map((turn) => turn.id)).size).toBe(turns.length);
        expect(turns.every((turn) => turn.text !== '' && turn.text === turn.text.trim())).toBe(true);
        expect(turns.every(hasSaneTimes)).toBe(true);
      }
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      expect(error.message).not.toMatch(/\n|undefined|NaN|\[object/);
    }
  }
}

function hasSaneTimes(turn: { readonly startSeconds: number | null; readonly endSeconds: number | null }): boolean {
  return [turn.startSeconds, turn.endSeconds].every((each) => each === null || (Number.isFinite(each) && each >= 0));
}

function changeBytes(bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const changed = bytes.slice();
  for (const [at, byte] of changes) changed[Math.min(bytes.length - 1, Math.floor(at * bytes.length))] = byte;
  return changed;
}

function goldenInputs(format: string): Uint8Array[] {
  const folder = new URL(`${format}/`, root);
  const cases = existsSync(folder) ? readdirSync(folder) : [];
  return cases.flatMap((name) => {
    const inner = new URL(`${name}/`, folder);
    const inputs = readdirSync(inner).filter((each) => each.startsWith('input.'));
    return inputs.map((each) => new Uint8Array(readFileSync(new URL(each, inner))));
  });
}
