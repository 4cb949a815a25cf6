import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { coderExamplesSchema } from '../../src/coder/rules/coder-examples-schema.ts';
import { applyDecisionRules, decisionRules } from '../../src/coder/rules/decision-rules.ts';
import { detectors } from '../../src/coder/rules/detectors.ts';
import { checkCase, contextOf } from './setting.ts';

const path = new URL('../../rubrics/coder-examples.yaml', import.meta.url);
const examples = coderExamplesSchema.parse(parse(readFileSync(path, 'utf8')));

test('every detector and every decision rule has examples, in the order they are applied', () => {
  expect(examples.detectors.map(({ code }) => code)).toEqual(detectors.map(({ code }) => code));
  expect(examples.rules.map(({ id }) => id)).toEqual(decisionRules.map(({ id }) => id));
});

describe.each(detectors.map((detector) => [detector.code ?? 'no code', detector] as const))('%s', (_, detector) => {
  const own = examples.detectors.find(({ code }) => code === detector.code)?.examples ?? [];
  test.each(own)('$kind ($language): $clinician', ({ client, ...example }) => {
    expect.hasAssertions();
    checkCase(detector, client === undefined ? example : { ...example, client });
  });
});

describe.each(examples.rules)('$id', ({ id, examples: own }) => {
  test.each(own)('$language: $clinician', ({ language, client, clinician, code }) => {
    const context = contextOf(language, clinician, client ?? null);
    const found = detectors.flatMap((detector) => detector.detect(context) ?? []);
    const { candidates, notes } = applyDecisionRules(found, context);
    const strongest = candidates.toSorted((a, b) => b.confidence - a.confidence)[0];
    expect(notes.filter((note) => note.includes(`(${id})`))).not.toEqual([]);
    expect(strongest?.code ?? null).toBe(code);
  });
});
