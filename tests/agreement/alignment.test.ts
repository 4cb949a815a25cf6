import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignCodings,
  codesOfUnits,
  listCodeUnits,
  NO_CODE,
  ratingsOfCode,
} from '../../src/agreement/align-codings.ts';
import { alignTimedCodes } from '../../src/agreement/align-timed-codes.ts';
import { compareVolleys, ratingsOfPresence } from '../../src/agreement/presence-per-volley.ts';
import { unitisingAgreement } from '../../src/agreement/unitising-agreement.ts';
import { placeUtterances } from '../../src/instrument/coded-turns.ts';
import { type CodedTurn, spokenUtterances } from '../../src/instrument/coding.ts';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { miti } from '../instrument/shipped-rubric.ts';
import { expectClose, reasonOf, valueIn } from '../statistics/close.ts';

type Utterance = readonly [text: string, code: string | null];

const rest = { startSeconds: null, endSeconds: null };

function clinician(id: string, ...utterances: Utterance[]): CodedTurn {
  const whole = utterances.map(([text]) => text).join('');
  return {
    ...rest,
    id,
    speaker: 'C',
    role: 'clinician',
    text: whole,
    utterances: placeUtterances(
      whole,
      utterances.map(([text, code]) => ({ text, code, confidence: null, reason: null })),
    ),
  };
}

function client(id: string, text: string): CodedTurn {
  return { ...rest, id, speaker: 'P', role: 'client', text, clientTalk: null };
}

const one = {
  turns: [
    clinician('1', ['Good to see you. ', null], ['How was the week?', 'Q']),
    client('2', 'Busy.'),
    clinician('3', ['It wore you out, ', 'SR'], ['and yet you came. ', 'AF'], ['What next?', 'Q']),
  ],
};
const two = {
  turns: [
    clinician('1', ['Good to see you. ', null], ['How was the week?', 'Q']),
    client('2', 'Busy.'),
    clinician('3', ['It wore you out, and yet you came. ', 'CR'], ['What next?', 'Q']),
  ],
};

describe('alignCodings', () => {
  it('compares stretches between any coder’s divisions, or only utterances divided alike', () => {
    const aligned = alignCodings([one, two]);
    expect(listCodeUnits(aligned, 'stretch')).toEqual([
      { turnId: '1', text: 'Good to see you.', codes: [null, null] },
      { turnId: '1', text: 'How was the week?', codes: ['Q', 'Q'] },
      { turnId: '3', text: 'It wore you out,', codes: ['SR', 'CR'] },
      { turnId: '3', text: 'and yet you came.', codes: ['AF', 'CR'] },
      { turnId: '3', text: 'What next?', codes: ['Q', 'Q'] },
    ]);
    expect(listCodeUnits(aligned, 'sharedUtterance').map(({ text }) => text)).toEqual([
      'Good to see you.',
      'How was the week?',
      'What next?',
    ]);
  });

  it('counts no white space, which coders keep differently', () => {
    const loose = { turns: [clinician('1', ['Good to see\nyou.', null], ['  How was the  week? ', 'Q'])] };
    const aligned = alignCodings([{ turns: one.turns.slice(0, 1) }, loose]);
    expect(listCodeUnits(aligned, 'sharedUtterance')).toHaveLength(2);
  });

  it('leaves out turns that a coding lacks, and says which', () => {
    const aligned = alignCodings([one, { turns: two.turns.slice(0, 2) }]);
    expect(aligned.turns.map(({ turnId }) => turnId)).toEqual(['1']);
    expect(aligned.omittedTurnIds).toEqual(['3']);
  });

  it('refuses codings of different transcripts', () => {
    const other = { turns: [clinician('1', ['Something else.', 'GI'])] };
    expect(() => alignCodings([one, other])).toThrow(InputFault);
    expect(() => alignCodings([one, other])).toThrow(/turn "1" has other words in coding 2/);
    expect(() => alignCodings([one, { turns: [client('1', 'Good to see you.')] }])).toThrow(
      /turn "1" is the clinician's/,
    );
  });

  it('gives each stretch every coder’s own code, however each divides', () => {
    const words = ['a', 'bb', 'c', 'ddd', 'e', 'ff'];
    const divisions = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    const codes = fc.array(fc.constantFrom('Q', 'SR', null), { minLength: 6, maxLength: 6 });
    const coding = fc.tuple(divisions, codes).map(([divided, given]) => {
      const texts: string[] = [];
      words.forEach((word, i) => {
        const open = i > 0 && !divided[i - 1] ? texts.pop() : '';
        texts.push(`${open}${word} `);
      });
      return { turns: [clinician('1', ...texts.map((text, i) => [text, given[i] ?? null] as const))] };
    });
    fc.assert(
      fc.property(coding, coding, coding, (a, b, c) => {
        const codings = [a, b, c];
        const units = listCodeUnits(alignCodings(codings), 'stretch');
        expect(units.map(({ text }) => text).join(' ')).toBe(words.join(' '));
        codings.forEach((each, coder) => {
          const [turn] = each.turns;
          if (turn?.role !== 'clinician') throw new Error('a clinician’s turn was expected');
          for (const unit of units) {
            const own = spokenUtterances(turn).find(({ text }) => text.includes(unit.text));
            expect(unit.codes[coder]).toBe(own?.code);
          }
        });
        const swapped = listCodeUnits(alignCodings([c, b, a]), 'stretch');
        expect(swapped).toEqual(units.map((unit) => ({ ...unit, codes: unit.codes.toReversed() })));
      }),
    );
  });
});

describe('codesOfUnits', () => {
  const units = [{ codes: ['Q', 'Q'] }, { codes: [null, 'GI'] }, { codes: [null, null] }];

  it('takes no code as told', () => {
    expect(codesOfUnits(units)).toEqual([
      ['Q', 'Q'],
      [NO_CODE, 'GI'],
    ]);
    expect(codesOfUnits(units, 'category')).toEqual([
      ['Q', 'Q'],
      [NO_CODE, 'GI'],
      [NO_CODE, NO_CODE],
    ]);
    expect(codesOfUnits(units, 'missing')).toEqual([
      ['Q', 'Q'],
      [null, 'GI'],
      [null, null],
    ]);
  });

  it('tells one code from all others', () => {
    expect(ratingsOfCode(units, 'GI')).toEqual([
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
  });
});

describe('unitisingAgreement', () => {
  it('counts the places between words where coders divide', () => {
    const found = unitisingAgreement(alignCodings([one, two]));
    // Turn 1 has 8 words and turn 3 has 10: 7 + 9 gaps; they differ on one.
    expect(found.places).toBe(16);
    expect(found.utterances).toEqual([5, 4]);
    expect(found.divisions).toEqual([3, 2]);
    expect(found.sharedUtterances).toBe(3);
    expectClose(valueIn(found.agreement).share, 15 / 16);
    // 27 zeros and 5 ones: expected disagreement 2 x 27 x 5 / (32 x 31), observed 2 / 32.
    expectClose(valueIn(found.alpha).alpha, 1 - 2 / 32 / ((2 * 27 * 5) / (32 * 31)));
  });

  it('has no alpha where nobody divides', () => {
    const whole = { turns: [clinician('1', ['Why now?', 'Q'])] };
    const found = unitisingAgreement(alignCodings([whole, whole]));
    expect(reasonOf(found.alpha)).toBe('allZero');
    expect(valueIn(found.agreement).share).toBe(1);
  });
});

describe('compareVolleys', () => {
  it('gives the codes that each coding counts in each volley', () => {
    const volleys = compareVolleys([one, two], miti, () => false);
    expect(volleys).toEqual([
      { turnIds: ['1'], codes: [['Q'], ['Q']] },
      {
        turnIds: ['3'],
        codes: [
          ['SR', 'AF', 'Q'],
          ['CR', 'Q'],
        ],
      },
    ]);
    expect(ratingsOfPresence(volleys, 'AF')).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('ends a volley where it ends for any coder', () => {
    const coding = (code: string | null) => ({
      turns: [clinician('1', ['So you stayed.', code]), client('2', 'Mm.'), clinician('3', ['All day.', 'SR'])],
    });
    // "Mm." answers a reflection, but does not end a volley after speech that is not coded.
    const volleys = compareVolleys([coding(null), coding('SR')], miti, () => true);
    expect(volleys.map(({ turnIds }) => turnIds)).toEqual([['1'], ['3']]);
    const together = compareVolleys([coding(null), coding(null)], miti, () => true);
    expect(together.map(({ turnIds }) => turnIds)).toEqual([['1', '3']]);
  });
});

describe('alignTimedCodes', () => {
  const at = (seconds: number, code = 'Q') => ({ seconds, code });

  it('lets tallies meet one to one within the tolerance, the nearest ones', () => {
    const found = alignTimedCodes([at(10), at(20, 'SR'), at(40)], [at(41, 'GI'), at(11), at(23)], 2);
    expect(found.units).toEqual([
      { seconds: 10, codes: ['Q', 'Q'] },
      { seconds: 20, codes: ['SR', null] },
      { seconds: 23, codes: [null, 'Q'] },
      { seconds: 40, codes: ['Q', 'GI'] },
    ]);
    expect([found.matched, found.onlyFirst, found.onlySecond]).toEqual([2, 1, 1]);
    expectClose(valueIn(found.matchedShare), 4 / 6);
  });

  it('takes as many meetings as can be had, then the least time apart', () => {
    expect(alignTimedCodes([at(10), at(12)], [at(8), at(11)], 2).matched).toBe(2);
    expect(alignTimedCodes([at(10)], [at(8.5), at(11)], 2).units).toEqual([
      { seconds: 8.5, codes: [null, 'Q'] },
      { seconds: 10, codes: ['Q', 'Q'] },
    ]);
  });

  it('has nothing to say of empty tallies', () => {
    expect(reasonOf(alignTimedCodes([], [], 2).matchedShare)).toBe('tooFewSubjects');
    expect(() => alignTimedCodes([at(Number.NaN)], [], 2)).toThrow(RangeError);
    expect(() => alignTimedCodes([], [], -1)).toThrow(RangeError);
  });

  it('is symmetric in the coders, keeps every tally and never joins what is too far apart', () => {
    const tally = fc.record({ seconds: fc.integer({ min: 0, max: 60 }), code: fc.constantFrom('Q', 'SR', 'GI') });
    const tallies = fc.uniqueArray(tally, { maxLength: 10, selector: ({ seconds }) => seconds });
    fc.assert(
      fc.property(tallies, tallies, fc.integer({ min: 0, max: 6 }), (first, second, tolerance) => {
        const found = alignTimedCodes(first, second, tolerance);
        const turned = alignTimedCodes(second, first, tolerance);
        expect(turned.matched).toBe(found.matched);
        const sorted = (units: readonly { seconds: number; codes: readonly (string | null)[] }[]) =>
          units.map(({ seconds, codes }) => `${seconds} ${codes.join()}`).sort();
        const mirrored = turned.units.map((unit) => ({ ...unit, codes: unit.codes.toReversed() }));
        expect(sorted(mirrored)).toEqual(sorted(found.units));
        expect(found.units.filter(({ codes }) => codes[0] !== null)).toHaveLength(first.length);
        expect(found.units.filter(({ codes }) => codes[1] !== null)).toHaveLength(second.length);
        const lonely = first.filter((a) => second.every((b) => Math.abs(a.seconds - b.seconds) > tolerance));
        expect(found.onlyFirst).toBeGreaterThanOrEqual(lonely.length);
      }),
    );
  });
});
