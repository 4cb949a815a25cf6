import { expect, test } from 'vitest';
import type { SentOperation } from '../../../../src/workbench/api/operations.ts';
import { renumberOperations } from '../../../../src/workbench/pages/coding/rebase.ts';

const at = '2026-03-02T10:00:00.000Z';

test('waiting operations follow the log, and find what they made under its new number', () => {
  const waiting: SentOperation[] = [
    { number: 5, at, operation: { kind: 'tally', atSeconds: 3, tallied: 'Q' } },
    { number: 6, at, operation: { kind: 'flag', place: { event: 5 }, note: 'Is it one?' } },
    { number: 7, at, operation: { kind: 'correct', event: 5, atSeconds: 3, tallied: 'SEEK' } },
    { number: 8, at, operation: { kind: 'noteFlag', flag: 6, note: 'It asks for permission.' } },
    { number: 9, at, operation: { kind: 'strike', event: 2 } },
  ];
  expect(renumberOperations(waiting, 10).map(({ number, operation }) => [number, operation])).toEqual([
    [11, { kind: 'tally', atSeconds: 3, tallied: 'Q' }],
    [12, { kind: 'flag', place: { event: 11 }, note: 'Is it one?' }],
    [13, { kind: 'correct', event: 11, atSeconds: 3, tallied: 'SEEK' }],
    [14, { kind: 'noteFlag', flag: 12, note: 'It asks for permission.' }],
    [15, { kind: 'strike', event: 2 }],
  ]);
});
