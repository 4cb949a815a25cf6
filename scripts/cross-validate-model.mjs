// Measures the recipe of the shipped models by cross-validation on the corpora in ../shared/data (or the folder in DATA), which are
// not part of this project: the model with the rules, and the rules alone, on the same sessions that people coded. No model saw
// the session, its video or its writer, and what turns scores into codes was fitted to other folds. Run `npm run build` first.
//   node scripts/cross-validate-model.mjs [--language en] [--folds 10] [--rounds 45] [--resamples 1000] [--json FILE] [--picture FILE.png]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareWithCoder } from '../dist/lib/coder-lab/evaluation/code-gold.js';
import { f1, meanF1 } from '../dist/lib/coder-lab/evaluation/f1.js';
import { figureOfTotals } from '../dist/lib/coder-lab/evaluation/figure.js';
import { stripSession } from '../dist/lib/coder-lab/evaluation/strip-punctuation.js';
import { summariseComparisons } from '../dist/lib/coder-lab/evaluation/summarise-comparisons.js';
import { fitDecoding, predictSession } from '../dist/lib/coder-lab/training/fit-decoding.js';
import { trainWeights } from '../dist/lib/coder-lab/training/train-weights.js';
import { paintEvaluation } from '../dist/lib/report/charts/coder-evaluation/evaluation-picture.js';
import { cuesOf, decidesDecoding, foldGroups, readTraining, rowsOf, rubric } from './model-training.mjs';

const { values: given } = parseArgs({
  options: {
    language: { type: 'string', default: 'en' },
    folds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '45' },
    resamples: { type: 'string', default: '1000' },
    json: { type: 'string' },
    picture: { type: 'string' },
  },
});
const { language } = given;
const bootstrap = { seed: 1, resamples: Number(given.resamples), level: 0.95 };
const cues = await cuesOf(language);
const choices = { segment: { method: 'whole' }, seed: 0, changeGoal: null, language };

const sessions = await readTraining(language);
const writers = new Set(sessions.filter(({ corpus }) => corpus === 'written').map(({ group }) => group)).size;
const folds = language === 'en' ? Number(given.folds) : writers;
const foldOf = foldGroups(sessions, folds);
const inFold = (fold) => sessions.filter(({ group }) => foldOf.get(group) === fold);
const each = Array.from({ length: folds }, (_, fold) => fold);

const trained = each.map((fold) => {
  const weights = trainWeights(
    rowsOf(sessions.filter(({ group }) => foldOf.get(group) !== fold)),
    null,
    Number(given.rounds),
  );
  const unseen = inFold(fold).filter(decidesDecoding(language));
  console.error(`fold ${fold + 1} of ${folds}`);
  return { weights, predictions: unseen.map(({ asWritten }) => predictSession(weights, asWritten)) };
});
const models = trained.map(({ weights }, fold) => ({
  language,
  version: `fold ${fold}`,
  ...weights,
  ...fitDecoding(trained.filter((_, other) => other !== fold).flatMap(({ predictions }) => predictions)),
}));
console.error(
  models
    .map(({ codeOffsets, talkOffsets, complexShare }) => JSON.stringify({ codeOffsets, talkOffsets, complexShare }))
    .join('\n'),
);

const compared = [];
for (const fold of each) {
  for (const { corpus, gold } of inFold(fold)) {
    if (!gold) continue;
    for (const [coder, model] of [
      ['model', models[fold]],
      ['rules', null],
    ]) {
      const setup = { rubric, cues: [cues], model };
      for (const [punctuation, session] of [
        ['asWritten', gold],
        ['stripped', stripSession(gold)],
      ]) {
        if (punctuation === 'stripped' && corpus === 'casaa') continue;
        compared.push({ corpus, coder, punctuation, comparison: await compareWithCoder(session, choices, setup) });
      }
    }
  }
}

function comparisonsOf(coder, corpus, punctuation = 'asWritten') {
  const own = compared.filter((one) => one.coder === coder && one.corpus === corpus && one.punctuation === punctuation);
  return own.map(({ comparison }) => comparison);
}
function summaryOf(coder, corpus, punctuation = 'asWritten') {
  const scheme = corpus === 'annomi' ? 'annomi' : 'miti';
  const of = { scheme, language: null, punctuation };
  return summariseComparisons(of, comparisonsOf(coder, corpus, punctuation), rubric, bootstrap);
}

const ten = rubric.codes.map(({ id }) => id);
/** Persuasion with and without permission is one, and the rarest codes are left out: as the laboratory's ten sessions allow. */
const eight = ten.filter((id) => id !== 'PERSUADE_WITH' && id !== 'EMPHASIZE');
const merge = (codes) => new Set([...codes].map((code) => (code === 'PERSUADE_WITH' ? 'PERSUADE' : code)));
function presenceOf(coder, corpus, codes, read = (all) => all) {
  const tallies = comparisonsOf(coder, corpus).map(({ codePresence }) =>
    codes.flatMap((code) => {
      const pairs = codePresence.map((one) => [read(one.gold).has(code), read(one.coder).has(code)]);
      return [([a, b]) => a && b, ([a]) => a, ([, b]) => b].map((test) => pairs.filter(test).length);
    }),
  );
  const mean = (totals) => meanF1(codes.map((_, i) => f1(totals[3 * i], totals[3 * i + 1], totals[3 * i + 2])));
  return figureOfTotals(tallies, mean, 'neither people nor the coder gave it', bootstrap);
}

const present = (result, label) => result.behaviourPresence.labels.find((one) => one.label === label).f1;
const allGlobals = ({ globals }) => globals.find(({ id }) => id === 'all');
const english = [
  ['AnnoMI, clinician, main behaviour, macro-F1', (coder) => summaryOf(coder, 'annomi').behaviour.macroF1],
  ...['question', 'reflection', 'therapist_input'].map((label) => [
    `AnnoMI, presence of ${label.replace('therapist_', '')}, F1`,
    (coder) => present(summaryOf(coder, 'annomi'), label),
  ]),
  ...[0, 1, 2, 3].map((i) => [
    `AnnoMI, session ICC(A,1), ${summaryOf('rules', 'annomi').measures[i]?.name}`,
    (coder) => summaryOf(coder, 'annomi').measures[i].icc,
  ]),
  [
    'AnnoMI, clinician, without punctuation, macro-F1',
    (coder) => summaryOf(coder, 'annomi', 'stripped').behaviour.macroF1,
  ],
  ['AnnoMI, client talk, macro-F1', (coder) => summaryOf(coder, 'annomi').clientTalk.macroF1],
  ['CASAA, presence in a turn, mean F1 of eight', (coder) => presenceOf(coder, 'casaa', eight, merge)],
  ...eight.map((code) => [`CASAA, ${code}, F1`, (coder) => presenceOf(coder, 'casaa', [code], merge)]),
  ['CASAA, four globals, r', (coder) => allGlobals(summaryOf(coder, 'casaa')).r],
  ['CASAA, four globals, within one point', (coder) => allGlobals(summaryOf(coder, 'casaa')).withinOnePoint],
];
const written = [
  ['written, unseen writer, mean F1 of ten', (coder) => presenceOf(coder, 'written', ten)],
  ...ten.map((code) => [`written, ${code}, F1`, (coder) => presenceOf(coder, 'written', [code])]),
  ['written, client talk, macro-F1', (coder) => summaryOf(coder, 'written').clientTalk.macroF1],
  [
    'written, without punctuation, main behaviour, macro-F1',
    (coder) => summaryOf(coder, 'written', 'stripped').behaviour.macroF1,
  ],
  ['written, four globals, r', (coder) => allGlobals(summaryOf(coder, 'written')).r],
  ['written, four globals, within one point', (coder) => allGlobals(summaryOf(coder, 'written')).withinOnePoint],
];

const short = (number) => number.toFixed(3).replace(/^(-?)0/, '$1');
function show({ value, lower, upper, reason }) {
  if (value === null) return reason;
  return lower === null ? short(value) : `${short(value)} (${short(lower)} to ${short(upper)})`;
}
const rows = [...(language === 'en' ? english : []), ...(writers > 0 ? written : [])];
console.log(`| measure (${folds} folds) | rules and model | rules |\n|---|---|---|`);
for (const [measure, pick] of rows) console.log(`| ${measure} | ${show(pick('model'))} | ${show(pick('rules'))} |`);
if (given.json || given.picture) {
  const corpus = language === 'en' ? ['annomi', 'casaa'] : ['written'];
  const results = corpus.flatMap((one) =>
    ['asWritten', 'stripped']
      .filter((p) => one !== 'casaa' || p === 'asWritten')
      .map((p) => summaryOf('model', one, p)),
  );
  if (given.json) writeFileSync(given.json, JSON.stringify(results, null, 1));
  if (given.picture) writeFileSync(given.picture, await paintEvaluation({ results }));
}
