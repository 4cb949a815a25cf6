import { describe, expect, it } from 'vitest';
import { chooseCodings, type ScoredCoding } from '../../../src/report/sessions/coded-session.ts';

interface Given {
  readonly stretch?: string;
  readonly kind?: 'human' | 'imported';
}

function codingOf(id: string, coder: string, { stretch = 'whole', kind = 'human' }: Given = {}): ScoredCoding {
  return {
    record: {
      id,
      coder: { kind, id: coder, version: null },
      status: 'final',
      changeGoal: null,
      notes: '',
      flags: [],
      segmentId: null,
    },
    counts: {},
    globals: {},
    summary: {},
    segment: null,
    stretch,
    turns: null,
  };
}

function chosen(codings: readonly ScoredCoding[]) {
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
});
