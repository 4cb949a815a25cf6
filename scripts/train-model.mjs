// Makes the models of rubrics/models/ again from the coded corpora in ../shared/data (or the folder in DATA), which are not part
// of this project. Not needed to use or test it. Run `npm run build` first; the same data give the same bytes.
//   node scripts/train-model.mjs [--language en] [--folds 5] [--rounds 45] [--output FILE]
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeModel } from '../dist/lib/coder/model/model-file.js';
import { fitDecoding, predictSession } from '../dist/lib/coder-lab/training/fit-decoding.js';
import { trainWeights } from '../dist/lib/coder-lab/training/train-weights.js';
import { decidesDecoding, foldGroups, readTraining, rowsOf } from './model-training.mjs';

const { values: given } = parseArgs({
  options: {
    language: { type: 'string', default: 'en' },
    folds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '45' },
    output: { type: 'string' },
  },
});
const { language } = given;
const folds = Number(given.folds);
const rounds = Number(given.rounds);
const sessions = await readTraining(language);
const foldOf = foldGroups(sessions, folds);

/** Decoding is fitted to predictions by models that had not seen the session. */
const predictions = [];
for (let fold = 0; fold < folds; fold += 1) {
  const weights = trainWeights(rowsOf(sessions.filter(({ group }) => foldOf.get(group) !== fold)), null, rounds);
  const unseen = sessions.filter(({ group }) => foldOf.get(group) === fold).filter(decidesDecoding(language));
  predictions.push(...unseen.map(({ asWritten }) => predictSession(weights, asWritten)));
  console.error(`fold ${fold + 1} of ${folds}`);
}
const model = { language, ...fitDecoding(predictions), ...trainWeights(rowsOf(sessions), null, rounds) };
const version = createHash('sha256')
  .update(writeModel({ version: '', ...model }))
  .digest('hex')
  .slice(0, 12);
const bytes = writeModel({ ...model, version });
const path = given.output ?? fileURLToPath(new URL(`../rubrics/models/${language}.model`, import.meta.url));
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, bytes);
const { codeOffsets, talkOffsets, complexShare } = model;
console.log(`${path}: version ${version}, ${bytes.length} bytes`);
console.log(JSON.stringify({ codeOffsets, talkOffsets, complexShare }));
