import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findManifest, openResultsFolder } from '../../../src/app/batch/results-folder.ts';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import { reviewHeader } from '../../../src/scoring/review-csv.ts';
import { sampleManifest } from './sample-batch.ts';

const base = mkdtempSync(join(tmpdir(), 'miti-results-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const hashOf = (i: number) => i.toString(16).padStart(64, '0');
const lineOf = (i: number) => ({
  json: `{"work":"${hashOf(i)}","text":"blåbær ${i}"}\n`,
  csv: `row ${i}\n`,
  review: `review ${i}\n`,
});

async function writeSome(folder: string, numbers: readonly number[], resume = true): Promise<(string | null)[]> {
  const results = await openResultsFolder(folder, 'head\n', resume);
  const found: (string | null)[] = [];
  for (const i of numbers) {
    found.push(await results.findEarlier(hashOf(i)));
    await results.add(lineOf(i));
  }
  await results.close();
  return found;
}

describe('openResultsFolder', () => {
  it('finds the whole lines of runs that were stopped, however often', async () => {
    const folder = join(base, 'stopped');
    expect(await writeSome(folder, [1, 2, 3])).toEqual([null, null, null]);
    appendFileSync(join(folder, 'results.jsonl.partial'), lineOf(4).json.slice(0, -4));
    expect(await writeSome(folder, [1])).toEqual([lineOf(1).json]);
    expect(await writeSome(folder, [3, 4, 2])).toEqual([lineOf(3).json, null, lineOf(2).json]);
  });

  it('leaves out lines that are no JSON', async () => {
    const folder = join(base, 'damaged');
    await writeSome(folder, [1]);
    writeFileSync(join(folder, 'results.jsonl.partial'), `{"work":"${hashOf(1)}"\u0000\u0000\n${lineOf(2).json}`);
    expect(await writeSome(folder, [1, 2])).toEqual([null, lineOf(2).json]);
  });

  it('puts results and manifest in their places only once they are whole', async () => {
    const folder = join(base, 'whole');
    const results = await openResultsFolder(folder, 'head\n', true);
    await results.add(lineOf(1));
    expect(await findManifest(folder)).toBeNull();
    expect(existsSync(join(folder, 'results.csv'))).toBe(false);
    const manifest = sampleManifest({ results: await results.finish() });
    await results.publish(manifest);
    await results.close();
    expect(await findManifest(folder)).toEqual(manifest);
    expect(readFileSync(join(folder, 'results.csv'), 'utf8')).toBe('head\nrow 1\n');
    expect(readFileSync(join(folder, 'review.csv'), 'utf8')).toBe(`${reviewHeader}review 1\n`);
    expect(await writeSome(folder, [1])).toEqual([lineOf(1).json]);
  });

  it('lets one run write at a time', async () => {
    const folder = join(base, 'shared');
    const first = await openResultsFolder(folder, 'head\n', true);
    await first.add(lineOf(1));
    await expect(openResultsFolder(folder, 'head\n', true)).rejects.toThrow(InputFault);
    const manifest = sampleManifest({ results: await first.finish() });
    await first.publish(manifest);
    await first.close();
    expect(await findManifest(folder)).toEqual(manifest);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'results.csv', 'results.jsonl', 'review.csv']);
    expect(await writeSome(folder, [1])).toEqual([lineOf(1).json]);
  });

  it('leaves nothing where nothing was done, but what a stopped run had done', async () => {
    const folder = join(base, 'nothing');
    await writeSome(folder, []);
    expect(readdirSync(folder)).toEqual([]);
    await writeSome(folder, [1]);
    await writeSome(folder, []);
    expect(readdirSync(folder)).toEqual(['earlier.jsonl.partial']);
    expect(await writeSome(folder, [1])).toEqual([lineOf(1).json]);
  });

  it('says in one line why nothing can be written', async () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    await expect(openResultsFolder(file, '', true)).rejects.toThrow(
      /file: is a file, not a folder; give another folder/,
    );
    await expect(openResultsFolder(join(file, 'below'), '', true)).rejects.toThrow(/lies below a file/);
  });
});
