import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConsensusOperation } from '../../../src/workbench/api/consensus.ts';
import {
  applyConsensus,
  type ConsensusState,
  type Differing,
  replayConsensus,
  requireFitting,
  startConsensus,
} from '../../../src/workbench/coding-log/consensus-log.ts';

const given = [
  { coder: 'K1', value: 'CR' },
  { coder: 'K2', value: 'SR' },
];
const differing: Differing = new Map(['a', 'b', 'c'].map((place) => [place, { given, choices: ['CR', 'SR', 'none'] }]));
const at = '2024-05-17T09:30:00Z';

const place = fc.constantFrom('a', 'b', 'c');
const edit: fc.Arbitrary<ConsensusOperation> = fc.oneof(
  fc
    .array(fc.record({ place, value: fc.constantFrom('CR', 'SR', 'none'), given: fc.constant(given) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((decisions) => ({ kind: 'decide' as const, decisions })),
  fc.record({ kind: fc.constant('explain' as const), place, reason: fc.constantFrom('so', 'thus', null) }),
  fc.record({ kind: fc.constant('clear' as const), place }),
);
const operation = fc.oneof(edit, fc.constantFrom<ConsensusOperation>({ kind: 'undo' }, { kind: 'redo' }));

const logged = (operations: readonly ConsensusOperation[]) =>
  operations.map((each, i) => ({ number: i + 1, at, by: 'K3', operation: each }));
const next = (state: ConsensusState, each: ConsensusOperation) =>
  applyConsensus(state, { number: state.last + 1, at, operation: each }, differing);

it('keeps reasons with decisions, through a change of the decision', () => {
  const decide = (value: string): ConsensusOperation => ({ kind: 'decide', decisions: [{ place: 'a', value, given }] });
  const log = logged([decide('CR'), { kind: 'explain', place: 'a', reason: 'adds meaning' }, decide('SR')]);
  expect([...replayConsensus(log, differing).decisions]).toEqual([['a', { value: 'SR', reason: 'adds meaning' }]]);
});

it('undo takes back the last edit that changed something, and redo brings it again', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 20 }), edit, (before, last) => {
      const state = replayConsensus(logged(before), differing);
      const changed = next(state, last);
      if (changed.decisions === state.decisions) return;
      const undone = next(changed, { kind: 'undo' });
      expect(undone.decisions).toEqual(state.decisions);
      expect(next(undone, { kind: 'redo' }).decisions).toEqual(changed.decisions);
    }),
  );
});

it('replays a log, undo and redo included, without what was decided of places that are no difference any more', () => {
  const left: Differing = new Map([...differing].filter(([name]) => name !== 'b'));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
      const [all, reduced] = [differing, left].map((each) => replayConsensus(logged(operations), each));
      const kept = [...(all?.decisions ?? [])].filter(([name]) => name !== 'b');
      expect(new Map(reduced?.decisions)).toEqual(new Map(kept));
    }),
  );
});

it('takes back what was decided last, also where it no longer stands', () => {
  const decide = (name: string, what = given): ConsensusOperation => ({
    kind: 'decide',
    decisions: [{ place: name, value: 'CR', given: what }],
  });
  const changed = [{ coder: 'K1', value: 'Q' }, ...given.slice(1)];
  const log = logged([decide('a'), decide('b', changed), { kind: 'undo' }]);
  expect([...replayConsensus(log, differing).decisions.keys()]).toEqual(['a']);
});

it('counts every operation, whatever it changed', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
      expect(replayConsensus(logged(operations), differing).last).toBe(operations.length);
    }),
  );
});

it('leaves out what was decided of something else', () => {
  const stale: ConsensusOperation = {
    kind: 'decide',
    decisions: [{ place: 'a', value: 'CR', given: [{ coder: 'K1', value: 'Q' }, ...given.slice(1)] }],
  };
  expect(replayConsensus(logged([stale]), differing).decisions.size).toBe(0);
  expect(() => requireFitting({ operation: stale }, differing)).toThrow(/changed there/);
});

it('changes nothing once it is final', () => {
  const final = applyConsensus(startConsensus, { number: 1, at, operation: { kind: 'finish' } }, differing);
  expect(() => next(final, { kind: 'undo' })).toThrow(/is final/);
  const reopened = applyConsensus(final, { number: 2, at, operation: { kind: 'reopen', reason: 'a slip' } }, differing);
  expect(reopened).toMatchObject({ status: 'draft', reopenings: [{ at, reason: 'a slip' }] });
  expect(() => applyConsensus(final, { number: 3, at, operation: { kind: 'undo' } }, differing)).toThrow(
    /follows 1|operation 1/,
  );
});
