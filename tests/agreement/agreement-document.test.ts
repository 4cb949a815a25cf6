import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agreementDocumentSchema } from '../../src/agreement/agreement-document.ts';
import { agreementColumns, agreementRows } from '../../src/agreement/agreement-rows.ts';
import { writeMethods } from '../../src/agreement/methods-paragraph.ts';
import { coded, compare, globals } from './codings.ts';

const document = compare([
  coded('S1', 'K1', ['Q', 'SR', 'GI'], globals(2, 3)),
  coded('S1', 'K2', ['Q', 'CR', null], globals(3, 3)),
  coded('S2', 'K1', ['CR', 'CR', 'Q'], globals(5, 3)),
  coded('S2', 'K2', ['CR', 'SR', 'Q'], globals(3, 3)),
]);

describe('the agreement document', () => {
  it('has the checked-in JSON Schema (npm run golden writes it anew)', () => {
    const path = new URL('../../docs/schemas/miti-agreement-1.schema.json', import.meta.url);
    const checkedIn: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(checkedIn).toEqual(z.toJSONSchema(agreementDocumentSchema, { target: 'draft-2020-12' }));
  });

  it('is what its schema says, also after a way through JSON', () => {
    expect(agreementDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('holds no number that is not finite', () => {
    JSON.stringify(document, (_, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
  });
});

describe('rows of figures', () => {
  const rows = agreementRows(document).map(
    (cells) => Object.fromEntries(agreementColumns.map((column, i) => [column, cells[i]])) as Record<string, unknown>,
  );
  const find = (level: string, measure: string, statistic: string) =>
    rows.find((row) => row.level === level && row.measure === measure && row.statistic === statistic);

  it('have every figure with its form, interval and band', () => {
    expect(find('global', 'cultivatingChangeTalk', 'icc')).toMatchObject({
      form: 'ICC(A,1), two-way random effects, absolute agreement, single coder',
      method: 'completeCases',
      bandScale: 'cicchetti-1994',
      confidence: 0.95,
      n: 2,
    });
    expect(find('utterance', 'codes', 'kappa')).toMatchObject({ method: 'cohen', n: 6 });
  });

  it('have a reason where a figure is undefined, and no value', () => {
    expect(find('global', 'softeningSustainTalk', 'icc')).toMatchObject({
      value: null,
      undefined: 'no variance: every rating is 3',
    });
  });
});

describe('the paragraph for a methods section', () => {
  const paragraph = writeMethods(document);

  it('names design, form, rules and software', () => {
    expect(paragraph).toContain('computed from 2 sessions, each coded by 2 coders (K1 and K2)');
    expect(paragraph).toContain('ICC(A,1), two-way random effects, absolute agreement, single coder');
    expect(paragraph).toContain('from the sessions that every coder rated (complete cases)');
    expect(paragraph).toContain('utterances that no coder coded are left out');
    expect(paragraph).toContain("Cohen's kappa was");
    expect(paragraph).toMatch(/Computed with miti-coder 0\.0\.0, rubric miti-4\.2\.1 \(SHA-256 [0-9a-f]{12}\)\.$/);
  });

  it('names the measures that have no ICC', () => {
    expect(paragraph).toMatch(/No ICC could be computed for .*Softening Sustain Talk/);
  });
});
