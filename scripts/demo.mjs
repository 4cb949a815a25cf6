// The main job on the shipped samples: scores the sample sessions, then two of them in full.
import { execFileSync } from 'node:child_process';
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
