// Makes samples/totals-14-months.csv: invented coded sessions of six caseworkers from September 2025 to October 2026, drawn
// from a seed. One of them gets better at reflecting, one had a hard last month, one was not coded for a while.
// Use: node scripts/make-sample-totals.mjs    (or import makeSampleTotals)
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

const header = ['session', 'caseworker', 'client', 'date', 'session number', 'coder', 'change goal']
  .concat(['start seconds', 'end seconds', 'CCT', 'SST', 'Partnership', 'Empathy'])
  .concat(['GI', 'Persuade', 'Persuade with Permission', 'Q', 'SR', 'CR', 'Affirm', 'Seek', 'Emphasize', 'Confront']);

const goals = ['graded return to work', 'apply for a trial placement', 'take part in the meetings', 'a walk every day'];
const months = 14;

/** Skill on the 1-5 scale in a month, from 0 on. */
const caseworkers = {
  V1: { skill: () => 3.9, share: 0.55 },
  V2: { skill: () => 3.2, share: 0.42 },
  V3: { skill: (month) => 2.6 + 0.1 * month, share: 0.3, gain: 0.022 },
  V4: { skill: () => 3.6, share: 0.48 },
  V5: { skill: (month) => (month === months - 1 ? 1.8 : 3.7), share: 0.5 },
  V6: { skill: () => 3.4, share: 0.45, until: 10 },
};

/** Rows under a header: a row a coding, with every fourth session coded by two people. */
export function makeSampleTotals({ seed = 7 } = {}) {
  const generator = mersenne(seed);
  const draw = (from, to) => uniformInt(generator, from, to);
  /** Roughly normal around 0, with a standard deviation of about 1. */
  const noise = () => (draw(0, 100) + draw(0, 100) + draw(0, 100) - 150) / 50;
  const rate = (level) => Math.min(5, Math.max(1, Math.round(level)));
  const near = (mean) => Math.max(0, Math.round(mean + 0.35 * Math.sqrt(mean + 1) * noise()));
  const rows = [];
  for (let month = 0; month < months; month++) {
    for (const [name, { skill, share, gain = 0, until = months - 1 }] of Object.entries(caseworkers)) {
      const held = month > until ? 0 : draw(1, 2) + (month === months - 1 ? 1 : 0);
      for (let at = 0; at < held; at++) {
        const level = skill(month) + 0.3 * noise();
        const date = new Date(Date.UTC(2025, 8 + month, 2 + at * 9 + draw(0, 7)));
        const start = 60 * draw(2, 12);
        const session = [
          `${name}-${String(rows.length + 1).padStart(3, '0')}`,
          name,
          `B${name.slice(1)}${String(Math.floor((month * 2 + at) / 2) + 1).padStart(2, '0')}`,
          date.toISOString().slice(0, 10),
          (month + at) % 2 === 0 ? 1 : 2,
        ];
        const talk = { q: near(22 - 2.5 * level), reflections: near(5 * level - 1) };
        const complex = Math.min(talk.reflections, near(talk.reflections * (share + gain * month)));
        const counts = [
          near(5),
          near(Math.max(0, 4.5 - level)),
          near(level / 2),
          talk.q,
          talk.reflections - complex,
          complex,
          near(level - 1.5),
          near(level / 1.5),
          near(Math.max(0, level - 2.5)),
          level < 2.4 ? draw(0, 2) : 0,
        ];
        const truth = [0, 1, 2, 3].map(() => level + 0.2 * noise());
        const goal = goals[draw(0, goals.length - 1)];
        const coders = rows.length % 4 === 0 ? ['K1', 'K2'] : [draw(0, 1) === 0 ? 'K1' : 'K2'];
        for (const coder of coders) {
          // Coders differ: one is a little stricter, and both see a count a little differently.
          const severity = coder === 'K2' ? 0.15 : 0;
          const globals = truth.map((each) => rate(each - severity + 0.35 * noise()));
          const seen = counts.map((count) => Math.max(0, Math.round(count + (0.3 + 0.12 * count) * noise())));
          rows.push([...session, coder, goal, start, start + 1200, ...globals, ...seen].map(String));
        }
      }
    }
  }
  return { header, rows };
}

export function sampleTotalsCsv(options) {
  const { header: names, rows } = makeSampleTotals(options);
  return `${[names, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  writeFileSync(join(root, 'samples', 'totals-14-months.csv'), sampleTotalsCsv());
}
