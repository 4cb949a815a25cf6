import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { listZip, unzip } from '../../src/transcript/unzip.ts';
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
  expect(listZip(twoFiles)).toEqual(['word/a.xml', 'b/c.xml']);
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

test('an archive damaged anywhere ends in a fault or in files', async () => {
  for (let at = 0; at < twoFiles.length; at++) {
    for (const damaged of [twoFiles.slice(0, at), twoFiles.with(at, (twoFiles[at] ?? 0) ^ 0xff)]) {
      const outcome = await read(damaged).then(
        () => 'files',
        (error: unknown) => (error instanceof InputFault ? 'fault' : error),
      );
      expect(['files', 'fault']).toContain(outcome);
    }
  }
});
