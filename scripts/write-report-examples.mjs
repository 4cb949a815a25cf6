// Prints the example of each report from the shipped samples into reports/examples/, and its first page as a picture into
// docs/pictures/ (with pdftoppm of poppler-utils): node scripts/write-report-examples.mjs, after a build.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSecondCodings } from './make-second-codings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'miti-examples-'));
const library = ['--library', join(scratch, 'library.sqlite')];
const asOf = ['--as-of', '2026-11-02'];

function miti(...args) {
  run(...args, ...library);
}

function run(...args) {
  execFileSync(process.execPath, [join(root, 'dist', 'bin', 'miti.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

try {
  const coded = ['--coder', 'K1', '--coder-kind', 'human', '--caseworker', 'V3'];
  miti('import', '--totals', 'samples/totals-14-months.csv', '--coder-kind', 'human');
  miti('import', '--codes', 'samples/gold/en-graded-return.csv', '--date', '2026-10-21', ...coded);
  mkdirSync(join(root, 'reports', 'examples'), { recursive: true });
  print('session', 'en-graded-return');
  print('caseworker', 'V3', '--month', '2026-10');
  print('team', '--month', '2026-10', '--target', '2');
  printAgreement();
} finally {
  rmSync(scratch, { recursive: true });
}

/** Nobody made the second codings, and the report says so in its head. */
function printAgreement() {
  for (const [name, text] of Object.entries(makeSecondCodings())) writeFileSync(join(scratch, name), text);
  const pdf = join('reports', 'examples', 'agreement.pdf');
  const coders = ['K1.csv', 'K2.csv'].map((name) => join(scratch, name));
  const simulated = ['--organisation', 'Example: coder K2 is simulated', '--force'];
  run('agree', ...coders, ...asOf, ...simulated, '-o', pdf);
  draw('agreement', pdf);
}

function print(kind, ...args) {
  const pdf = join('reports', 'examples', `${kind}.pdf`);
  miti('report', kind, ...args, ...asOf, '-o', pdf);
  draw(kind, pdf);
}

function draw(kind, pdf) {
  const picture = join('docs', 'pictures', `report-${kind}`);
  execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-singlefile', pdf, picture], {
    cwd: root,
    stdio: 'inherit',
  });
}
