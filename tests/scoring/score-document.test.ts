import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { scoreDocumentSchema } from '../../src/scoring/score-document.ts';

it('has the checked-in JSON Schema (npm run golden writes it anew)', () => {
  const path = new URL('../../docs/schemas/miti-score-1.schema.json', import.meta.url);
  const checkedIn: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(checkedIn).toEqual(z.toJSONSchema(scoreDocumentSchema, { target: 'draft-2020-12' }));
});
