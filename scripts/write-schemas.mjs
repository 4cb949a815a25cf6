// Writes the JSON Schemas of the documents that the program prints, from the types that it prints them by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { agreementDocumentSchema } from '../dist/lib/agreement/agreement-document.js';
import { batchManifestSchema } from '../dist/lib/app/batch/manifest.js';
import { evaluationSchema } from '../dist/lib/coder-lab/evaluation/evaluation-document.js';
import { scoreDocumentSchema } from '../dist/lib/scoring/score-document.js';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
const documents = {
  'miti-score-1': scoreDocumentSchema,
  'miti-batch-1': batchManifestSchema,
  'miti-evaluation-1': evaluationSchema,
  'miti-agreement-1': agreementDocumentSchema,
};
for (const [name, document] of Object.entries(documents)) {
  const schema = z.toJSONSchema(document, { target: 'draft-2020-12' });
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
