import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../../src/coder/cues.ts';
import type { CodedClinicianTurn } from '../../src/instrument/coding.ts';
import { codeIds } from '../../src/instrument/rubric.ts';
import { code, rubric } from './setting.ts';

const items = z.array(
  z.looseObject({ id: z.string(), client: z.string().optional(), clinician: z.string(), code: z.string().nullable() }),
);

/** Mean F1 over the codes, on the third of the textbook that is held out of tuning. */
function meanF1(language: Language): number {
  const file = readFileSync(new URL(`textbook/${language}.yaml`, import.meta.url), 'utf8');
  const heldOut = items.parse(parse(file)).filter(({ id }) => Number(id.replace(/\D/g, '')) % 3 === 0);
  const pairs = heldOut.map((item) => {
    const lines = [...(item.client === undefined ? [] : [`C: ${item.client}`]), `T: ${item.clinician}`];
    const given = code(language, lines).turns.at(-1) as CodedClinicianTurn;
    return { gold: item.code, given: largestCode(given) };
  });
  const scores = codeIds(rubric).map((id) => {
    const both = pairs.filter(({ gold, given }) => gold === id && given === id).length;
    const either = pairs.filter(({ gold }) => gold === id).length + pairs.filter(({ given }) => given === id).length;
    return either === 0 ? 0 : (2 * both) / either;
  });
  return scores.reduce((sum, each) => sum + each, 0) / scores.length;
}

/** The code that covers most of the turn's text. */
function largestCode({ utterances }: CodedClinicianTurn): string | null {
  const size = new Map<string, number>();
  for (const { code: id, text } of utterances) if (id !== null) size.set(id, (size.get(id) ?? 0) + text.length);
  return [...size].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

// A little under what was measured when the cues were last changed.
test.each([
  ['en', 0.46],
  ['nb', 0.5],
  ['sv', 0.5],
] as const)('the textbook of %s is coded no worse than a mean F1 of %d', (language, floor) => {
  expect(meanF1(language)).toBeGreaterThanOrEqual(floor);
});
