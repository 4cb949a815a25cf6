import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { evaluationSchema } from '../../../src/coder-lab/evaluation/evaluation-document.ts';

it('has the checked-in JSON Schema (npm run golden writes it anew)', () => {
  const path = new URL('../../../docs/schemas/miti-evaluation-1.schema.json', import.meta.url);
  const checkedIn: unknown = JSON.parse(readFileSync(path, 'utf8'));
  expect(checkedIn).toEqual(z.toJSONSchema(evaluationSchema, { target: 'draft-2020-12' }));
});
