import { describe, expect, test } from 'vitest';
import { concludeByRules, weighUtterance } from '../../../src/coder/rules/code-utterance.ts';
import type { UtteranceContext } from '../../../src/coder/rules/context.ts';
import { applyDecisionRules, decisionRules } from '../../../src/coder/rules/decision-rules.ts';
import { codeIds } from '../../../src/instrument/rubric.ts';
import { contextOf, rubric } from '../setting.ts';
import { candidatesOf, codesLeft } from './decision-rules/rule-cases.ts';

test('the rules are those of the rubric, each once', () => {
  const ids = decisionRules.map(({ id }) => id);
  expect(ids.toSorted()).toEqual(rubric.decisionRules.map(({ id }) => id).toSorted());
});

describe('all rules in their order', () => {
  const context = contextOf('en', 'So you walked.', 'I walked.');

  test.each<[string, Parameters<typeof candidatesOf>[0], string[]]>([
    [
      'Confront or reflection in doubt leaves no third code',
      [
        ['CONFRONT', 0.6],
        ['SR', 0.55],
        ['GI', 0.5],
      ],
      [],
    ],
    [
      'an Affirm in the same doubt is no code either',
      [
        ['AF', 0.62],
        ['CONFRONT', 0.6],
        ['CR', 0.55],
      ],
      [],
    ],
    [
      'a clear Question stays in spite of the doubt',
      [
        ['Q', 0.92],
        ['CONFRONT', 0.5],
        ['SR', 0.5],
      ],
      ['Q', 'CONFRONT'],
    ],
    [
      'a clear Confront beats question and reflection',
      [
        ['Q', 0.9],
        ['CONFRONT', 0.8],
        ['CR', 0.8],
      ],
      ['CONFRONT'],
    ],
    [
      'permission beats persuasion, information beats both',
      [
        ['PERSUADE', 0.5],
        ['PERSUADE_WITH', 0.55],
        ['GI', 0.5],
      ],
      ['GI'],
    ],
    [
      'Persuade or Confront in doubt is Persuade before Confront or reflection is in doubt',
      [
        ['PERSUADE', 0.6],
        ['CONFRONT', 0.6],
        ['SR', 0.6],
      ],
      ['PERSUADE', 'SR'],
    ],
    [
      'a clear Affirm in the form of a reflection',
      [
        ['AF', 0.8],
        ['CR', 0.8],
        ['SR', 0.5],
      ],
      ['AF'],
    ],
    [
      'the lowest MI-adherent code, and another code before it',
      [
        ['EMPHASIZE', 0.6],
        ['SEEK', 0.6],
        ['AF', 0.6],
        ['GI', 0.6],
      ],
      ['GI'],
    ],
    [
      'a lower code that could not win removes nothing',
      [
        ['PERSUADE', 0.4],
        ['GI', 0.3],
      ],
      ['PERSUADE', 'GI'],
    ],
  ])('%s', (_, given, left) => {
    const { candidates, notes } = applyDecisionRules(candidatesOf(given), context);
    expect(codesLeft({ candidates, removed: [] })).toEqual(left);
    expect(notes).toHaveLength(given.length - left.length);
  });

  test('every note names its rule', () => {
    const { notes } = applyDecisionRules(
      candidatesOf([
        ['CONFRONT', 0.6],
        ['SR', 0.55],
      ]),
      context,
    );
    for (const note of notes) expect(note).toMatch(/^not [A-Z]+: .+ \(confront-or-reflection-uncoded\)$/);
  });
});

describe('an utterance through detectors and rules', () => {
  const codeByRules = (context: UtteranceContext, codes: ReadonlySet<string>) =>
    concludeByRules(weighUtterance(context, codes));
  const known = new Set(codeIds(rubric));

  test('nothing found is no code, and says so', () => {
    expect(codeByRules(contextOf('en', 'Banana.'), new Set())).toMatchObject({ code: null });
  });

  test('the reason holds the evidence and every note of the rules', () => {
    const context = contextOf('en', 'Would it be all right if I gave you some advice: you should walk more?');
    const { code, reason } = codeByRules(context, known);
    expect(code).toBe('SEEK');
    expect(reason).toContain('(seek-before-question)');
    expect(reason).toContain('(permission-then-advice)');
  });
});
