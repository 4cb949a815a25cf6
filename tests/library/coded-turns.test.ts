import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layCodes, liftCodes } from '../../src/library/coded-turns.ts';
import { anyTurns, clinician } from '../instrument/coded-turns.ts';
import { codes, session } from './sample-records.ts';

const turns = session('14').transcript?.turns ?? [];

describe('layCodes', () => {
  it("cuts utterances out of the turn's text", () => {
    const [first, second, third, fourth] = layCodes(turns, codes);
    expect(first).toMatchObject({
      utterances: [
        { text: 'You came back.', code: 'AF' },
        { text: 'What helped?', code: 'Q' },
      ],
    });
    expect(second).toMatchObject({ role: 'client', clientTalk: 'neutral' });
    expect(third).toMatchObject({ utterances: [{ text: 'She stands by you.', code: 'CR' }] });
    expect(fourth).toEqual(turns[3]);
  });

  it('leaves turns without codes uncoded', () => {
    const [first, second] = layCodes(turns, []);
    expect(first).toMatchObject({ utterances: [] });
    expect(second).toMatchObject({ clientTalk: null });
  });
});

describe('liftCodes', () => {
  it('is the inverse of layCodes', () => {
    expect(liftCodes(layCodes(turns, codes))).toEqual(codes);
    fc.assert(
      fc.property(anyTurns, (coded) => {
        expect(layCodes(coded, liftCodes(coded))).toEqual(coded);
      }),
    );
  });

  it('tells the same words said twice apart', () => {
    const [lifted] = liftCodes([clinician('CR', 'CR')]);
    expect(lifted).toMatchObject({
      utterances: [
        { from: 0, to: 11 },
        { from: 12, to: 23 },
      ],
    });
  });

  it('refuses an utterance that the turn does not hold', () => {
    expect(() => liftCodes([{ ...clinician('Q'), text: 'Other words.' }])).toThrow(
      /utterance 1 is not part of the turn's text/,
    );
  });
});
