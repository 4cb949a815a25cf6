// Measures the recipe of the shipped model by cross-validation on the corpora in ../shared/data (or the folder in DATA),
// which are not part of this project: the model with the rules, the rules alone, and a bag of words, on the same folds.
// Sessions of one video stay together. Run `npm run build` first.
//   node scripts/cross-validate-model.mjs [--folds 10] [--resamples 1000] [--json FILE] [--picture FILE.png]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeSession, weighSession } from '../dist/lib/coder/heuristic-coder.js';
import { classCount, classes } from '../dist/lib/coder/model/classes.js';
import { clientFeatures, talkCount, talkNames } from '../dist/lib/coder/model/client-features.js';
import { clinicianFeatures } from '../dist/lib/coder/model/clinician-features.js';
import { readTurns } from '../dist/lib/coder/model/session-reading.js';
import { packStages } from '../dist/lib/coder/model/softmax.js';
import { templateName } from '../dist/lib/coder/model/templates.js';
import { compileCues } from '../dist/lib/coder/reading/compiled-cues.js';
import { compareWithCoder } from '../dist/lib/coder-lab/evaluation/code-gold.js';
import { compareAnnomi } from '../dist/lib/coder-lab/evaluation/compare-annomi.js';
import { compareCoded } from '../dist/lib/coder-lab/evaluation/compare-coded.js';
import { f1, meanF1 } from '../dist/lib/coder-lab/evaluation/f1.js';
import { figureOfTotals } from '../dist/lib/coder-lab/evaluation/figure.js';
import { readGold } from '../dist/lib/coder-lab/evaluation/read-gold.js';
import { stripSession } from '../dist/lib/coder-lab/evaluation/strip-punctuation.js';
import { summariseComparisons } from '../dist/lib/coder-lab/evaluation/summarise-comparisons.js';
import { predictRows } from '../dist/lib/coder-lab/fitting/predict.js';
import { trainStage, trainTwoStages } from '../dist/lib/coder-lab/fitting/two-stages.js';
import { loadCues } from '../dist/lib/data/load-language-data.js';
import { loadRubric } from '../dist/lib/data/load-rubric.js';
import { paintEvaluation } from '../dist/lib/report/charts/coder-evaluation/evaluation-picture.js';
import { scoreGivenCoding } from '../dist/lib/scoring/score-session.js';
import {
  clientSettings,
  clientTraining,
  clinicianSettings,
  clinicianTraining,
  corpora,
  decoding,
  splitGroups,
} from './model-training.mjs';

const { values: given } = parseArgs({
  options: {
    folds: { type: 'string', default: '10' },
    resamples: { type: 'string', default: '1000' },
    json: { type: 'string' },
    picture: { type: 'string' },
  },
});
const folds = Number(given.folds);
const bootstrap = { seed: 1, resamples: Number(given.resamples), level: 0.95 };

const folder = process.env.DATA ?? new URL('../../shared/data', import.meta.url).pathname;
const { rubric } = await loadRubric('miti-4.2.1');
const cues = (await loadCues()).find(({ language }) => language === 'en');
const setup = { rubric, cues: [cues] };
const choices = { segment: { method: 'whole' }, seed: 0, changeGoal: null, language: 'en' };

const file = (name) => ({ path: name, bytes: readFileSync(`${folder}/${name}`) });
const gold = await readGold(['annomi-dev.csv', 'casaa-miti4-dev.csv', 'casaa-miti4-dev-globals.csv'].map(file), {
  rubric,
  annotator: null,
});

const foldOf = new Map(['annomi', 'casaa', 'textbook'].flatMap((name) => [...splitGroups(corpora[name], folds)]));
const groupOf = new Map([...corpora.annomi, ...corpora.casaa].map(({ id, group }) => [id, group]));
const foldOfGold = (session) => {
  const fold = foldOf.get(groupOf.get(session.id.replace(/^annomi-/, '')));
  if (fold === undefined) throw new Error(`${session.scheme} ${session.id} is in no fold`);
  return fold;
};

const clinicianSessions = clinicianTraining();
const clientSessions = clientTraining();
const otherFolds = (sessions, fold) => sessions.filter(({ group }) => foldOf.get(group) !== fold);

/** Bag of words: nothing but which words an utterance holds. */
function wordsOnly(rows) {
  const kept = { index: [], value: [], from: [0], rows: rows.rows };
  for (let row = 0; row < rows.rows; row += 1) {
    for (let i = rows.from[row]; i < rows.from[row + 1]; i += 1) {
      const name = templateName(rows.tag[i] >> 16);
      if (name === 'bias' || name === 'word') {
        kept.index.push(rows.index[i]);
        kept.value.push(1);
      }
    }
    kept.from.push(kept.index.length);
  }
  const { index, value, from } = kept;
  return {
    index: Uint16Array.from(index),
    value: Float32Array.from(value),
    from: Int32Array.from(from),
    rows: rows.rows,
  };
}
const bare = (sessions) => sessions.map((session) => ({ ...session, rows: wordsOnly(session.rows) }));
const clinicianWords = bare(clinicianSessions);
const clientWords = bare(clientSessions);

const best = (shares, row, columns) => {
  let most = 0;
  for (let k = 1; k < columns; k += 1) if (shares[row * columns + k] > shares[row * columns + most]) most = k;
  return most;
};

/** What the bag of words makes of a session: the likeliest class of every utterance, without rules. */
function codeByWords({ session }, { clinician, client }) {
  const { changeGoal, turns } = session;
  const read = readTurns(weighSession(turns, { rubric, cues, changeGoal }), compileCues(cues));
  const codeShares = predictRows(clinician, wordsOnly(clinicianFeatures(read)));
  const talkShares = predictRows(client, wordsOnly(clientFeatures(read, changeGoal)));
  const coding = codeSession(session, { rubric, cues });
  let utterance = 0;
  let clientTurn = 0;
  const coded = coding.turns.map((turn) => {
    if (turn.role === 'client') return { ...turn, clientTalk: talkNames[best(talkShares, clientTurn++, talkCount)] };
    if (turn.role !== 'clinician') return turn;
    const utterances = turn.utterances.map((each) => {
      const name = classes[best(codeShares, utterance++, classCount)];
      return { ...each, code: name === 'none' ? null : name };
    });
    return { ...turn, utterances };
  });
  return { ...coding, turns: coded };
}

function compareWords(session, weights) {
  const score = (coding) => scoreGivenCoding(session.session, session.source, choices, setup, coding);
  const coder = score(codeByWords(session, weights));
  return session.scheme === 'annomi'
    ? compareAnnomi(session, coder, rubric)
    : compareCoded(session, score(session.coding), coder, rubric);
}

const compared = { 'rules and model': [], rules: [], 'bag of words': [] };
for (let fold = 0; fold < folds; fold += 1) {
  const model = {
    language: 'en',
    version: `fold ${fold}`,
    clinician: packStages(trainTwoStages(otherFolds(clinicianSessions, fold), clinicianSettings)),
    client: packStages(trainTwoStages(otherFolds(clientSessions, fold), clientSettings)),
    ...decoding,
  };
  const words = {
    clinician: trainStage(otherFolds(clinicianWords, fold), clinicianSettings, 0),
    client: trainStage(otherFolds(clientWords, fold), clientSettings, 0),
  };
  for (const session of gold.filter((each) => foldOfGold(each) === fold)) {
    const stripped = stripSession(session);
    const add = (coder, punctuation, comparison) =>
      compared[coder].push({ scheme: session.scheme, punctuation, comparison });
    for (const [punctuation, each] of [
      ['asWritten', session],
      ['stripped', stripped],
    ]) {
      add('rules and model', punctuation, await compareWithCoder(each, choices, { ...setup, model }));
      add('rules', punctuation, await compareWithCoder(each, choices, { ...setup, model: null }));
      add('bag of words', punctuation, compareWords(each, words));
    }
  }
  console.error(`fold ${fold + 1} of ${folds}`);
}

const summaries = Object.entries(compared).flatMap(([coder, all]) =>
  ['annomi', 'miti'].flatMap((scheme) =>
    ['asWritten', 'stripped'].map((punctuation) => {
      const own = all.filter((each) => each.scheme === scheme && each.punctuation === punctuation);
      const comparisons = own.map(({ comparison }) => comparison);
      const result = summariseComparisons({ scheme, language: null, punctuation }, comparisons, rubric, bootstrap);
      return { coder, comparisons, ...result };
    }),
  ),
);

/** Persuasion with and without permission is one: AnnoMI and MISC don't tell them apart, and permission is a matter of rules. */
const eightCodes = ['GI', 'PERSUADE', 'Q', 'SR', 'CR', 'AF', 'SEEK', 'CONFRONT'];
const merge = (codes) => new Set([...codes].map((code) => (code === 'PERSUADE_WITH' ? 'PERSUADE' : code)));
function presenceOfEight(comparisons) {
  const tallies = comparisons.map(({ codePresence }) =>
    eightCodes.flatMap((code) => {
      const pairs = codePresence.map((each) => [merge(each.gold).has(code), merge(each.coder).has(code)]);
      return [
        pairs.filter(([a, b]) => a && b).length,
        pairs.filter(([a]) => a).length,
        pairs.filter(([, b]) => b).length,
      ];
    }),
  );
  const mean = (totals) => meanF1(eightCodes.map((_, i) => f1(totals[3 * i], totals[3 * i + 1], totals[3 * i + 2])));
  return figureOfTotals(tallies, mean, 'neither people nor the coder gave it', bootstrap);
}

const written = ({ value, lower, upper, reason }) => {
  const short = (number) => number.toFixed(3).replace(/^(-?)0/, '$1');
  if (value === null) return reason;
  return lower === null ? short(value) : `${short(value)} (${short(lower)} to ${short(upper)})`;
};
const of = (coder, scheme, punctuation) =>
  summaries.find((each) => each.coder === coder && each.scheme === scheme && each.punctuation === punctuation);
const present = (result, label) => result.behaviourPresence.labels.find((each) => each.label === label).f1;
const iccOf = (result, id) => result.measures.find((each) => each.id === id).icc;
const allGlobals = ({ globals }) => globals.find(({ id }) => id === 'all');
const rows = [
  ['AnnoMI, clinician, main behaviour, macro-F1', (coder) => of(coder, 'annomi', 'asWritten').behaviour.macroF1],
  ...['question', 'reflection', 'therapist_input'].map((label) => [
    `AnnoMI, presence of ${label.replace('therapist_', '')}, F1`,
    (coder) => present(of(coder, 'annomi', 'asWritten'), label),
  ]),
  ...of('rules', 'annomi', 'asWritten')
    .measures.slice(0, 4)
    .map(({ id, name }) => [
      `AnnoMI, session ICC(A,1), ${name}`,
      (coder) => iccOf(of(coder, 'annomi', 'asWritten'), id),
    ]),
  ['AnnoMI, clinician, without punctuation, macro-F1', (coder) => of(coder, 'annomi', 'stripped').behaviour.macroF1],
  ['AnnoMI, client talk, macro-F1', (coder) => of(coder, 'annomi', 'asWritten').clientTalk.macroF1],
  [
    'CASAA, presence in a turn, mean F1 of eight',
    (coder) => presenceOfEight(of(coder, 'miti', 'asWritten').comparisons),
  ],
  ['CASAA, four globals, r', (coder) => allGlobals(of(coder, 'miti', 'asWritten')).r],
  ['CASAA, four globals, within one point', (coder) => allGlobals(of(coder, 'miti', 'asWritten')).withinOnePoint],
];
const coders = Object.keys(compared);
const figures = rows.map(([measure, pick]) => [measure, ...coders.map((coder) => pick(coder))]);
console.log(`| measure (${folds} folds) | ${coders.join(' | ')} |\n|---|${coders.map(() => '---|').join('')}`);
for (const [measure, ...values] of figures) console.log(`| ${measure} | ${values.map(written).join(' | ')} |`);
if (given.json) writeFileSync(given.json, JSON.stringify(summaries, null, 1));
if (given.picture)
  writeFileSync(
    given.picture,
    await paintEvaluation({ results: summaries.filter(({ coder }) => coder === coders[0]) }),
  );
