import { describe, expect, it } from 'vitest';
import { findDifferences } from '../../../src/app/batch/compare-manifests.ts';
import { sampleManifest } from './sample-batch.ts';

const other = 'f'.repeat(64);
const before = sampleManifest();
const changedResults = { ...before.results, 'results.csv': other };

describe('findDifferences', () => {
  it('finds none where the results have the same bytes, whatever made them', () => {
    expect(findDifferences(before, sampleManifest({ node: 'v22.0.0' }))).toEqual([]);
  });

  it('names the bytes and what else is different', () => {
    const now = sampleManifest({
      node: 'v22.0.0',
      coder: { ...before.coder, cuesSha256: other },
      inputs: { from: 'files', files: [{ path: 'a.vtt', sha256: null }] },
      sessions: [],
      failures: ['a.vtt: no such file'],
      results: changedResults,
    });
    expect(findDifferences(before, now)).toEqual([
      'different bytes: results.csv',
      'Node.js: was v20.19.0, is v22.0.0',
      `cues: was ${before.coder.cuesSha256}, is ${other}`,
      `a.vtt: was ${'d'.repeat(64)}, is unknown`,
      'sessions: was 1, is 0',
      'session "a": it, the coder or the rubric is not what it was',
      'failed this time: a.vtt: no such file',
    ]);
  });

  it('counts what would be too many lines', () => {
    const sessions = Array.from({ length: 30 }, (_each, i) => ({ id: `${i}`, libraryId: null, sha256: other }));
    const lines = findDifferences(
      sampleManifest({ sessions }),
      sampleManifest({ results: changedResults, sessions: [] }),
    );
    expect(lines.at(-1)).toBe('... and 20 more sessions');
  });
});
