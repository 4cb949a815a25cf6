import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateCoder } from '../../../../src/coder-lab/evaluation/evaluate-coder.ts';
import type { EvaluationDocument } from '../../../../src/coder-lab/evaluation/evaluation-document.ts';
import { readGold } from '../../../../src/coder-lab/evaluation/read-gold.ts';
import { drawEvaluation, paintEvaluation } from '../../../../src/report/charts/coder-evaluation/evaluation-picture.ts';
import { scaleOfCounts } from '../../../../src/report/charts/coder-evaluation/session-scatter-chart.ts';
import { cueFiles, rubric } from '../../../coder/setting.ts';

const names = ['sv-alkohol.csv', 'sv-alkohol.globals.csv', 'sv-motion.csv', 'sv-motion.globals.csv'];
let document: EvaluationDocument;

beforeAll(async () => {
  const files = names.map((name) => ({
    path: name,
    bytes: readFileSync(new URL(`../../../../samples/gold/${name}`, import.meta.url)),
    sha256: '',
  }));
  const options = { seed: 1, resamples: 100 };
  const scoring = { segment: { method: 'whole' as const }, seed: 1, changeGoal: null, language: null };
  const gold = await readGold(files, { rubric, annotator: null });
  const setup = { rubric, cues: Object.values(cueFiles), model: null };
  const { results } = await evaluateCoder(gold, setup, { ...options, scoring });
  document = {
    schema: 'miti-evaluation/1',
    rubric: { id: rubric.id, sha256: '' },
    coder: { kind: 'heuristic', id: 'rules', version: null },
    gold: [],
    ...{ ...options, level: 0.95, results: [...results] },
  };
});

describe('the picture of an evaluation', () => {
  it('is the same each time, in vectors alone', () => {
    const svg = drawEvaluation(document);
    expect(drawEvaluation(document)).toBe(svg);
    expect(svg).not.toMatch(/<image|NaN|Infinity/);
    expect(svg.match(/<svg /g)?.length).toBeGreaterThan(8);
  });

  it('has no two clips of one name', () => {
    const ids = [...drawEvaluation(document).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is painted at twice its size', async () => {
    const png = await paintEvaluation(document);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * 760);
  });

  it('leaves out what was not measured', () => {
    const results = document.results.map((each) => ({ ...each, calibration: null, measures: [] }));
    expect(drawEvaluation({ ...document, results }).length).toBeLessThan(drawEvaluation(document).length);
  });
});

it('gives counts a scale that holds them all, with at most five steps', () => {
  expect(scaleOfCounts(28)).toEqual({ min: 0, max: 30, step: 10 });
  expect(scaleOfCounts(0)).toEqual({ min: 0, max: 1, step: 1 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (most) => {
      const { max, step } = scaleOfCounts(most);
      expect(max).toBeGreaterThanOrEqual(most);
      expect(max - most).toBeLessThan(step + 1);
      expect(max / step).toBeLessThanOrEqual(5);
      expect(Number.isInteger(step)).toBe(true);
    }),
  );
});
