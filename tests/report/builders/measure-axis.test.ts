import { expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import type { MeasureDefinition } from '../../../src/instrument/rubric.ts';
import { levelBands, measureAxis } from '../../../src/report/builders/measure-axis.ts';
import { wordsOf } from '../../../src/report/messages/words-of.ts';

it.each([
  [2, 4],
  [4, 5],
  [6.5, 7],
])('holds a ratio’s highest threshold of %d within an axis to %d', async (highest, end) => {
  const { rubric } = await loadRubric('miti-4.2.1');
  const id = 'reflectionToQuestionRatio';
  const thresholds = { ...rubric.proficiency.thresholds, [id]: { fair: 1, good: highest } };
  const changed = { ...rubric, proficiency: { ...rubric.proficiency, thresholds } };
  const measure = rubric.measures.find((each) => each.id === id) as MeasureDefinition;
  const axis = measureAxis(wordsOf('en'), changed, measure);
  expect([axis.from, axis.to, axis.ticks.at(-1)?.at]).toEqual([0, end, end]);
  const bands = levelBands(wordsOf('en'), changed, measure, axis);
  expect(bands).toHaveLength(2);
  for (const { from, to } of bands) expect(from).toBeLessThan(to);
});
