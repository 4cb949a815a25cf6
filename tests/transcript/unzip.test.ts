import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { isZip, unzip } from '../../src/transcript/unzip.ts';
import { writeZip } from './write-zip.ts';

async function read(bytes: Uint8Array, limit = 1000): Promise<[string, string][]> {
  const files: [string, string][] = [];
  for await (const { name, bytes: content } of unzip(bytes, limit)) {
    files.push([name, new TextDecoder().decode(content)]);
  }
  return files;
}

const twoFiles = writeZip({ 'word/a.xml': 'one', 'b/c.xml': 'two' });

test('names and contents', async () => {
  expect(isZip(twoFiles)).toBe(true);
  expect(await read(twoFiles)).toEqual([
    ['word/a.xml', 'one'],
    ['b/c.xml', 'two'],
  ]);
});

test('files that are stored rather than compressed', async () => {
  expect(await read(writeZip({ a: 'one' }, { stored: true }))).toEqual([['a', 'one']]);
});

describe('an archive too large', () => {
  const large = deflateRawSync(Buffer.alloc(5_000_000));

  test('stops at the limit, whatever size it states', async () => {
    const bytes = writeZip({ a: 'one', bomb: large }, { statedSize: 3 });
    await expect(read(bytes, 1_000_000)).rejects.toThrow('the file unpacks to more than 1 MB');
  });

  test('counts all files together', async () => {
    const bytes = writeZip({ a: 'x'.repeat(600), b: 'y'.repeat(600) });
    await expect(read(bytes, 1000)).rejects.toThrow(InputFault);
    expect(await read(bytes, 1200)).toHaveLength(2);
  });
});

describe('an archive damaged anywhere ends in a fault', () => {
  const outcomeOf = (damaged: Uint8Array) =>
    read(damaged).then(
      (files) => files.map(([, content]) => content),
      (error: unknown) => (error instanceof InputFault ? 'fault' : error),
    );

  test('where it is cut off', async () => {
    for (let at = 0; at < twoFiles.length; at++) expect(await outcomeOf(twoFiles.slice(0, at))).toBe('fault');
  });

  test.each([{ stored: false }, { stored: true }])(
    'or in the same contents, where a bit is flipped: %j',
    async (how) => {
      const whole = writeZip({ a: 'one', b: 'two' }, how);
      const outcomes: unknown[] = [];
      for (let bit = 0; bit < whole.length * 8; bit++) {
        outcomes.push(await outcomeOf(whole.with(bit >> 3, (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7)))));
      }
      for (const outcome of outcomes) if (outcome !== 'fault') expect(outcome).toEqual(['one', 'two']);
      // At least the contents and their checksums are covered.
      expect(outcomes.filter((outcome) => outcome === 'fault').length).toBeGreaterThan(14 * 8);
    },
  );
});
