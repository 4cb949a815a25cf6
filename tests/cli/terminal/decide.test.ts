import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../src/agreement/double-coding/consensus.ts';
import { parseAnswer } from '../../../src/cli/terminal/decide.ts';

const code: Difference = {
  place: 'turn 1 0-4',
  kind: 'code',
  startSeconds: null,
  text: 'So that helped.',
  given: [
    { coder: 'K1', value: 'SR' },
    { coder: 'K2', value: 'CR' },
  ],
  choices: ['SR', 'CR', 'Q', 'none'],
};
const global: Difference = {
  ...code,
  kind: 'global',
  given: [
    { coder: 'K1', value: '4' },
    { coder: 'K2', value: '2' },
  ],
  choices: ['1', '2', '3', '4', '5'],
};

describe('parseAnswer', () => {
  it.each<[string, Difference, string, string | null]>([
    ["a coder's number", code, 'SR', null],
    ['a choice', code, 'Q', null],
    ['points', global, '2', null],
  ])('takes %s', (what, difference, value, reason) => {
    const answer = { "a coder's number": '1', 'a choice': ' q ', points: '2' }[what] ?? '';
    expect(parseAnswer(answer, difference)).toEqual({ kind: 'decided', decision: { value, reason } });
  });

  it('takes what follows for the reason', () => {
    expect(parseAnswer('2  he adds a meaning ', code)).toEqual({
      kind: 'decided',
      decision: { value: 'CR', reason: 'he adds a meaning' },
    });
  });

  it('leaves for later, ends, and says what it did not understand', () => {
    expect(parseAnswer('  ', code)).toEqual({ kind: 'later' });
    expect(parseAnswer('.', code)).toEqual({ kind: 'stop' });
    expect(parseAnswer('9', code)).toEqual({ kind: 'unclear', problem: '"9" is none of SR, CR, Q, none' });
    expect(parseAnswer('6', global)).toMatchObject({ kind: 'unclear' });
  });
});
