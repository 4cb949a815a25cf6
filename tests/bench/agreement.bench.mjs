// The cost of agreement: an ICC with its interval, and a bootstrap of it, against R on the same data in the same run;
// Krippendorff's alpha with a bootstrap against as many plain alphas.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { icc } from '../../dist/lib/statistics/icc.js';
import { bootstrapIcc } from '../../dist/lib/statistics/icc-bootstrap.js';
import { bootstrapAlpha, krippendorffAlpha } from '../../dist/lib/statistics/krippendorff-alpha.js';
import { seedRandom } from '../../dist/lib/statistics/random.js';
import { compare, cpuOf, median, report } from './measure.mjs';

const script = fileURLToPath(new URL('agreement.R', import.meta.url));
const resamples = 1000;
/** R needs a quarter of a second a resample: as many are timed, and reckoned up. */
const resamplesOfR = 20;

/** Ratings of so many subjects: what the subject is, and how a coder errs. */
function drawRatings(subjects, coders, seed) {
  const draw = seedRandom(seed);
  const normal = () => Array.from({ length: 12 }, () => draw(1e6) / 1e6).reduce((sum, value) => sum + value, -6);
  return Array.from({ length: subjects }, () => {
    const own = normal();
    return Array.from({ length: coders }, () => own + 0.7 * normal());
  });
}

const ratings = drawRatings(500, 4, 7);
const { value: found } = icc(ratings);

/** Median processor time of a call, from rounds of many calls. */
async function timeOfCall(work, calls) {
  const rounds = [];
  for (let round = 0; round < 7; round += 1) {
    const all = await cpuOf(() => {
      for (let i = 0; i < calls; i += 1) work();
    });
    rounds.push(all / calls);
  }
  return median(rounds);
}

// psych::ICC gives six forms at once, so six are computed here.
const sixForms = ['oneWayRandom', 'twoWayRandom', 'twoWayMixed'].flatMap((model) =>
  ['single', 'average'].map((unit) => ({
    model,
    definition: model === 'twoWayMixed' ? 'consistency' : 'agreement',
    unit,
  })),
);
const ours = {
  icc: await timeOfCall(() => sixForms.forEach((form) => icc(ratings, { form })), 50),
  bootstrap: await timeOfCall(() => bootstrapIcc(ratings, { seed: 1, resamples }), 2),
};

const theirs = timeR();
if (typeof theirs === 'string') {
  console.log(`skip ICC against R: ${theirs}`);
  console.log(
    `     here: ${ours.icc.toFixed(3)} ms an ICC in six forms, ${ours.bootstrap.toFixed(1)} ms ${resamples} resamples`,
  );
} else {
  const same = [found.estimate - theirs.estimate, found.interval.value.lower - theirs.lower].every(
    (difference) => Math.abs(difference) < 1e-9,
  );
  report('ICC(A,1) of 500 x 4 is what R has', same ? 'the same' : 'another', 'to 1e-9', same);
  reportAgainstR('ICC in six forms with interval and test, 500 x 4: psych::ICC / this', theirs.icc, ours.icc, theirs);
  reportAgainstR(
    `${resamples} bootstrap resamples of it: boot (from ${resamplesOfR}) / this`,
    (theirs.bootstrap * resamples) / resamplesOfR,
    ours.bootstrap,
    theirs,
  );
}

function reportAgainstR(what, r, here, { version, psych }) {
  const ratio = r / here;
  const more = `${r.toFixed(1)} ms / ${here.toFixed(3)} ms; R ${version}, psych ${psych}`;
  report(what, `${ratio.toFixed(1)}x`, 'at least 1x, aim 10x', ratio >= 1, more);
}

/** What R needs on the same data; in words why that is not known. */
function timeR() {
  const folder = mkdtempSync(join(tmpdir(), 'miti-bench-'));
  try {
    const file = join(folder, 'ratings.csv');
    writeFileSync(file, `a,b,c,d\n${ratings.map((row) => row.join(',')).join('\n')}\n`);
    const args = [script, file, '5', String(resamplesOfR)];
    return JSON.parse(execFileSync('Rscript', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
  } catch (error) {
    if (error.code === 'ENOENT') return 'R is not installed';
    return `R did not run (${String(error.stderr ?? error.message)
      .trim()
      .split('\n')
      .at(-1)})`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const codes = ['GI', 'PERSUADE', 'Q', 'SR', 'CR', 'AF', 'SEEK', 'CONFRONT'];
const draw = seedRandom(11);
const units = Array.from({ length: 1000 }, () => {
  const code = codes[draw(codes.length)];
  return Array.from({ length: 3 }, () => (draw(4) === 0 ? codes[draw(codes.length)] : code));
});
const many = 10_000;
const alpha = await compare(
  () => bootstrapAlpha(units, { seed: 1, resamples: many }),
  () => {
    for (let i = 0; i < many; i += 1) krippendorffAlpha(units);
  },
  { cost: cpuOf, rounds: 3 },
);
report(
  `alpha of 1,000 units with ${many} resamples / ${many} plain alphas`,
  alpha.ratio.toFixed(2),
  'at most 0.5',
  alpha.ratio <= 0.5,
  `${Math.round(alpha.a)} ms / ${Math.round(alpha.b)} ms`,
);
