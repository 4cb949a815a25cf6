import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import type { CoderKind } from '../../../src/instrument/coding.ts';
import {
  chooseCodings,
  fitsRubric,
  isFinishedByOne,
  isFinishedByPeople,
  listGivenTerms,
  mayCount,
} from '../../../src/report/sessions/codings-that-count.ts';

interface Given {
  readonly stretch?: string;
  readonly kind?: CoderKind;
  readonly status?: 'draft' | 'final';
}

function codingOf(id: string, coder: string, { stretch = 'whole', kind = 'human', status = 'final' }: Given = {}) {
  return { record: { id, coder: { kind, id: coder, version: null }, status }, stretch };
}

function chosen(codings: readonly ReturnType<typeof codingOf>[]) {
  const found = chooseCodings(codings);
  return { coder: found?.coder, ids: found?.codings.map(({ record }) => record.id) };
}

describe('chooseCodings', () => {
  const first = { stretch: 'first 20 minutes' };
  const drawn = { stretch: 'random 20 minutes' };

  it('never puts codings of different segments together', () => {
    expect(chosen([codingOf('1', 'K1', first), codingOf('2', 'K1', drawn)])).toEqual({ coder: 'human', ids: ['2'] });
    expect(chosen([codingOf('1', 'K1', first), codingOf('2', 'K2', drawn)])).toEqual({ coder: 'human', ids: ['2'] });
  });

  it('takes the segment that most coders coded, whenever that was', () => {
    const codings = [codingOf('1', 'K1', first), codingOf('2', 'K2', first), codingOf('3', 'K3', drawn)];
    expect(chosen(codings)).toEqual({ coder: 'several', ids: ['1', '2'] });
  });

  it('takes each coder’s latest: one coder is not several', () => {
    expect(chosen([codingOf('1', 'K1'), codingOf('2', 'K1')])).toEqual({ coder: 'human', ids: ['2'] });
    expect(chosen([codingOf('1', 'K1'), codingOf('2', 'K2'), codingOf('3', 'K1')])).toEqual({
      coder: 'several',
      ids: ['2', '3'],
    });
  });

  it('holds for imported codings as well', () => {
    const imported = [codingOf('1', 'A', { kind: 'imported' }), codingOf('2', 'A', { kind: 'imported' })];
    expect(chosen(imported)).toEqual({ coder: 'imported', ids: ['2'] });
  });

  it('never takes a draft of people, and the program’s estimate only where nothing else counts', () => {
    const draft = codingOf('1', 'K1', { status: 'draft' });
    const estimate = codingOf('2', 'miti', { kind: 'heuristic', status: 'draft' });
    expect(chooseCodings([draft])).toBeNull();
    expect(chosen([draft, estimate])).toEqual({ coder: 'heuristic', ids: ['2'] });
    expect(chosen([estimate, codingOf('3', 'K1')])).toEqual({ coder: 'human', ids: ['3'] });
  });
});

describe('what a coding counts as', () => {
  it.each([
    ['human', 'final', [true, true, true]],
    ['human', 'draft', [false, false, false]],
    ['imported', 'final', [true, true, true]],
    ['consensus', 'final', [true, true, false]],
    ['consensus', 'draft', [false, false, false]],
    ['heuristic', 'final', [true, false, false]],
    ['heuristic', 'draft', [true, false, false]],
  ] as const)('%s, %s', (kind, status, expected) => {
    const { record } = codingOf('1', 'K1', { kind, status });
    expect([mayCount(record), isFinishedByPeople(record), isFinishedByOne(record)]).toEqual(expected);
  });
});

describe('fitsRubric', () => {
  const totals = (counts: Record<string, number>) => listGivenTerms({ work: { kind: 'totals', counts }, globals: {} });

  it('takes codings with codes that the rubric has, and no others', async () => {
    const { rubric } = await loadRubric('miti-4.2.1');
    expect(fitsRubric(totals({ Q: 1, CR: 2 }), rubric)).toBe(true);
    expect(fitsRubric(totals({ Q: 1, RAISE_CONCERN: 1 }), rubric)).toBe(false);
  });
});
