// Makes rubrics/models/en.model again from the coded corpora in ../shared/data (or the folder in DATA), which are not part
// of this project. Not needed to use or test it. Run `npm run build` first; the same data give the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeModel } from '../dist/lib/coder/model/model-file.js';
import { packStages } from '../dist/lib/coder/model/softmax.js';
import { trainTwoStages } from '../dist/lib/coder-lab/fitting/two-stages.js';
import { clientSettings, clientTraining, clinicianSettings, clinicianTraining, decoding } from './model-training.mjs';

const clinician = packStages(trainTwoStages(clinicianTraining(), clinicianSettings));
const client = packStages(trainTwoStages(clientTraining(), clientSettings));
const model = { language: 'en', clinician, client, ...decoding };
const version = createHash('sha256')
  .update(writeModel({ version: '', ...model }))
  .digest('hex')
  .slice(0, 12);
const bytes = writeModel({ version, ...model });
const path = process.argv[2] ?? fileURLToPath(new URL('../rubrics/models/en.model', import.meta.url));
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, bytes);
console.log(`${path}: version ${version}, ${bytes.length} bytes`);
