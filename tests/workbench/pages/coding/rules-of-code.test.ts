import { expect, test } from 'vitest';
import { rulesOfCode } from '../../../../src/workbench/pages/coding/rules-of-code.ts';
import { miti } from '../../../instrument/shipped-rubric.ts';

test('every code has rules of deciding, and the one of counting that all share', () => {
  for (const { id } of miti.codes) {
    const rules = rulesOfCode(miti, id);
    expect(miti.decisionRules.filter(({ rule }) => rules.includes(rule)).length, id).toBeGreaterThan(0);
    expect(rules).toContain(miti.volley.oncePerVolley.rule);
  }
});

test('a rule is found by a name, a part of it, and the family', () => {
  const find = (id: string) => miti.decisionRules.find((each) => each.id === id)?.rule;
  expect(rulesOfCode(miti, 'CR')).toContain(find('simple-before-complex'));
  expect(rulesOfCode(miti, 'AF')).toContain(find('other-before-mi-adherent'));
  expect(rulesOfCode(miti, 'Q')).toContain(find('confront-before-question'));
  expect(rulesOfCode(miti, 'Q')).not.toContain(find('simple-before-complex'));
});
