import { describe, expect, it } from 'vitest';
import { expectClose } from '../statistics/close.ts';
import { coded, compare, figureOf } from './codings.ts';

const first = coded('S1', 'K1', ['Q', 'SR', 'CR', 'GI', null, null]);
const second = coded('S1', 'K2', ['Q', 'CR', 'CR', null, 'GI', null]);

function utterancesOf(...args: Parameters<typeof compare>) {
  const { utterances } = compare(...args);
  if (!utterances) throw new Error('no utterances');
  return utterances;
}

describe('agreement on utterances', () => {
  it('leaves out what nobody coded, unless another rule is chosen', () => {
    expect(utterancesOf([first, second]).overall.units).toBe(5);
    expectClose(figureOf(utterancesOf([first, second]).overall.agreement), 2 / 5);
    expectClose(figureOf(utterancesOf([first, second], { noCode: 'category' }).overall.agreement), 3 / 6);
    const missing = utterancesOf([first, second], { noCode: 'missing' }).overall;
    expectClose(figureOf(missing.agreement), 2 / 3);
    // Q Q, SR CR, CR CR: by chance 1/9 + 0 + (1/3)(2/3).
    expectClose(figureOf(missing.kappa).kappa, (2 / 3 - 1 / 3) / (1 - 1 / 3));
  });

  it("is Cohen's kappa of two coders, Fleiss' of more", () => {
    const third = coded('S1', 'K3', ['Q', 'SR', 'CR', 'GI', 'GI', null]);
    expect(figureOf(utterancesOf([first, second]).overall.kappa).method).toBe('cohen');
    expect(figureOf(utterancesOf([first, second, third]).overall.kappa).method).toBe('fleiss');
  });

  it('tells code by code who gave it how often, by utterance and by volley', () => {
    const { codes } = utterancesOf([first, second]);
    const reflections = codes.find(({ code }) => code === 'CR');
    expect(reflections?.units.present).toEqual([
      { coder: 'K1', units: 1 },
      { coder: 'K2', units: 2 },
    ]);
    expect(reflections?.volleys.units).toBe(6);
    expectClose(figureOf(reflections?.volleys.agreement ?? { defined: true, value: 0 }), 5 / 6);
    const confronting = codes.find(({ code }) => code === 'CONFRONT');
    expect(confronting?.units.kappa).toMatchObject({ defined: false, kind: 'chanceIsCertain' });
  });

  it('counts which codes met, rows being the first coder', () => {
    const { confusion, confusions } = utterancesOf([first, second]);
    const at = (a: string, b: string) =>
      confusion.counts[confusion.categories.indexOf(a)]?.[confusion.categories.indexOf(b)];
    expect([at('SR', 'CR'), at('CR', 'SR'), at('GI', '(no code)'), at('(no code)', 'GI')]).toEqual([1, 0, 1, 1]);
    expect(confusions).toEqual([
      { codes: ['GI', '(no code)'], count: 2 },
      { codes: ['SR', 'CR'], count: 1 },
    ]);
  });

  it('counts confusions of more coders both ways, so that their order does not matter', () => {
    const third = coded('S1', 'K3', ['Q', 'SR', 'CR', 'GI', 'GI', null]);
    const { confusion } = utterancesOf([first, second, third]);
    confusion.counts.forEach((row, i) => {
      row.forEach((count, j) => {
        expect(count).toBe(confusion.counts[j]?.[i]);
      });
    });
    expect(confusion.counts[confusion.categories.indexOf('SR')]?.[confusion.categories.indexOf('CR')]).toBe(2);
  });

  it('resamples sessions where there are five, utterances where there are fewer, and says which', () => {
    const few = figureOf(utterancesOf([first, second]).overall.alpha);
    expect(figureOf(few.interval).over).toBe('units');
    const sessions = ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => ({ id, label: id }));
    const many = sessions.flatMap((subject) => [
      { ...first, subject },
      { ...second, subject },
    ]);
    const interval = figureOf(figureOf(utterancesOf(many).overall.alpha).interval);
    expect(interval.over).toBe('sessions');
    // Sessions that are all the same leave nothing to vary.
    expectClose(interval.upper, interval.lower);
  });

  it('lays coders side by side who coded different sessions', () => {
    const utterances = utterancesOf([first, second, coded('S2', 'K2', ['Q', 'SR']), coded('S2', 'K3', ['Q', 'CR'])]);
    expect([utterances.coders, utterances.overall.units]).toEqual([['K1', 'K2', 'K3'], 7]);
    expectClose(figureOf(utterances.overall.agreement), 3 / 7);
  });

  it('leaves out a session whose codings are of different words, and names it', () => {
    const other = coded('S1', 'K3', ['Q']);
    if (other.work.kind !== 'utterances') throw new Error('has no utterances');
    const work = { ...other.work, turns: other.work.turns.map((turn) => reword(turn)) };
    const document = compare([first, { ...other, work }]);
    expect(document.utterances).toBeNull();
    expect(document.warnings).toContainEqual({
      kind: 'differentWords',
      facts: { session: 'S1' },
      message: expect.stringMatching(/^S1: its utterances can't be compared: turn "0" has other words/),
    });
  });
});

function reword<Turn extends { readonly role: string; readonly text: string }>(turn: Turn): Turn {
  if (turn.role !== 'clinician') return turn;
  return {
    ...turn,
    text: 'Other words.',
    utterances: [{ from: 0, to: 12, code: 'Q', confidence: null, reason: null }],
  };
}

describe('utterances to talk about', () => {
  it('come one of each kind of confusion in turn, different families first', () => {
    const document = compare([
      coded('S1', 'K1', ['SR', 'SR', 'SR', 'GI', 'Q']),
      coded('S1', 'K2', ['CR', 'CR', 'CR', 'PERSUADE', 'Q']),
    ]);
    const listed = document.disagreements.utterances.map(({ turnId, codes }) => [
      turnId,
      ...codes.map(({ code }) => code),
    ]);
    expect(listed).toEqual([
      ['6', 'GI', 'PERSUADE'],
      ['0', 'SR', 'CR'],
      ['2', 'SR', 'CR'],
      ['4', 'SR', 'CR'],
    ]);
  });

  it('can be listed without what was said, and in the number that is wanted', () => {
    const document = compare([first, second], { withText: false, disagreements: 1 });
    expect(document.disagreements.utterances).toHaveLength(1);
    expect(document.disagreements.utterances[0]?.text).toBeNull();
  });
});
