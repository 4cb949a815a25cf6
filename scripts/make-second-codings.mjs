// Makes two codings of every sample session: the checked one of samples/gold as that of coder K1, and one that a second
// coder K2 could have made of it, simulated from a seed. Nobody made the second: it is for showing what a report on
// agreement looks like, and says nothing of how people agree.
// Use: node scripts/make-second-codings.mjs FOLDER    (or import makeSecondCodings)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

const gold = join(dirname(dirname(fileURLToPath(import.meta.url))), 'samples', 'gold');
const globals = ['cultivating_change_talk', 'softening_sustain_talk', 'partnership', 'empathy'];

/** What a code is easily heard as, the likeliest first. */
const near = {
  SR: ['CR', 'SR', ''],
  CR: ['SR', 'AF', 'SR'],
  Q: ['SEEK', '', 'Q'],
  GI: ['PERSUADE', '', 'PERSUADE_WITH'],
  PERSUADE: ['GI', 'CONFRONT', 'PERSUADE_WITH'],
  PERSUADE_WITH: ['GI', 'PERSUADE', 'SEEK'],
  AF: ['CR', '', 'SR'],
  SEEK: ['Q', 'EMPHASIZE', 'Q'],
  EMPHASIZE: ['SEEK', 'AF', ''],
  CONFRONT: ['PERSUADE', 'GI', 'PERSUADE'],
  '': ['GI', 'Q', 'SR'],
};

/** Percent of utterances with another code, without one of K1's, and of ratings that differ. */
const [otherCode, forgotten, otherRating] = [24, 3, 52];

/**
 * Texts of four CSV files by name: codes and globals of both coders.
 *
 * @param {{ seed?: number }} options
 */
export function makeSecondCodings({ seed = 11 } = {}) {
  const generator = mersenne(seed);
  const happens = (percent) => uniformInt(generator, 1, 100) <= percent;
  const pick = (list) => list[uniformInt(generator, 0, list.length - 1)];
  const names = readdirSync(gold).sort();
  const read = (ending) => names.filter(ending).flatMap((name) => readTable(join(gold, name)));
  const codes = read((name) => name.endsWith('.csv') && !name.endsWith('.globals.csv'));
  const rated = read((name) => name.endsWith('.globals.csv'));

  const hearAgain = (row) => {
    if (row.role !== 'clinician' || row.codes.includes(';')) return row;
    const isUncoded = row.codes === '';
    if (!happens(isUncoded ? forgotten : otherCode)) return row;
    return { ...row, codes: pick(near[row.codes] ?? ['']) };
  };
  const rateAgain = (row) => {
    const again = { ...row };
    for (const id of globals) {
      if (!happens(otherRating)) continue;
      const step = (happens(20) ? 2 : 1) * (happens(60) ? 1 : -1);
      again[id] = String(Math.min(5, Math.max(1, Number(row[id]) + step)));
    }
    return again;
  };
  const plain = ({ note, ...row }) => row;
  return {
    'K1.csv': Papa.unparse(codes.map(plain)),
    'K1.globals.csv': Papa.unparse(rated.map(plain)),
    'K2.csv': Papa.unparse(codes.map(hearAgain).map(plain)),
    'K2.globals.csv': Papa.unparse(rated.map(rateAgain).map(plain)),
  };
}

function readTable(path) {
  return Papa.parse(readFileSync(path, 'utf8').trim(), { header: true, skipEmptyLines: true }).data;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('name a folder');
  for (const [name, text] of Object.entries(makeSecondCodings())) writeFileSync(join(folder, name), `${text}\n`);
}
