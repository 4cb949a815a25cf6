// The cost of scoring: the whole pipeline against a bare wink-nlp pass over the same text; its growth with the number
// of sessions; a cold start of the command against a bare process that loads the wink-nlp model.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describeScores } from '../../dist/lib/scoring/describe-scores.js';
import { scoreByHeuristics } from '../../dist/lib/scoring/score-session.js';
import { assignRoles } from '../../dist/lib/transcript/assign-roles.js';
import { readTranscripts } from '../../dist/lib/transcript/read-transcripts.js';
import { compare, cpuOf, median, report } from './measure.mjs';
import { rubricAndLanguageData } from './shipped.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const setup = await rubricAndLanguageData();
const choices = { segment: { method: 'whole' }, seed: 1, changeGoal: null, language: null };

const samples = ['en-graded-return', 'en-sleep-tablets', 'en-walking-again', 'en-smoking-break'];
const golds = samples.flatMap((id) => {
  const { data } = Papa.parse(readFileSync(`${root}samples/gold/${id}.csv`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data;
});

/** A CSV of as many sessions as asked for, from the English samples in turn. */
function sessionsCsv(count) {
  const rows = [];
  for (let copy = 0; copy < count; copy += 1) {
    const id = samples[copy % samples.length];
    for (const { session_id, turn, role, text } of golds) {
      if (session_id === id) rows.push({ session_id: `${id}-${copy}`, turn, role, text });
    }
  }
  return new TextEncoder().encode(Papa.unparse(rows));
}

async function scoreAll(bytes) {
  const { format, transcripts } = await readTranscripts({ path: 'bench.csv', bytes });
  const source = { path: 'bench.csv', format: format.id, sha256: '' };
  let utterances = 0;
  for (const transcript of transcripts) {
    const session = assignRoles(transcript, {}, setup.roleNames);
    const scored = describeScores(scoreByHeuristics(session, source, choices, setup));
    for (const turn of scored.turns) utterances += turn.utterances?.length ?? 0;
  }
  return utterances;
}

const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
function barePass(texts) {
  let seen = 0;
  for (const text of texts) {
    const doc = nlp.readDoc(text);
    seen += doc.sentences().out().length + doc.tokens().out().length + doc.tokens().out(nlp.its.pos).length;
  }
  return seen;
}

const count = 100;
const bytes = sessionsCsv(count);
const { data: rows } = Papa.parse(new TextDecoder().decode(bytes), { header: true });
const texts = rows.map((row) => row.text);
let utterances = 0;
const cost = await compare(
  async () => {
    utterances = await scoreAll(bytes);
  },
  () => barePass(texts),
  { cost: cpuOf },
);
report(
  'whole pipeline / bare wink-nlp pass over the same text',
  cost.ratio.toFixed(2),
  'at most 2.5',
  cost.ratio <= 2.5,
  `${Math.round((1000 * utterances) / cost.a)} utterances a second; ${count} sessions, ${cost.least.toFixed(2)}-${cost.most.toFixed(2)}`,
);

const sizes = [100, 1000, 10_000];
const perSession = [];
for (const size of sizes) {
  const input = sessionsCsv(size);
  const runs = [];
  for (let run = 0; run < (size > 1000 ? 1 : 3); run += 1) runs.push(await cpuOf(() => scoreAll(input)));
  perSession.push(median(runs) / size);
}
const growth = perSession.at(-1) / perSession[0];
report(
  'time a session, 10,000 / 100 sessions',
  growth.toFixed(2),
  'linear: at most 1.25',
  growth <= 1.25,
  perSession.map((ms, i) => `${sizes[i]}: ${ms.toFixed(2)} ms`).join(', '),
);

const bare = `const w = require('wink-nlp'); w(require('wink-eng-lite-web-model'), ['sbd', 'pos'])`;
const command = [
  'dist/bin/miti.js',
  'score',
  'samples/en-graded-return.vtt',
  '--segment',
  'random:20m',
  '--seed',
  '1',
  '--json',
];
const spawn = (args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const cold = await compare(
  () => spawn(command),
  () => spawn(['-e', bare]),
  { rounds: 15 },
);
report(
  'cold `miti score` of a 20-minute segment / bare process that loads the wink-nlp model',
  cold.ratio.toFixed(2),
  'at most 1.5',
  cold.ratio <= 1.5,
  `${Math.round(cold.a)} ms / ${Math.round(cold.b)} ms`,
);
