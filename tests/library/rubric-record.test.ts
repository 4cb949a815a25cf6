import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/data/load-rubric.ts';
import { readRubricRecord, rubricRecord } from '../../src/library/rubric-record.ts';

const loaded = await loadRubric('miti-4.2.1');

describe('readRubricRecord', () => {
  it('gives a rubric back as it was kept', () => {
    expect(readRubricRecord(rubricRecord(loaded))).toEqual(loaded.rubric);
  });

  it('reads a rubric that was kept before a key was required', () => {
    const { longAboveSeconds, ...segment } = loaded.rubric.segment;
    const content = JSON.stringify({ ...loaded.rubric, segment });
    const sha256 = createHash('sha256').update(content).digest('hex');
    const read = readRubricRecord({ id: loaded.rubric.id, sha256, content });
    expect(read.segment.longAboveSeconds).toBeCloseTo(longAboveSeconds, 9);
    expect(read.codes).toEqual(loaded.rubric.codes);
  });

  it('refuses a record that was changed', () => {
    const record = rubricRecord(loaded);
    expect(() => readRubricRecord({ ...record, content: record.content.replace('Empathy', 'Sympathy') })).toThrow(
      /does not have the hash/,
    );
  });
});
