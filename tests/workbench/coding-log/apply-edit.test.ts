import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/workbench/api/operations.ts';
import { applyEdit } from '../../../src/workbench/coding-log/apply-edit.ts';
import { anyOperation, basis, perform, tallyStart, transcriptStart, turns } from './any-coding.ts';

const edited = (...edits: Edit[]) =>
  edits.reduce((document, edit, i) => applyEdit(document, edit, basis, i + 1), transcriptStart);
const tallied = (...edits: Edit[]) =>
  edits.reduce((document, edit, i) => applyEdit(document, edit, basis, i + 1), tallyStart);
const withinSmile = (turns[2]?.text.indexOf('🙂') ?? 0) + 1;
const utterancesOf = (id: string, document = transcriptStart) => {
  const turn = document.turns.find(({ turnId }) => turnId === id);
  const text = turns.find((each) => each.id === id)?.text ?? '';
  return turn?.role === 'clinician'
    ? turn.utterances.map(({ from, to, decision }) => [text.slice(from, to), decision])
    : null;
};

describe('coding utterances', () => {
  it('begins with a turn as one utterance, without the white space around it', () => {
    expect(utterancesOf('3')).toEqual([['You dread them.  And still you come here 🙂 each week.', null]]);
    expect(utterancesOf('6')).toEqual([]);
  });

  it('splits at a place, keeps the decision with the first part, and joins again', () => {
    const split = edited(
      { kind: 'code', utterances: [{ turnId: '3', index: 0 }], decision: 'CR' },
      { kind: 'split', turnId: '3', at: 18 },
    );
    expect(utterancesOf('3', split)).toEqual([
      ['You dread them.', 'CR'],
      ['And still you come here 🙂 each week.', null],
    ]);
    const coded = applyEdit(split, { kind: 'code', utterances: [{ turnId: '3', index: 1 }], decision: 'AF' }, basis, 3);
    const joined = applyEdit(coded, { kind: 'join', turnId: '3', index: 0 }, basis, 4);
    expect(utterancesOf('3', joined)).toEqual([['You dread them.  And still you come here 🙂 each week.', 'CR']]);
  });

  it('takes the later decision where the first part has none', () => {
    const document = edited(
      { kind: 'split', turnId: '1', at: 17 },
      { kind: 'code', utterances: [{ turnId: '1', index: 1 }], decision: 'Q' },
      { kind: 'join', turnId: '1', index: 0 },
    );
    expect(utterancesOf('1', document)).toEqual([['Good to see you. What shall we talk about?', 'Q']]);
  });

  it('codes and clears several at once', () => {
    const both = [
      { turnId: '1', index: 0 },
      { turnId: '3', index: 0 },
    ];
    const coded = edited({ kind: 'code', utterances: both, decision: '-' });
    expect([utterancesOf('1', coded)?.[0]?.[1], utterancesOf('3', coded)?.[0]?.[1]]).toEqual(['-', '-']);
    expect(applyEdit(coded, { kind: 'clear', utterances: both }, basis, 2)).toEqual(transcriptStart);
  });

  it('never loses a word, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 40 }), (operations) => {
        const { end } = perform(transcriptStart, operations);
        for (const { id, role, text } of turns) {
          if (role !== 'clinician') continue;
          const words = utterancesOf(id, end.document)?.map(([words]) => words?.trim());
          expect(words?.every((each) => each !== '')).toBe(true);
          expect(words?.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        }
      }),
    );
  });

  it.each([
    [{ kind: 'code', utterances: [{ turnId: '3', index: 0 }], decision: 'ZZ' }, /has no code ZZ/],
    [{ kind: 'code', utterances: [{ turnId: '3', index: 1 }], decision: 'Q' }, /turn "3" has no utterance 2/],
    [{ kind: 'code', utterances: [{ turnId: '2', index: 0 }], decision: 'Q' }, /turn "2" is of the client/],
    [{ kind: 'clear', utterances: [{ turnId: '99', index: 0 }] }, /the segment has no turn "99"/],
    [{ kind: 'clientTalk', turnIds: ['1'], talk: 'change' }, /turn "1" is of the clinician/],
    [{ kind: 'split', turnId: '1', at: 0 }, /no utterance runs over place 0/],
    [{ kind: 'split', turnId: '3', at: withinSmile }, /leaves nothing on one side/],
    [{ kind: 'join', turnId: '1', index: 0 }, /no utterance follows utterance 1/],
    [{ kind: 'rate', global: 'empathy', value: 6 }, /Empathy is rated 6; give a whole point from 1 to 5/],
    [{ kind: 'rate', global: 'spirit', value: 3 }, /has no global spirit/],
    [{ kind: 'tie', global: 'empathy', place: { turnId: '2', at: 400 } }, /turn "2" has no place 400/],
    [{ kind: 'unflag', flag: 3 }, /there is no flag 3/],
    [{ kind: 'tally', atSeconds: 1, tallied: 'Q' }, /nothing can be tallied/],
  ] satisfies [Edit, RegExp][])('refuses %j', (edit, message) => {
    expect(() => edited(edit)).toThrow(message);
  });
});

describe('globals, flags and times', () => {
  it('rates, withholds with a reason, and takes back', () => {
    const rated = edited({ kind: 'rate', global: 'empathy', value: 4 });
    expect(rated.globals.empathy).toEqual({ rating: { kind: 'rated', value: 4 }, evidence: [] });
    const withheld = applyEdit(rated, { kind: 'withhold', global: 'empathy', reason: 'too short' }, basis, 2);
    expect(withheld.globals.empathy?.rating).toEqual({ kind: 'withheld', reason: 'too short' });
    expect(applyEdit(withheld, { kind: 'unrate', global: 'empathy' }, basis, 3)).toEqual(transcriptStart);
  });

  it('ties a place to a global once, and keeps it when the rating changes', () => {
    const place = { turnId: '3', at: 2 };
    const tie = { kind: 'tie', global: 'empathy', place } as const;
    const tied = edited(tie, tie, { kind: 'rate', global: 'empathy', value: 5 });
    expect(tied.globals.empathy).toEqual({ rating: { kind: 'rated', value: 5 }, evidence: [place] });
    const untied = applyEdit(tied, { kind: 'untie', global: 'empathy', place: { ...place } }, basis, 4);
    expect(untied.globals.empathy?.evidence).toEqual([]);
  });

  it('knows a flag by the number of the operation that set it', () => {
    const flagged = edited(
      { kind: 'notes', notes: 'x' },
      { kind: 'flag', place: { turnId: '1', at: 0 }, note: 'SR or CR?' },
      { kind: 'noteFlag', flag: 2, note: 'SR, I think' },
    );
    expect(flagged.flags).toEqual([{ id: 2, place: { turnId: '1', at: 0 }, note: 'SR, I think' }]);
    expect(applyEdit(flagged, { kind: 'unflag', flag: 2 }, basis, 4).flags).toEqual([]);
  });

  it('sets a time over a turn, and takes it away', () => {
    const timed = edited({ kind: 'time', turnId: '4', startSeconds: 12.5 });
    expect(timed.turns[3]?.startSeconds).toBe(12.5);
    expect(applyEdit(timed, { kind: 'time', turnId: '4', startSeconds: null }, basis, 2)).toEqual(transcriptStart);
  });
});

describe('a live tally', () => {
  it('keeps events in the order of time, and corrects and strikes them', () => {
    const document = tallied(
      { kind: 'tally', atSeconds: 9, tallied: 'Q' },
      { kind: 'tally', atSeconds: 4, tallied: 'client' },
      { kind: 'tally', atSeconds: 12, tallied: 'SR' },
      { kind: 'correct', event: 3, atSeconds: 2, tallied: 'CR' },
      { kind: 'strike', event: 1 },
    );
    expect(document.events).toEqual([
      { id: 3, atSeconds: 2, tallied: 'CR' },
      { id: 2, atSeconds: 4, tallied: 'client' },
    ]);
  });
});
