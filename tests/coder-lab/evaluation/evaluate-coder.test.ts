import { describe, expect, it } from 'vitest';
import { evaluateCoder } from '../../../src/coder-lab/evaluation/evaluate-coder.ts';
import type { EvaluationResult } from '../../../src/coder-lab/evaluation/evaluation-document.ts';
import type { CodedGold, GoldSession } from '../../../src/coder-lab/evaluation/gold-session.ts';
import type { CodedTurn } from '../../../src/instrument/coding.ts';
import { scoreByHeuristics } from '../../../src/scoring/score-session.ts';
import { cueFiles, rubric, turnsOf } from '../../coder/setting.ts';

const setup = { rubric, cues: Object.values(cueFiles), model: null };
const scoring = { segment: { method: 'whole' as const }, seed: 1, changeGoal: null, language: null };
const choices = { seed: 1, resamples: 100, scoring };
const source = { path: 'gold.csv', format: 'coded-csv', sha256: '' };

const talks = [
  [
    'T: What brings you here today?',
    'C: I want to drink less.',
    'T: You want to cut down. What would be different then?',
  ],
  [
    'T: Hva er viktigst for deg nå?',
    'C: Jeg vil tilbake på jobb.',
    'T: Du vil tilbake på jobb. Når ser du for deg det?',
  ],
  ['T: How do you sleep?', 'C: Badly, I lie awake all night.', 'T: You lie awake all night. That is a lot to carry.'],
];

/** A session whose gold is what `mend` makes of the coder's own coding. */
async function goldOf(id: string, lines: readonly string[], mend = (turn: CodedTurn) => turn): Promise<CodedGold> {
  const session = { id, language: null, changeGoal: 'drink less', notes: [], turns: turnsOf(lines) };
  const { coding } = scoreByHeuristics(session, source, scoring, setup);
  const turns = coding.turns.map(mend);
  return {
    scheme: 'miti',
    id,
    source,
    group: id,
    session,
    coding: { ...coding, turns, globals: {} },
    notJudged: new Set(),
  };
}

async function evaluate(gold: readonly GoldSession[]): Promise<EvaluationResult[]> {
  const { results, faults } = await evaluateCoder(gold, setup, choices);
  expect(faults).toEqual([]);
  return [...results];
}

describe('the coder held against its own work', () => {
  it('is right throughout', async () => {
    const gold = await Promise.all(talks.map((lines, i) => goldOf(`s${i}`, lines)));
    const [all] = await evaluate(gold);
    expect(all).toMatchObject({
      scheme: 'miti',
      language: null,
      punctuation: 'asWritten',
      sessions: 3,
      clinicianTurns: 6,
    });
    for (const figure of [
      all?.behaviour?.macroF1,
      all?.codes?.macroF1,
      all?.codePresence?.meanF1,
      all?.clientTalk?.macroF1,
    ])
      expect(figure).toEqual({ value: 1, lower: 1, upper: 1 });
    expect(all?.calibration?.shareRight).toBe(1);
    for (const { bias, values } of all?.measures ?? []) {
      expect(bias.value).toBe(0);
      expect(values.every(({ gold: said, coder }) => said === coder)).toBe(true);
    }
    expect(all?.levels.at(-1)?.shareEqual.value).toBe(1);
  });
});

describe('groups', () => {
  it('are all languages together and each, as written and without punctuation', async () => {
    const results = await evaluate(await Promise.all(talks.map((lines, i) => goldOf(`s${i}`, lines))));
    expect(results.map(({ language, punctuation, sessions }) => [language, punctuation, sessions])).toEqual([
      [null, 'asWritten', 3],
      [null, 'stripped', 3],
      ['en', 'asWritten', 2],
      ['en', 'stripped', 2],
      ['nb', 'asWritten', 1],
      ['nb', 'stripped', 1],
    ]);
  });

  it('do not depend on the order of sessions', async () => {
    const gold = await Promise.all(talks.map((lines, i) => goldOf(`s${i}`, lines)));
    expect(await evaluate(gold.toReversed())).toEqual(await evaluate(gold));
  });
});

describe('what people did', () => {
  const recode = (code: string | null) => (turn: CodedTurn) =>
    turn.role === 'clinician'
      ? { ...turn, utterances: [{ from: 0, to: turn.text.length, code, confidence: null, reason: null }] }
      : turn;

  it('is met utterance by utterance by what the coder gave most of its words', async () => {
    const [all] = await evaluate([await goldOf('s', talks[0] ?? [], recode('CR'))]);
    const row = all?.codes?.classes.indexOf('CR') ?? -1;
    expect(all?.codes?.units).toBe(2);
    expect(all?.codes?.confusion[row]?.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(all?.measures.find(({ id }) => id === 'CR')?.values).toMatchObject([{ gold: 2 }]);
  });

  it('is left out where they did not judge, on both sides', async () => {
    const gold = await goldOf('s', talks[0] ?? [], recode('CR'));
    const [all] = await evaluate([{ ...gold, notJudged: new Set(['1', '3']) }]);
    expect(all).toMatchObject({ clinicianTurns: 0, behaviour: null, codes: null, calibration: null });
    expect(all?.measures.find(({ id }) => id === 'Q')?.values).toEqual([{ session: 's', gold: 0, coder: 0 }]);
  });

  it('has no main behaviour where one turn earned codes of several as a whole', async () => {
    const shared = (turn: CodedTurn): CodedTurn => {
      if (turn.role !== 'clinician') return turn;
      const given = { confidence: null, reason: null };
      return {
        ...turn,
        utterances: [
          { from: 0, to: turn.text.length, code: 'Q', ...given },
          { from: turn.text.length, to: turn.text.length, code: 'GI', ...given },
        ],
      };
    };
    const [all] = await evaluate([await goldOf('s', talks[0] ?? [], shared)]);
    expect(all).toMatchObject({ behaviour: null, codes: null, codePresence: { turns: 2 } });
  });
});

it('names the session whose language the coder does not know, and goes on', async () => {
  const gold = await goldOf('known', talks[0] ?? []);
  const strange = {
    ...gold,
    id: 'strange',
    session: { ...gold.session, id: 'strange', turns: turnsOf(['T: Zxq vlorp.', 'C: Blen.']) },
  };
  const { results, faults } = await evaluateCoder([strange, gold], setup, choices);
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^gold\.csv: .*"strange" is not recognised/),
  ]);
  expect(results[0]?.sessions).toBe(1);
});
