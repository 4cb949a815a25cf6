import { expect, test } from 'vitest';
import { decisionRules } from '../../src/coder/decision-rules.ts';
import { rubric } from './setting.ts';

test('the rules are those of the rubric, each once', () => {
  const ids = decisionRules.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(rubric.decisionRules.map(({ id }) => id).toSorted());
});
