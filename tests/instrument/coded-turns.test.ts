import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layCodes, liftCodes, placeUtterances } from '../../src/instrument/coded-turns.ts';
import { spokenUtterances } from '../../src/instrument/coding.ts';
import { codes, session } from '../library/sample-records.ts';
import { anyTurns, clinician, utterance } from './coded-turns.ts';

const turns = session('14').transcript?.turns ?? [];

describe('layCodes', () => {
  it("gives utterances whose words are cut out of the turn's text", () => {
    const [first, second, third, fourth] = layCodes(turns, codes);
    expect(first?.role === 'clinician' && spokenUtterances(first)).toMatchObject([
      { text: 'You came back.', code: 'AF' },
      { text: 'What helped?', code: 'Q' },
    ]);
    expect(second).toMatchObject({ role: 'client', clientTalk: 'neutral' });
    expect(third).toMatchObject({ utterances: [{ from: 0, to: 18, code: 'CR' }] });
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
});

describe('placeUtterances', () => {
  it('tells the same words said twice apart', () => {
    expect(clinician('CR', 'CR')).toMatchObject({
      utterances: [
        { from: 0, to: 11 },
        { from: 12, to: 23 },
      ],
    });
  });

  it('places one without words at the end of the one before it', () => {
    expect(placeUtterances('So it goes.', [utterance('CR'), utterance('AF', '')])).toMatchObject([
      { from: 0, to: 11, code: 'CR' },
      { from: 11, to: 11, code: 'AF' },
    ]);
  });

  it('refuses an utterance that the turn does not hold', () => {
    expect(() => placeUtterances('Other words.', [utterance('Q')])).toThrow(
      /utterance 1 is not part of the turn's text/,
    );
  });
});
