// Writes the JSON Schemas of the documents that the program prints, from the types that it prints them by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { scoreDocumentSchema } from '../dist/lib/scoring/score-document.js';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
const schema = z.toJSONSchema(scoreDocumentSchema, { target: 'draft-2020-12' });
writeFileSync(join(folder, 'miti-score-1.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
