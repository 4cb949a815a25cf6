import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChanges, type Json, undoChanges } from '../../src/library/changes.ts';

const anyJson = fc.jsonValue({ depthSize: 'small' }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe('findChanges', () => {
  it('names the smallest places that changed', () => {
    const before = { notes: 'a', turns: [{ code: 'Q' }, { code: 'SR' }], gone: 1 };
    const after = { notes: 'a', turns: [{ code: 'Q' }, { code: 'CR' }], added: [1] };
    expect(findChanges(before, after)).toEqual([
      { path: ['turns', 1, 'code'], before: 'SR', after: 'CR' },
      { path: ['gone'], before: 1 },
      { path: ['added'], after: [1] },
    ]);
  });

  it('takes an array whose length changed as one change', () => {
    expect(findChanges({ tags: ['a'] }, { tags: ['a', 'b'] })).toEqual([
      { path: ['tags'], before: ['a'], after: ['a', 'b'] },
    ]);
  });

  it('finds nothing between a value and its copy', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(findChanges(value, structuredClone(value))).toEqual([]);
      }),
    );
  });
});

describe('undoChanges', () => {
  it('leads from any value back to any other', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (before, after) => {
        expect(undoChanges(after, findChanges(before, after))).toEqual(before);
      }),
    );
  });

  it('works on changes that were written as JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyJson), fc.dictionary(fc.string(), anyJson), (before, after) => {
        const [from, to] = [JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(after))];
        const written = JSON.parse(JSON.stringify(findChanges(from, to)));
        expect(undoChanges(to, written)).toEqual(from);
      }),
    );
  });
});
