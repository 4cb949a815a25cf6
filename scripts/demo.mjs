// The main job on the shipped samples: scores the sample sessions, two of them in full, and makes reports in demo/.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command of the program as a user would type it, and shows it. */
function show(...args) {
  console.log(`\n$ npx miti ${args.map((each) => (/\s/.test(each) ? `"${each}"` : each)).join(' ')}\n`);
  execFileSync(process.execPath, [join(root, 'dist', 'bin', 'miti.js'), ...args], { cwd: root, stdio: 'inherit' });
}

const samples = [
  'samples/en-graded-return.vtt',
  'samples/en-sleep-tablets.srt',
  'samples/en-smoking-break.txt',
  'samples/nb-gradert-sykmelding.vtt',
  'samples/nb-ryggplager.csv',
  'samples/nb-dialogmote.docx',
  'samples/sv-atergang.eaf',
];
show('score', ...samples);
show('score', 'samples/en-walking-again.json', '--clinician', 'SPEAKER_00', '--change-goal', 'take a walk every day');
show(
  'score',
  'samples/en-graded-return.vtt',
  ...['--segment', 'random:20m', '--seed', '42'],
  ...['--change-goal', 'start a graded return to work', '--rubric', 'miti-4.2.1-nav'],
);

// Reports from a library of their own: the sample sessions of two languages and fourteen months of invented totals.
const folder = join(root, 'demo');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const library = ['--library', 'demo/library.sqlite'];
const coded = ['--coder', 'K1', '--coder-kind', 'human', '--caseworker', 'V3'];
show('import', '--totals', 'samples/totals-14-months.csv', '--coder-kind', 'human', ...library);
show('import', '--codes', 'samples/gold/en-graded-return.csv', '--date', '2026-10-21', ...coded, ...library);
const asOf = ['--as-of', '2026-11-02'];
show('report', 'caseworker', 'V3', '--month', '2026-10', ...asOf, '-o', 'demo/V3-2026-10.pdf', ...library);
show('report', 'team', '--month', '2026-10', '--target', '2', ...asOf, '-o', 'demo/team-2026-10.pdf', ...library);
