import { describe, expect, it } from 'vitest';
import { classes } from '../../../src/coder/model/classes.ts';
import type { CodedGold, GoldSession } from '../../../src/coder-lab/evaluation/gold-session.ts';
import type { Label } from '../../../src/coder-lab/fitting/bag.ts';
import { judgeGold } from '../../../src/coder-lab/training/judge-gold.ts';
import { readGoldForTraining } from '../../../src/coder-lab/training/read-for-training.ts';
import { readForTraining } from '../../../src/coder-lab/training/trainable-session.ts';
import { placeUtterances } from '../../../src/instrument/coded-turns.ts';
import type { CodedTurn } from '../../../src/instrument/coding.ts';
import { cueFiles, rubric, turnsOf } from '../../coder/setting.ts';

const setup = { rubric, cues: cueFiles.en };
const source = { path: 'gold.csv', format: 'coded-csv', sha256: '' };

/** A session of one clinician turn after the client's, with what people gave it. */
function goldOf(said: string, given: readonly (readonly [string, string | null])[], judged = true): CodedGold {
  const turns = turnsOf(['C: I sleep badly.', `T: ${said}`]);
  const worded = given.map(([text, code]) => ({ text, code, confidence: null, reason: null }));
  const utterances = placeUtterances(said, worded);
  const coded = turns.map(
    (turn): CodedTurn =>
      turn.role === 'clinician'
        ? { ...turn, role: 'clinician', utterances }
        : { ...turn, role: 'client', clientTalk: 'sustain' },
  );
  return {
    ...{ scheme: 'miti', id: 's', source, group: 'g' },
    session: { id: 's', language: null, changeGoal: null, notes: [], turns },
    coding: { coder: { kind: 'human', id: 'K1', version: null }, turns: coded, globals: {}, changeGoal: null },
    notJudged: new Set(judged ? [] : ['2']),
  };
}

const present = (labels: readonly Label[]) =>
  labels.filter(({ share }) => share === 1).map(({ classes: [place] }) => classes[place ?? 0]);
const bagsOf = (gold: GoldSession) =>
  readForTraining(judgeGold(gold), setup).clinician.bags.map((bag) => [bag.from, bag.to, ...present(bag.labels)]);

describe('what people coded', () => {
  it('is learned utterance by utterance where they divided as the program does', () => {
    const gold = goldOf('You sleep badly. What would help?', [
      ['You sleep badly.', 'SR'],
      ['What would help?', 'Q'],
    ]);
    expect(bagsOf(gold)).toEqual([
      [0, 1, 'SR'],
      [1, 2, 'Q'],
    ]);
  });

  it('is learned for both together where one of them divided further', () => {
    expect(bagsOf(goldOf('You sleep badly. What would help?', [['You sleep badly. What would help?', 'Q']]))).toEqual([
      [0, 2, 'Q'],
    ]);
  });

  it('is learned for the turn as a whole where codes share its words', () => {
    const gold = goldOf('You sleep badly. What would help?', [
      ['You sleep badly. What would help?', 'CR'],
      ['', 'SEEK'],
    ]);
    expect(bagsOf(gold)).toEqual([[0, 2, 'CR', 'SEEK']]);
  });

  it('is no code where they gave none, and nothing where they did not judge', () => {
    const given = [['You sleep badly.', null]] as const;
    expect(bagsOf(goldOf('You sleep badly.', given))).toEqual([[0, 1]]);
    expect(bagsOf(goldOf('You sleep badly.', given, false))).toEqual([]);
  });

  it('has its copy without punctuation, which counts little', () => {
    const { asWritten, stripped } = readGoldForTraining(
      goldOf('You sleep badly.', [['You sleep badly.', 'SR']]),
      setup,
    );
    expect(stripped.clinician.bags).toHaveLength(1);
    expect(stripped.clinician.weight).toBeLessThan(asWritten.clinician.weight / 2);
    expect(asWritten.client.bags.map(({ talk }) => talk)).toEqual([2]);
  });
});

it("AnnoMI's labels are of behaviours, the kind of a reflection with less weight", () => {
  const { session, ...gold } = goldOf('You sleep badly. What would help?', [
    ['You sleep badly. What would help?', 'Q'],
  ]);
  const labels = new Map([
    [
      '2',
      {
        role: 'clinician' as const,
        main: 'question' as const,
        classes: new Set(['question', 'reflection'] as const),
        complex: true,
        input: 'advice' as const,
      },
    ],
    ['1', { role: 'client' as const, talk: 'change' as const }],
  ]);
  const annomi: GoldSession = { scheme: 'annomi', id: gold.id, source, group: 'g', session, labels };
  const { clinician, client } = readForTraining(judgeGold(annomi), setup);
  const [bag] = clinician.bags;
  expect([...(bag?.families ?? [])].sort()).toEqual([0, 1]);
  expect(bag?.labels.filter(({ share }) => share === 1).map(({ weight }) => weight)).toEqual([1, 1, 0.7, 0.5]);
  expect(client.bags.map(({ talk }) => talk)).toEqual([0]);
});
