import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeModel } from '../../../src/coder/model/model-file.ts';
import { unpackStages } from '../../../src/coder/model/softmax.ts';
import type { GoldSession } from '../../../src/coder-lab/evaluation/gold-session.ts';
import { readGold } from '../../../src/coder-lab/evaluation/read-gold.ts';
import { writeModelCard } from '../../../src/coder-lab/training/model-card.ts';
import { type TrainedCoder, trainCoder } from '../../../src/coder-lab/training/train-coder.ts';
import { cueFiles, rubric } from '../../coder/setting.ts';

const folder = new URL('../../../samples/gold/', import.meta.url);
const setup = { rubric, cues: cueFiles.nb };
const settings = { folds: 2, curve: [0.5], start: null, seed: 1, resamples: 100, rounds: 6 };
const bytesOf = ({ model }: TrainedCoder) => Buffer.from(writeModel({ version: 'test', ...model }));
let gold: GoldSession[];
let trained: TrainedCoder;

beforeAll(async () => {
  const names = readdirSync(folder).filter((name) => name.startsWith('nb-'));
  const files = names.map((path) => ({ path, bytes: readFileSync(new URL(path, folder)), sha256: '0' }));
  gold = await readGold(files, { rubric, annotator: null });
  trained = await trainCoder(gold, setup, settings);
}, 300_000);

describe('training', () => {
  it('gives the same bytes for the same sessions, in any order', async () => {
    const again = await trainCoder(gold.toReversed(), setup, { ...settings, curve: [] });
    expect(bytesOf(again).equals(bytesOf(trained))).toBe(true);
  }, 300_000);

  it('learns: on sessions it has not seen it finds questions and reflections better than by chance', () => {
    const [asWritten] = trained.validation.trained;
    expect(asWritten).toMatchObject({
      scheme: 'miti',
      language: 'nb',
      punctuation: 'asWritten',
      sessions: gold.length,
    });
    expect(asWritten?.behaviour?.macroF1.value).toBeGreaterThan(0.5);
  });

  it('is measured on every session once, and at each point of the learning curve', () => {
    const { trained: figures, rules, curve } = trained.validation;
    expect(figures.map(({ punctuation }) => punctuation)).toEqual(['asWritten', 'stripped']);
    expect(rules.map(({ sessions }) => sessions)).toEqual([gold.length, gold.length]);
    expect(curve).toHaveLength(2);
    expect(curve[0]?.sessions).toBeLessThan(curve[1]?.sessions ?? 0);
    expect(curve[1]?.figures).toEqual(figures);
  });

  it('starts from another model, and stays near it', async () => {
    const start = { version: 'first', ...trained.model };
    const near = await trainCoder(gold, setup, { ...settings, curve: [], start, rounds: 1 });
    const far = await trainCoder(gold, setup, { ...settings, curve: [], rounds: 1 });
    const distance = ({ model }: TrainedCoder) => {
      const own = unpackStages(model.clinician).second.weights;
      const reference = unpackStages(trained.model.clinician).second.weights;
      return own.reduce((sum, weight, i) => sum + (weight - (reference[i] as number)) ** 2, 0);
    };
    expect(distance(near)).toBeLessThan(distance(far) / 2);
  }, 300_000);

  it('refuses too little, and says what is lacking', async () => {
    await expect(trainCoder(gold.slice(0, 3), setup, settings)).rejects.toThrow(
      /^too little to train on: 3 coded sessions where 6 are needed; 3 caseworkers or sessions .* where 4 are needed/,
    );
    const oneHand = gold.map((each) => ({ ...each, group: 'caseworker V01' }));
    await expect(trainCoder(oneHand, setup, settings)).rejects.toThrow(/1 caseworkers or sessions/);
  });
});

it('has a card with data, figures of model and rules, curve and limits, and no word of a session', () => {
  const facts = { language: 'nb', version: 'abc', rubric, gold, seed: 1, folds: 2, resamples: 100, startsFrom: null };
  const card = writeModelCard({ ...facts, sources: [{ name: 'nb-alkohol.csv', sha256: '0' }] }, trained.validation);
  expect(card).toMatch(/^# Model of the heuristic coder, nb, version abc\n/);
  expect(card).toMatch(/\| main behaviour of a turn, macro-F1 \| 0\.\d\d \[.*\] \| 0\.\d\d \[/);
  expect(card).toContain('must not');
  expect(card).not.toMatch(/NaN|Infinity|undefined,/);
  for (const { session } of gold) {
    for (const { text } of session.turns.filter((turn) => turn.text.length > 30)) expect(card).not.toContain(text);
  }
});
