import fc from 'fast-check';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import type { CodingDocument } from '../../../src/workbench/api/documents.ts';
import type { Edit, LoggedOperation, Operation } from '../../../src/workbench/api/operations.ts';
import type { CodingBasis } from '../../../src/workbench/coding-log/apply-edit.ts';
import { notCoded } from '../../../src/workbench/coding-log/decisions.ts';
import { applyOperation, type CodingState, startState } from '../../../src/workbench/coding-log/log.ts';
import { startDocument } from '../../../src/workbench/coding-log/start-document.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

export const rubric = miti;

export const turns = [
  { id: '1', role: 'clinician' as const, text: 'Good to see you. What shall we talk about?' },
  { id: '2', role: 'client' as const, text: 'The mornings, I think.' },
  { id: '3', role: 'clinician' as const, text: '  You dread them.  And still you come here 🙂 each week.' },
  { id: '4', role: 'other' as const, text: 'Sorry, wrong room.' },
  { id: '5', role: 'client' as const, text: 'Mm-hm.' },
  { id: '6', role: 'clinician' as const, text: '' },
];

export const basis: CodingBasis = { rubric, texts: new Map(turns.map(({ id, text }) => [id, text])) };
export const transcriptStart = startDocument(rubric, turns, null);
export const tallyStart = startDocument(rubric, null, 'walk daily');

const turnId = fc.constantFrom('1', '2', '3', '4', '5', '6');
const utterances = fc.array(fc.record({ turnId: fc.constantFrom('1', '3', '3', '2'), index: fc.nat(3) }), {
  minLength: 1,
  maxLength: 4,
});
const code = fc.constantFrom('Q', 'SR', 'CR', 'AF', 'GI');
const place = fc.oneof(fc.record({ turnId, at: fc.nat(20) }), fc.record({ event: fc.integer({ min: 1, max: 12 }) }));
const global = fc.constantFrom('empathy', 'partnership');
const talk = fc.constantFrom('change' as const, 'sustain' as const, 'neutral' as const, null);
const atSeconds = fc.integer({ min: 0, max: 30 });
const tallied = fc.constantFrom('Q', 'SR', 'client');
const made = fc.integer({ min: 1, max: 12 });

/** Any edit, of which many can't be done on a given document. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('code' as const),
    utterances,
    decision: fc.oneof(code, fc.constant(notCoded)),
  }),
  fc.record({ kind: fc.constant('clear' as const), utterances }),
  fc.record({ kind: fc.constant('split' as const), turnId: fc.constantFrom('1', '3'), at: fc.nat(60) }),
  fc.record({ kind: fc.constant('join' as const), turnId: fc.constantFrom('1', '3'), index: fc.nat(2) }),
  fc.record({
    kind: fc.constant('clientTalk' as const),
    turnIds: fc.array(fc.constantFrom('2', '5'), { minLength: 1, maxLength: 2 }),
    talk,
  }),
  fc.record({ kind: fc.constant('flag' as const), place: fc.option(place), note: fc.string() }),
  fc.record({ kind: fc.constant('noteFlag' as const), flag: made, note: fc.string() }),
  fc.record({ kind: fc.constant('unflag' as const), flag: made }),
  fc.record({ kind: fc.constant('rate' as const), global, value: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ kind: fc.constant('withhold' as const), global, reason: fc.constant('too short') }),
  fc.record({ kind: fc.constant('unrate' as const), global }),
  fc.record({ kind: fc.constant('tie' as const), global, place }),
  fc.record({ kind: fc.constant('untie' as const), global, place }),
  fc.record({ kind: fc.constant('time' as const), turnId, startSeconds: fc.option(atSeconds) }),
  fc.record({ kind: fc.constant('tally' as const), atSeconds, tallied }),
  fc.record({ kind: fc.constant('correct' as const), event: made, atSeconds, tallied }),
  fc.record({ kind: fc.constant('strike' as const), event: made }),
  fc.record({ kind: fc.constant('changeGoal' as const), changeGoal: fc.constantFrom('walk', 'sleep', null) }),
  fc.record({ kind: fc.constant('notes' as const), notes: fc.string() }),
);

export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: anyEdit },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reveal' as const, what: 'people' as const }) },
);

export const anyStart: fc.Arbitrary<CodingDocument> = fc.constantFrom(transcriptStart, tallyStart);

export function logged(number: number, operation: LoggedOperation['operation']): LoggedOperation {
  return { number, at: '2024-05-17T09:30:00Z', operation };
}

/** Does what can be done of some operations, as a page would: the log that came of it, and each state. */
export function perform(start: CodingDocument, wanted: readonly Operation[]) {
  const log: LoggedOperation[] = [];
  const states: CodingState[] = [startState(start)];
  for (const operation of wanted) {
    const next = logged(log.length + 1, operation);
    try {
      states.push(applyOperation(states.at(-1) as CodingState, next, basis));
      log.push(next);
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
    }
  }
  return { log, states, end: states.at(-1) as CodingState };
}
