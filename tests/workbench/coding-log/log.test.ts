import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codingDocument } from '../../../src/workbench/api/documents.ts';
import type { Operation } from '../../../src/workbench/api/operations.ts';
import { loggedOperation } from '../../../src/workbench/api/operations.ts';
import { applyOperation, replay, startState } from '../../../src/workbench/coding-log/log.ts';
import { anyEdit, anyOperation, anyStart, basis, logged, perform, transcriptStart } from './any-coding.ts';

const operations = fc.array(anyOperation, { maxLength: 40 });

describe('replay', () => {
  it('gives the state that the page had, from the log alone and after a way through JSON', () => {
    fc.assert(
      fc.property(anyStart, operations, (start, wanted) => {
        const { log, end } = perform(start, wanted);
        const kept = log.map((each) => loggedOperation.parse(JSON.parse(JSON.stringify(each))));
        const again = replay(codingDocument.parse(JSON.parse(JSON.stringify(start))), kept, basis);
        expect(again).toEqual(end);
        expect(codingDocument.parse(again.document)).toEqual(again.document);
      }),
    );
  });

  it('gives the same in one go as in two', () => {
    fc.assert(
      fc.property(anyStart, operations, fc.nat(40), (start, wanted, cut) => {
        const { log, end } = perform(start, wanted);
        const half = replay(start, log.slice(0, cut), basis);
        const whole = log.slice(cut).reduce((state, each) => applyOperation(state, each, basis), half);
        expect(whole).toEqual(end);
      }),
    );
  });
});

describe('undo', () => {
  it('restores the document before any edit, and redo the one after it', () => {
    fc.assert(
      fc.property(anyStart, operations, anyEdit, (start, before, edit) => {
        const { end } = perform(start, before);
        const [edited = end] = perform(start, [...before, edit]).states.slice(-1);
        fc.pre(edited.done?.size === (end.done?.size ?? 0) + 1);
        const undone = applyOperation(edited, logged(edited.last + 1, { kind: 'undo' }), basis);
        expect(undone.document).toEqual(end.document);
        const redone = applyOperation(undone, logged(edited.last + 2, { kind: 'redo' }), basis);
        expect(redone.document).toEqual(edited.document);
      }),
    );
  });

  it('goes back to the start, however far that is, and redo back to the end', () => {
    fc.assert(
      fc.property(anyStart, operations, (start, wanted) => {
        const { end } = perform(start, wanted);
        let state = end;
        const step = (kind: 'undo' | 'redo') => {
          state = applyOperation(state, logged(state.last + 1, { kind }), basis);
        };
        const [edits, redoable] = [end.done?.size ?? 0, end.undone?.size ?? 0];
        for (let i = 0; i < edits; i += 1) step('undo');
        expect(state.document).toEqual(start);
        expect(state.done).toBeNull();
        for (let i = 0; i < edits; i += 1) step('redo');
        expect(state.document).toEqual(end.document);
        expect(state.undone?.size ?? 0).toBe(redoable);
      }),
    );
  });

  it('passes over edits that changed nothing', () => {
    const code: Operation = { kind: 'code', utterances: [{ turnId: '1', index: 0 }], decision: 'Q' };
    const { end } = perform(transcriptStart, [code, code, { kind: 'undo' }]);
    expect(end.last).toBe(3);
    expect(end.document).toEqual(transcriptStart);
  });

  it('leaves nothing to redo after a new edit, and changes nothing where there is nothing to undo', () => {
    const { end } = perform(transcriptStart, [
      { kind: 'undo' },
      { kind: 'notes', notes: 'a' },
      { kind: 'undo' },
      { kind: 'notes', notes: 'b' },
      { kind: 'redo' },
    ]);
    expect(end.document.notes).toBe('b');
  });
});

describe('an operation', () => {
  it('keeps every turn that it leaves alone', () => {
    const before = startState(transcriptStart);
    const code = logged(1, { kind: 'code', utterances: [{ turnId: '1', index: 0 }], decision: 'Q' });
    const after = applyOperation(before, code, basis);
    const changed = after.document.turns.filter((turn, at) => turn !== before.document.turns[at]);
    expect(changed.map(({ turnId }) => turnId)).toEqual(['1']);
  });

  it('has to follow the last one without a gap', () => {
    const state = startState(transcriptStart);
    expect(() => applyOperation(state, logged(2, { kind: 'undo' }), basis)).toThrow(
      'operation 2: follows operation 0; number them without a gap',
    );
  });

  it('is refused once the coding is final, until it is opened again with a reason', () => {
    const finished = applyOperation(startState(transcriptStart), logged(1, { kind: 'finish' }), basis);
    expect(finished.status).toBe('final');
    expect(() => applyOperation(finished, logged(2, { kind: 'undo' }), basis)).toThrow(/the coding is final/);
    const again = applyOperation(finished, logged(2, { kind: 'reopen', reason: 'talked it over' }), basis);
    expect(again).toMatchObject({ status: 'draft', reopenings: [{ reason: 'talked it over' }], shownInDraft: [] });
  });

  it('makes the coding an assisted one when something is asked for, which no undo takes back', () => {
    const { end } = perform(transcriptStart, [{ kind: 'reveal', what: 'suggestions' }, { kind: 'undo' }]);
    expect(end).toMatchObject({ shownInDraft: ['suggestions'], revealed: ['suggestions'] });
  });

  it('asked for when final, leads the coder only when it is opened again', () => {
    const log = [
      logged(1, { kind: 'reveal', what: 'people' }),
      logged(2, { kind: 'finish' }),
      logged(3, { kind: 'reveal', what: 'otherCodings' }),
      logged(4, { kind: 'reopen', reason: 'why' }),
    ];
    const final = replay(transcriptStart, log.slice(0, 3), basis);
    expect([final.revealed, final.shownInDraft]).toEqual([['people', 'otherCodings'], ['people']]);
    expect(replay(transcriptStart, log, basis).shownInDraft).toEqual(['people', 'otherCodings']);
  });
});
