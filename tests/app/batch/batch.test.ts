import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { type BatchRequest, runBatch } from '../../../src/app/batch/batch.ts';
import { repeatBatch } from '../../../src/app/batch/repeat-batch.ts';
import { manySessions } from './sample-batch.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-run-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const many = join(folder, 'many.csv');
writeFileSync(many, manySessions(200));

const standardInput = Readable.from([]);
const request: BatchRequest = {
  ...{ inputs: [many], standardInput, library: null, filter: {}, rubric: 'miti-4.2.1' },
  options: {
    ...{ segment: 'whole', seed: 1, changeGoal: null, language: null, model: 'none' },
    ...{ format: null, clinician: null, client: null },
  },
  output: join(folder, 'results'),
  workers: { kind: 'threads', count: 1 },
};

function listen(onDone: () => void = () => {}) {
  return { progress: { expect: () => {}, done: onDone }, onFileTwice: () => {}, onQueue: () => {} };
}

describe('runBatch', () => {
  it('stops between two sessions when it is told to, and goes on from there', async () => {
    const stop = new AbortController();
    expect(await runBatch(request, listen(stop.abort.bind(stop)), stop.signal)).toBeNull();
    const result = await runBatch(request, listen(), new AbortController().signal);
    expect(result).toMatchObject({ coded: 200, failures: [] });
    expect(result?.wereDone).toBeGreaterThan(0);
    expect(result?.wereDone).toBeLessThan(200);
  });

  it('says of no repetition that was stopped what it gave', async () => {
    const manifest = join(request.output, 'manifest.json');
    const again = { manifest, standardInput, library: {}, threads: 1 };
    const { progress } = listen();
    expect(await repeatBatch(again, progress, AbortSignal.abort())).toBeNull();
    const repetition = await repeatBatch(again, progress, new AbortController().signal);
    expect(repetition).toEqual({ coded: 200, differences: [] });
  });
});
