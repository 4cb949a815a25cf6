import { describe, expect, it } from 'vitest';
import { english } from '../../../src/report/messages/english.ts';
import { formatsOf, pluraliser } from '../../../src/report/messages/formats.ts';
import { reportLanguages } from '../../../src/report/messages/report-language.ts';
import { wordsOf } from '../../../src/report/messages/words-of.ts';

const lists = ['parts', 'terms', 'names', 'globals', 'codes', 'coders', 'people', 'unused'];

/** A value for a parameter of that name. */
function sample(name: string, at: number): unknown {
  if (lists.includes(name)) return ['A', 'B'];
  return name === 'v' ? { some: 2, all: 3 } : at + 2;
}

/** Every sentence of a dictionary with its path; those that take values with sample ones. */
function sentences(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const [, list = '', only = ''] = /^(?:\(([^)]*)\)|(\w+))\s*=>/.exec(String(value)) ?? [];
    const names = (list || only).split(',').map((each) => each.trim().split(':')[0] ?? '');
    return [[path, String(value(...names.map(sample)))]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => sentences(each, `${path}.${key}`));
}

describe.each(reportLanguages)('the words of reports in %s', (language) => {
  const { words } = wordsOf(language);
  const all = sentences(words);

  it('are the same keys, none of them empty or broken', () => {
    expect(all.map(([path]) => path)).toEqual(sentences(english).map(([path]) => path));
    for (const [path, text] of all) expect(text, path).toMatch(/^\S.*\S$|^[–nκα]$/su);
    for (const [path, text] of all) expect(text, path).not.toMatch(/undefined$|NaN|\[object/);
  });

  it('speak as the report should: no exclamation marks, no orders', () => {
    // The names of published bands of agreement are not ours to choose.
    for (const [path, text] of all.filter(([each]) => !each.startsWith('.agreement.bands.')))
      expect(text, path).not.toMatch(/!|\b(must|failed|poor|må du|dårlig samtale|måste)\b/i);
  });
});

it('translates every sentence but formulas and what the renderer fills in', () => {
  const [en, nb, sv] = reportLanguages.map((each) => new Map(sentences(wordsOf(each).words)));
  const same = [...(en ?? [])].flatMap(([path, text]) =>
    text.split(' ').length > 3 && (nb?.get(path) === text || sv?.get(path) === text) ? [path] : [],
  );
  // A sign between two names, and a citation.
  const alike = ['.agreement.corner', '.agreement.methods.blandAltman.text'];
  expect(same.filter((path) => !path.endsWith('.formula') && !alike.includes(path))).toEqual([]);
});

describe('formats', () => {
  it('follow the language', () => {
    const [en, nb, sv] = reportLanguages.map(formatsOf);
    expect([en?.number(3.26, 2), nb?.number(3.26, 2), sv?.number(3.26, 2)]).toEqual(['3.26', '3,26', '3,26']);
    expect([en?.signed(-0.5, 1), nb?.signed(-0.5, 1), sv?.signed(0.5, 1)]).toEqual(['−0.5', '−0,5', '+0,5']);
    expect([en?.percent(57.14), nb?.percent(57.14), sv?.percent(57.14)]).toEqual(['57%', '57\u00a0%', '57\u00a0%']);
    expect(reportLanguages.map((each) => formatsOf(each).day('2026-10-07'))).toEqual([
      '7 October 2026',
      '7. oktober 2026',
      '7 oktober 2026',
    ]);
    expect(reportLanguages.map((each) => formatsOf(each).month('2026-10'))).toEqual([
      'October 2026',
      'oktober 2026',
      'oktober 2026',
    ]);
  });

  it('count in the grammatical number of the language', () => {
    const count = pluraliser('en');
    const forms = { one: 'session', other: 'sessions' };
    expect([0, 1, 1.02, 1.5].map((n) => count(n, forms))).toEqual([
      '0 sessions',
      '1 session',
      '1 session',
      '1.5 sessions',
    ]);
  });
});
