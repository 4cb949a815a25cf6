// The cost of coding many sessions: `miti batch` with one and two threads against the plain pipeline in one process; its
// peak memory as the number of sessions grows tenfold; what keeping the codings in a library adds to making them.
//
//   npm run bench -- batch                              2,000 sessions (memory: 500 and 2,000)
//   MITI_BENCH_SESSIONS=10000 npm run bench -- batch    the full size (memory: 1,000 and 10,000)
//   MITI_BENCH_DATA=corpus.csv                          sessions of a transcript file instead of the samples
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '../../dist/lib/app/batch/batch-inputs.js';
import { hashLibraryWork, hashWork } from '../../dist/lib/app/batch/batch-setup.js';
import { codeInput } from '../../dist/lib/app/batch/code-input.js';
import { openCodingKeeper } from '../../dist/lib/app/batch/keep-codings.js';
import { loadRubric } from '../../dist/lib/data/load-rubric.js';
import { openLibrary } from '../../dist/lib/library/open-library.js';
import { hashContent, uuidV7Source } from '../../dist/lib/library/record-ids.js';
import { rubricRecord } from '../../dist/lib/library/rubric-record.js';
import { describeScores } from '../../dist/lib/scoring/describe-scores.js';
import { scoreByHeuristics } from '../../dist/lib/scoring/score-session.js';
import { assignRoles } from '../../dist/lib/transcript/assign-roles.js';
import { readTranscripts } from '../../dist/lib/transcript/read-transcripts.js';
import { cpuOf, median, report, timeOf } from './measure.mjs';
import { rubricAndLanguageData } from './shipped.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const most = Number(process.env.MITI_BENCH_SESSIONS ?? 2000);
const few = most >= 10_000 ? most / 10 : Math.round(most / 4);
const folder = mkdtempSync(join(tmpdir(), 'miti-bench-'));
const language = await rubricAndLanguageData();
const { rubric, sha256: rubricSha256 } = await loadRubric('miti-4.2.1');
const choices = { segment: { method: 'random', seconds: 1200 }, seed: 42, changeGoal: null, language: null };
const setup = {
  ...language,
  rubric,
  rubricSha256,
  cuesSha256: hashContent(language.cues),
  choices,
  programVersion: '0',
};
const options = { clock: Date.now, newId: uuidV7Source(Date.now, randomBytes) };

const paths = process.env.MITI_BENCH_DATA
  ? [process.env.MITI_BENCH_DATA]
  : ['en-graded-return.vtt', 'en-sleep-tablets.srt', 'en-smoking-break.txt', 'nb-gradert-sykmelding.vtt']
      .concat(['nb-ryggplager.csv', 'nb-dialogmote.docx', 'sv-atergang.eaf'])
      .map((name) => join(root, 'samples', name));
const sessions = (await Promise.all(paths.map(readSessions))).flat();

async function readSessions(path) {
  const bytes = readFileSync(path);
  const { format, transcripts } = await readTranscripts({ path, bytes });
  const source = { path, format: format.id, sha256: createHash('sha256').update(bytes).digest('hex') };
  return transcripts.map((each) => ({ session: assignRoles(each, {}, language.roleNames), source }));
}

/** The sessions in turn, each copy under a name of its own. */
function* copies(count) {
  for (let i = 0; i < count; i += 1) {
    const { session, source } = sessions[i % sessions.length];
    yield { session: { ...session, id: `${session.id}-${i}` }, source, libraryId: null };
  }
}

async function plainPipeline(count) {
  let bytes = 0;
  for (const { session, source } of copies(count)) {
    bytes += JSON.stringify(describeScores(scoreByHeuristics(session, source, choices, setup))).length;
  }
  return bytes;
}

/** A new library of as many sessions; nothing is coded in it yet. */
async function makeLibrary(count) {
  const path = join(folder, `${randomBytes(6).toString('hex')}.sqlite`);
  const library = await openLibrary(path, options);
  let batch = [];
  const add = async () => {
    await library.addSessions(batch, 'bench');
    batch = [];
  };
  for (const { session } of copies(count)) {
    const { id: label, language: stated, changeGoal, turns, notes } = session;
    batch.push({ label, language: stated, changeGoal, transcript: { turns, notes } });
    if (batch.length === 200) await add();
  }
  await add();
  await library.close();
  return path;
}

const tellUsage = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('usage ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + '\\n');
})`;

/** Runs the command on a library; seconds it took, milliseconds of processor time, and its peak memory in MB. */
function runBatch(library, workers) {
  const output = join(folder, randomBytes(6).toString('hex'));
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tellUsage)}`, join(root, 'dist/bin/miti.js')];
  const batch = ['batch', '--library', library, '-o', output, '--segment', 'random:20m', '--seed', '42'];
  const start = performance.now();
  const run = spawnSync(process.execPath, [...args, ...batch, '--workers', String(workers)], { encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(run.stderr);
  rmSync(output, { recursive: true });
  const [, kilobytes, microseconds] = /usage (\d+) (\d+)/.exec(run.stderr).map(Number);
  return { seconds, cpu: microseconds / 1000, megabytes: kilobytes / 1024 };
}

try {
  await plainPipeline(Math.min(few, 100));
  const speeds = [];
  const memory = { few: [], most: [] };
  for (let round = 0; round < (most >= 10_000 ? 1 : 3); round += 1) {
    let seconds = 0;
    const cpu = await cpuOf(async () => {
      seconds = (await timeOf(() => plainPipeline(most))) / 1000;
    });
    const [one, two] = [runBatch(await makeLibrary(most), 1), runBatch(await makeLibrary(most), 2)];
    memory.most.push(two.megabytes);
    memory.few.push(runBatch(await makeLibrary(few), 2).megabytes);
    const [plainRate, oneRate, twoRate] = [most / seconds, most / one.seconds, most / two.seconds];
    speeds.push({ plain: plainRate, one: oneRate, two: twoRate, cpu, oneCpu: one.cpu });
  }
  const rate = (way) => `${median(speeds.map((each) => each[way])).toFixed(0)} a second`;
  const ratio = (way) => median(speeds.map((each) => each[way] / each.plain)).toFixed(2);
  // How much faster two threads are depends on the cores that other programs leave: figures to read, not to hold it to.
  console.log(`     ${most} sessions, plain pipeline in one process: ${rate('plain')}`);
  console.log(`     batch with 1 thread / plain pipeline: ${ratio('one')} (${rate('one')})`);
  console.log(`     batch with 2 threads / plain pipeline: ${ratio('two')} (${rate('two')})`);
  const processor = median(speeds.map((each) => each.oneCpu / each.cpu));
  report(
    'processor time, batch into a library / plain pipeline',
    processor.toFixed(2),
    'at most 2',
    processor <= 2,
    `${(median(speeds.map((each) => each.oneCpu)) / most).toFixed(2)} ms a session`,
  );
  const growth = median(memory.most) / median(memory.few);
  report(
    `peak memory, ${most} / ${few} sessions`,
    growth.toFixed(2),
    'at most 1.2',
    growth <= 1.2,
    `${Math.round(median(memory.most))} MB / ${Math.round(median(memory.few))} MB`,
  );
  await measureLibrary();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * One process, so that the cost of keeping is not hidden beside the coding; in processor time, of which a whole group's is
 * taken at once: asking for it costs more than some of the steps.
 */
async function measureLibrary() {
  const count = Math.min(most, 500);
  const library = await openLibrary(await makeLibrary(count), options);
  await library.keepRubric(rubricRecord({ rubric, sha256: rubricSha256 }));
  const keeper = openCodingKeeper(library);
  const stored = readLibrary(library, {}, () => {});
  let [coding, keeping] = [0, 0];
  for (let done = 0; done < count; ) {
    const tasks = [];
    keeping += await cpuOf(async () => {
      while (tasks.length < 32 && done + tasks.length < count) {
        const { input } = (await stored.next()).value;
        const work = hashWork(input, setup);
        tasks.push({ input, work });
        await library.findCodingBySource(hashLibraryWork(input, work));
      }
    });
    const coded = [];
    coding += await cpuOf(async () => {
      for (const { input, work } of tasks) coded.push(await codeInput(input, work, setup));
    });
    keeping += await cpuOf(() => Promise.all(coded.map(({ kept }) => keeper.keep(kept))));
    done += tasks.length;
  }
  await library.close();
  report(
    'reading from and keeping in the library / coding',
    (keeping / coding).toFixed(2),
    'at most 0.25',
    keeping / coding <= 0.25,
    `${(keeping / count).toFixed(2)} ms / ${(coding / count).toFixed(2)} ms a session, SQLite`,
  );
}
