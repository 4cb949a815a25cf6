import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCodes, tallyVolley } from '../../src/instrument/tally.ts';
import { parseVolleys } from '../../src/instrument/volley.ts';
import { anyTurns, client, clinician, isFacilitative } from './coded-turns.ts';
import { miti } from './shipped-rubric.ts';

const tally = (...codes: (string | null)[]) => tallyVolley({ turns: [clinician(...codes)] }, miti.volley);
const tallies = (turns: Parameters<typeof parseVolleys>[0]) =>
  parseVolleys(turns, miti.volley, isFacilitative).map((volley) => tallyVolley(volley, miti.volley));

describe('tallyVolley', () => {
  it('counts three questions once and says why', () => {
    const { codes, dropped } = tally('Q', 'Q', 'Q');
    expect(codes).toEqual(['Q']);
    expect(dropped).toEqual([
      { code: 'Q', rule: 'once-per-volley' },
      { code: 'Q', rule: 'once-per-volley' },
    ]);
  });

  it('counts one complex reflection where the volley holds simple ones too', () => {
    const { codes, dropped } = tally('SR', 'CR', 'SR');
    expect(codes).toEqual(['CR']);
    expect(dropped).toEqual([
      { code: 'SR', rule: 'one-reflection' },
      { code: 'SR', rule: 'one-reflection' },
    ]);
  });

  it('counts persuasion with permission in place of persuasion', () => {
    const { codes, dropped } = tally('PERSUADE', 'PERSUADE_WITH');
    expect(codes).toEqual(['PERSUADE_WITH']);
    expect(dropped).toEqual([{ code: 'PERSUADE', rule: 'one-persuasion' }]);
  });

  it('counts the eight codes that one volley can hold', () => {
    const all = tally('GI', 'PERSUADE', 'PERSUADE_WITH', 'Q', 'SR', 'CR', 'AF', 'SEEK', 'EMPHASIZE', 'CONFRONT');
    expect(all.codes).toHaveLength(8);
  });

  it('counts nothing where nothing is coded', () => {
    expect(tally(null, null)).toMatchObject({ codes: [], dropped: [] });
  });

  it('never holds SR with CR, nor PERSUADE with PERSUADE_WITH, nor a code twice', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        for (const { codes } of tallies(turns)) {
          expect(codes.includes('SR') && codes.includes('CR')).toBe(false);
          expect(codes.includes('PERSUADE') && codes.includes('PERSUADE_WITH')).toBe(false);
          expect(new Set(codes).size).toBe(codes.length);
        }
      }),
    );
  });

  it('accounts for every code given: counted or dropped by a rule of the rubric', () => {
    const rules = [miti.volley.oncePerVolley.id, ...miti.volley.exclusive.map((each) => each.id)];
    fc.assert(
      fc.property(anyTurns, (turns) => {
        for (const { volley, codes, dropped } of tallies(turns)) {
          const given = volley.turns.flatMap((turn) => turn.utterances.flatMap(({ code }) => code ?? []));
          expect([...codes, ...dropped.map((each) => each.code)].sort()).toEqual(given.sort());
          expect(dropped.every((each) => rules.includes(each.rule))).toBe(true);
        }
      }),
    );
  });
});

describe('countCodes', () => {
  it('has a number for every code of the rubric', () => {
    expect(Object.keys(countCodes(miti, []))).toEqual(miti.codes.map((code) => code.id));
  });

  it('never counts a code more often than there are volleys', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const volleys = tallies(turns);
        for (const count of Object.values(countCodes(miti, volleys))) expect(count).toBeLessThanOrEqual(volleys.length);
      }),
    );
  });

  it('adds up: two sessions one after the other count what each counts alone', () => {
    fc.assert(
      fc.property(anyTurns, anyTurns, (first, second) => {
        const together = countCodes(miti, tallies([...first, client('That was that session.'), ...second]));
        const [a, b] = [countCodes(miti, tallies(first)), countCodes(miti, tallies(second))];
        for (const [code, count] of Object.entries(together)) expect(count).toBe((a[code] ?? 0) + (b[code] ?? 0));
      }),
    );
  });
});
