import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementDocument } from '../../../src/agreement/agreement-document.ts';
import { root, runMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-agree-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Record<string, string>;
const rowsOf = (text: string) => Papa.parse<Row>(text.trim(), { header: true, skipEmptyLines: true }).data;
const gold = readdirSync(join(root, 'samples/gold'));
const readGold = (name: string) => rowsOf(readFileSync(join(root, 'samples/gold', name), 'utf8'));

/** What a less sure coder takes one code for. */
const slips: Row = { SR: 'CR', CR: 'SR', GI: 'PERSUADE', Q: 'SEEK', AF: 'CR' };
const globalColumns = ['cultivating_change_talk', 'softening_sustain_talk', 'partnership', 'empathy'];

/** Writes the gold codings of all samples as one coder's, each so many-th code and rating taken for another. */
function writeCoder(coder: string, every: number): void {
  let seen = 0;
  const slip = () => {
    seen += 1;
    return seen % every === 0;
  };
  const codes = gold
    .filter((name) => name.endsWith('.csv') && !name.endsWith('.globals.csv'))
    .flatMap((name) => readGold(name))
    .map((row) => (row.codes && slip() ? { ...row, codes: slips[row.codes] ?? '' } : row));
  const globals = gold
    .filter((name) => name.endsWith('.globals.csv'))
    .flatMap((name) => readGold(name))
    .map((row) => ({ session_id: row.session_id, ...Object.fromEntries(globalColumns.map((id) => [id, row[id]])) }))
    .map((row) => {
      const rated: Row = { ...row } as Row;
      for (const id of globalColumns) if (slip()) rated[id] = String(Math.min(5, Number(rated[id]) + 1));
      return rated;
    });
  writeFileSync(at(`${coder}.csv`), Papa.unparse(codes));
  writeFileSync(at(`${coder}.globals.csv`), Papa.unparse(globals));
}

beforeAll(() => {
  writeCoder('K1', 1_000_000);
  writeCoder('K2', 6);
  writeCoder('K3', 4);
});

const two = () => [at('K1.csv'), at('K2.csv')];

async function documentOf(...args: string[]): Promise<AgreementDocument> {
  const run = await runMiti(['agree', ...args, '--json']);
  expect([run.stderr, run.exitCode]).toEqual(['', 0]);
  return JSON.parse(run.stdout) as AgreementDocument;
}

describe('miti agree with files', () => {
  it('shows two coders as the golden table does, in 80 columns', async () => {
    const { stdout, exitCode } = await runMiti(['agree', ...two(), '--no-text'], { env: { COLUMNS: '80' } });
    expect(exitCode).toBe(0);
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    await expect(stdout).toMatchFileSnapshot(join(root, 'tests/golden/agree/two-coders.txt'));
  });

  it('writes the paragraph for a methods section as the golden one is', async () => {
    const { stdout } = await runMiti(['agree', ...two(), '--methods'], { env: { COLUMNS: '80' } });
    await expect(stdout).toMatchFileSnapshot(join(root, 'tests/golden/agree/methods.txt'));
  });

  it('compares more than two coders, each pair too, and the heuristic coder where it is asked', async () => {
    const { coders, pairs } = await documentOf(...two(), at('K3.csv'), '--heuristic', '--resamples', '100');
    expect(coders.map(({ id, kind }) => [id, kind])).toEqual([
      ['K1', 'human'],
      ['K2', 'human'],
      ['K3', 'human'],
      ['rules', 'heuristic'],
    ]);
    const kappa = (pair: string) => {
      const found = pairs.find(({ coders: own }) => own.join(' ') === pair)?.kappa;
      return found?.defined ? found.value : Number.NaN;
    };
    expect(kappa('K1 K2')).toBeGreaterThan(kappa('K1 K3'));
    expect(kappa('K1 K3')).toBeGreaterThan(kappa('K1 rules'));
  });

  it('takes the model that the heuristic coder is to code with', async () => {
    const versionOf = async (...args: string[]) =>
      (await documentOf(at('K1.csv'), '--heuristic', ...args, '--resamples', '100')).coders.at(-1)?.version;
    expect(await versionOf('--model', 'none')).not.toBe(await versionOf());
  });

  it('prints every figure as a row, with the reason of those that are undefined', async () => {
    const { stdout } = await runMiti(['agree', ...two(), '--csv', '--icc', 'C1', '--effects', 'mixed']);
    const rows = rowsOf(stdout);
    const iccs = rows.filter(({ statistic }) => statistic === 'icc');
    expect(iccs).toHaveLength(20);
    for (const { form } of iccs) expect(form).toBe('ICC(C,1), two-way mixed effects, consistency, single coder');
    for (const row of rows) expect(row.value === '' && row.undefined === '', JSON.stringify(row)).toBe(false);
  });

  it('names coders by the argument, by the column coder, or by the file', async () => {
    const named = await documentOf(`Ann=${at('K1.csv')}`, at('K2.csv'), '--resamples', '100');
    expect(named.coders.map(({ id }) => id)).toEqual(['Ann', 'K2']);
    const joined = rowsOf(readFileSync(at('K1.csv'), 'utf8')).map((row) => ({ ...row, coder: 'A' }));
    const others = rowsOf(readFileSync(at('K2.csv'), 'utf8')).map((row) => ({ ...row, coder: 'B' }));
    writeFileSync(at('both.csv'), Papa.unparse([...joined, ...others]));
    const { coders, measures } = await documentOf(at('both.csv'), '--resamples', '100');
    expect(coders.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(measures.some(({ kind }) => kind === 'global')).toBe(false);
  });

  it('takes ratings of globals alone', async () => {
    const { measures, utterances } = await documentOf(
      ...['--globals', at('K1.globals.csv'), '--globals', at('K2.globals.csv'), '--resamples', '100'],
    );
    expect(measures.map(({ id }) => id)).toEqual([
      ...['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'],
      ...['technicalGlobal', 'relationalGlobal'],
    ]);
    expect(utterances).toBeNull();
  });

  it.each([
    ['pdf', /^%PDF-/],
    ['html', /<html lang="nb">[\s\S]*Samsvar mellom kodere/],
    ['xlsx', /^PK/],
  ])('writes a report where the name of the file ends in .%s', async (ending, content) => {
    const target = at(`agreement.${ending}`);
    const args = [...two(), '-o', target, '--report-language', 'nb', '--as-of', '2026-11-02', '--resamples', '100'];
    const run = await runMiti(['agree', ...args, '--no-quotes']);
    expect([run.stderr, run.exitCode]).toEqual(['', 0]);
    expect(readFileSync(target, 'latin1')).toMatch(content);
  });

  it('writes to a file, and not over one that is there', async () => {
    const target = at('methods.txt');
    expect((await runMiti(['agree', ...two(), '--methods', '-o', target])).exitCode).toBe(0);
    expect(readFileSync(target, 'utf8').trim().split('\n')).toHaveLength(1);
    const again = await runMiti(['agree', ...two(), '--methods', '-o', target]);
    expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
  });
});

describe('miti agree with the library', () => {
  it('compares the codings in it, drafts and consensus left out, as it does files', async () => {
    const library = ['--library', at('library.sqlite')];
    for (const coder of ['K1', 'K2']) {
      const run = await runMiti(['import', '--codes', at(`${coder}.csv`), '--coder', coder, '--yes', ...library]);
      expect(run.exitCode, run.stderr).toBe(0);
    }
    const [kept, read] = [await documentOf(...library), await documentOf(...two())];
    expect(kept.sessions.map(({ label }) => label)).toEqual(read.sessions.map(({ label }) => label));
    const globalsOf = ({ measures }: AgreementDocument) => measures.filter(({ kind }) => kind === 'global');
    expect(globalsOf(kept).map(({ icc }) => icc)).toEqual(globalsOf(read).map(({ icc }) => icc));
    expect(kept.utterances?.overall.kappa).toEqual(read.utterances?.overall.kappa);
    const one = await documentOf(...library, '--session', 'en-graded-return', '--heuristic', '--resamples', '100');
    expect([one.sessions.length, one.coders.length]).toEqual([1, 3]);
    const alone = await runMiti(['agree', ...library, '--coders', 'K1']);
    expect(alone.stderr).toBe(
      'miti: no session was coded by two coders (19 sessions have one coding); have sessions coded again by others, or compare with the heuristic coder (--heuristic)\n',
    );
  });
});

describe('miti agree with bad input', () => {
  it.each<[string, () => string[], RegExp]>([
    ['no such file', () => [at('nowhere.csv')], /nowhere\.csv: no such file/],
    ['one coder', () => [at('K1.csv')], /no session was coded by two coders \(19 sessions have one coding\)/],
    [
      'one coder twice',
      () => [`K=${at('K1.csv')}`, `K=${at('K2.csv')}`],
      /coder "K" has session "en-graded-return" twice/,
    ],
    ['an option of the library', () => [...two(), '--drafts'], /--drafts chooses codings of the library/],
    ['a model without the heuristic coder', () => [...two(), '--model', 'none'], /--model is for the heuristic coder/],
    ['an option of reports', () => [...two(), '--paper', 'letter'], /--paper is for a report; name its file/],
    ['a language of sessions', () => [...two(), '--language', 'nb'], /for a report's language give --report-language/],
    ['an unknown rule', () => [...two(), '--no-code', 'zero'], /Allowed choices are omitted, category, missing/],
    ['a share above one', () => [...two(), '--wanted', '75'], /give a number between 0 and 1/],
  ])('%s is one line', async (_, args, message) => {
    const { stdout, stderr, exitCode } = await runMiti(['agree', ...args()]);
    expect([stdout, exitCode]).toEqual(['', 2]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
