import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodingToSettle,
  type Decision,
  findDifferences,
  listPlaces,
  settle,
} from '../../../src/agreement/double-coding/consensus.ts';
import { placeUtterances } from '../../../src/instrument/coded-turns.ts';
import type { ClientTalk, CodedTurn } from '../../../src/instrument/coding.ts';
import { worded } from '../../instrument/coded-turns.ts';
import { miti } from '../../instrument/shipped-rubric.ts';
import { globals } from '../codings.ts';

const untimed = { startSeconds: null, endSeconds: null };

/** A turn of the clinician with its utterances, each a text and a code. */
function said(id: string, ...parts: [string, string | null][]): CodedTurn {
  const text = parts.map(([each]) => each).join(' ');
  const given = parts.map(([words, code]) => ({ text: words, code, confidence: null, reason: null }));
  const utterances = placeUtterances(text, given);
  return { id, speaker: 'T', role: 'clinician', text, utterances, ...untimed };
}

function answered(id: string, clientTalk: ClientTalk | null): CodedTurn {
  return { id, speaker: 'C', role: 'client', text: 'I might.', clientTalk, ...untimed };
}

const coding = (coder: string, turns: CodedTurn[], ...rated: (number | null)[]): CodingToSettle => ({
  coder,
  turns,
  globals: globals(...rated),
});

const first = coding(
  'K1',
  [said('1', ['Good work.', 'AF'], ['What helped you?', 'Q']), answered('2', 'change'), said('3', ['You see.', 'SR'])],
  3,
  4,
  null,
  2,
);
const second = coding(
  'K2',
  [said('1', ['Good work. What helped you?', 'Q']), answered('2', 'neutral'), said('3', ['You see.', null])],
  3,
  2,
  5,
  2,
);

const decide = (...entries: [string, string, string | null][]) =>
  new Map<string, Decision>(entries.map(([place, value, reason]) => [place, { value, reason }]));

describe('findDifferences', () => {
  it('lists globals first, then what was said in its order', () => {
    expect(
      findDifferences([first, second], miti).map(({ place, given }) => [place, ...given.map((each) => each.value)]),
    ).toEqual([
      ['global softeningSustainTalk', '4', '2'],
      ['turn 1 0-9', 'AF', 'Q'],
      ['client 2', 'change', 'neutral'],
      ['turn 3 0-7', 'SR', 'none'],
    ]);
  });

  it('finds none between codings that are the same, and the same whoever comes first', () => {
    expect(findDifferences([first, { ...first, coder: 'K3' }], miti)).toEqual([]);
    const places = (codings: CodingToSettle[]) => findDifferences(codings, miti).map(({ place }) => place);
    expect(places([second, first])).toEqual(places([first, second]));
  });

  it('refuses several codes of a turn as a whole', () => {
    const whole = coding('K3', [said('1', ['Good work. What helped you?', 'Q'], ['', 'AF'])]);
    expect(() => findDifferences([whole, second], miti)).toThrow(/K3 gave turn "1" several codes/);
  });
});

describe('listPlaces', () => {
  it('has what coders agree on, too, and tells stretches that nobody divides alike', () => {
    const one = coding('K1', [said('1', ['Good work.', 'AF'], ['What helped you?', 'Q'], ['You see.', 'SR'])], 3);
    const two = coding('K2', [said('1', ['Good work. What helped you?', 'Q'], ['You see.', 'SR'])], 3);
    const places = listPlaces([one, two], miti).map(({ place, differs, division }) => [place, differs, division]);
    expect(places).toEqual([
      ['global cultivatingChangeTalk', false, null],
      ['turn 1 0-9', true, '1 0'],
      ['turn 1 9-23', false, '1 0'],
      ['turn 1 23-30', false, '1 23'],
    ]);
  });
});

describe('settle', () => {
  const decisions = decide(
    ['global softeningSustainTalk', '3', 'in between'],
    ['turn 1 0-9', 'AF', 'specific'],
    ['client 2', 'change', null],
    ['turn 3 0-7', 'none', null],
  );

  it('keeps what coders agree on, and takes the decision where they differ', () => {
    const { turns, globals: rated } = settle([first, second], miti, decisions);
    expect(worded(turns[0])).toMatchObject({
      utterances: [
        { text: 'Good work.', code: 'AF', reason: 'specific' },
        { text: 'What helped you?', code: 'Q', reason: null },
      ],
    });
    expect(turns[1]).toMatchObject({ clientTalk: 'change' });
    expect(worded(turns[2])).toMatchObject({ utterances: [{ text: 'You see.', code: null }] });
    expect(Object.entries(rated).map(([id, rating]) => [id, rating?.value])).toEqual([
      ['cultivatingChangeTalk', 3],
      ['softeningSustainTalk', 3],
      ['partnership', 5],
      ['empathy', 2],
    ]);
    expect(rated.softeningSustainTalk?.reasons).toEqual(['in between']);
  });

  it('makes one utterance of stretches that got one code, where not every coder divided', () => {
    const joined = settle([first, second], miti, new Map([...decisions, ['turn 1 0-9', { value: 'Q', reason: null }]]));
    expect(worded(joined.turns[0])).toMatchObject({ utterances: [{ text: 'Good work. What helped you?', code: 'Q' }] });
    const both = coding('K3', [said('1', ['Good work.', 'Q'], ['What helped you?', 'Q'])]);
    const apart = settle([both, { ...both, coder: 'K4' }], miti, new Map());
    expect(worded(apart.turns[0])).toMatchObject({
      utterances: [{ text: 'Good work.' }, { text: 'What helped you?' }],
    });
  });

  it.each<[string, Map<string, Decision>, RegExp]>([
    ['what is not decided', new Map(), /4 of 4 differences are not decided, the first at global softeningSustainTalk/],
    ['a decision of nothing', decide(['turn 9 0-4', 'Q', null]), /turn 9 0-4: coders do not differ there/],
    [
      'a code that is none',
      decide(['turn 1 0-9', 'XX', null]),
      /turn 1 0-9: "XX" can't be decided on; decide on one of GI/,
    ],
  ])('refuses %s', (_, given, message) => {
    expect(() => settle([first, second], miti, given)).toThrow(message);
  });

  it('decided as one coder coded is the coding of that coder', () => {
    const code = fc.constantFrom('Q', 'SR', 'CR', null);
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code), { minLength: 1, maxLength: 10 }), (codes) => {
        const turnsOf = (which: 0 | 1) => codes.map((pair, i) => said(`${i}`, [`Said ${i}.`, pair[which]]));
        const [one, two] = [coding('K1', turnsOf(0)), coding('K2', turnsOf(1))];
        const asFirst = findDifferences([one, two], miti).map(
          ({ place, given }) => [place, { value: given[0]?.value ?? '', reason: null }] as const,
        );
        expect(settle([one, two], miti, new Map(asFirst)).turns).toEqual(one.turns);
      }),
    );
  });
});
