import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMiti } from '../../cli/run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-monthly-'));
const at = (...names: string[]) => join(folder, ...names);
const library = ['--library', at('library.sqlite')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = 'session,caseworker,date,coder,CCT,SST,Partnership,Empathy,Q,SR,CR';
const totals = (rows: readonly string[]) => {
  writeFileSync(at('totals.csv'), `${[header, ...rows].join('\n')}\n`);
  return runMiti(['import', '--totals', at('totals.csv'), '--coder-kind', 'human', ...library]);
};
const monthly = (...more: string[]) =>
  runMiti(['report', 'monthly', '--month', '2026-10', '--as-of', '2026-11-02', '-o', at('out'), ...library, ...more]);

beforeAll(async () => {
  await totals([
    'S1,a/b,2026-10-02,K1,3,4,3,3,10,5,5',
    'S2,A b,2026-10-03,K1,4,4,4,3,10,5,9',
    'S3,V3,2026-08-03,K1,4,4,4,3,9,5,9',
  ]);
}, 60_000);

describe('miti report monthly', () => {
  it('makes a PDF for each caseworker, one for the team, an index and a table', async () => {
    const run = await monthly();
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/index\.html: 4 made, 0 unchanged\n$/);
    expect(readdirSync(at('out')).sort()).toEqual(
      ['A-b.pdf', 'V3.pdf', 'a-b-2.pdf', 'index.html', 'made-from.json', 'measures.csv', 'team.pdf'].sort(),
    );
    expect(readFileSync(at('out', 'team.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const index = readFileSync(at('out', 'index.html'), 'utf8');
    for (const name of ['A-b.pdf', 'V3.pdf', 'a-b-2.pdf', 'team.pdf']) expect(index).toContain(`href="${name}"`);
    const [first, second] = readFileSync(at('out', 'measures.csv'), 'utf8').split('\n');
    expect(first?.startsWith('caseworker,sessions,estimated,measure,name,value')).toBe(true);
    expect(second?.startsWith('A b,1,0,technicalGlobal,Technical global,4,')).toBe(true);
  }, 120_000);

  it('makes again only what changed', async () => {
    const before = statSync(at('out', 'V3.pdf')).mtimeMs;
    expect((await monthly()).stdout).toMatch(/: 0 made, 4 unchanged\n$/);
    await totals(['S4,A b,2026-10-20,K1,5,4,4,3,10,5,9']);
    expect((await monthly()).stdout).toMatch(/: 2 made, 2 unchanged\n$/);
    rmSync(at('out', 'a-b-2.pdf'));
    expect((await monthly()).stdout).toMatch(/: 1 made, 3 unchanged\n$/);
    expect(statSync(at('out', 'V3.pdf')).mtimeMs).toBe(before);
  }, 120_000);

  it('keeps on another day what says the same, with its date', async () => {
    const before = statSync(at('out', 'V3.pdf')).mtimeMs;
    expect((await monthly('--as-of', '2026-11-03')).stdout).toMatch(/: 0 made, 4 unchanged\n$/);
    expect(statSync(at('out', 'V3.pdf')).mtimeMs).toBe(before);
  }, 120_000);

  it('goes on where one report fails, and says which', async () => {
    writeFileSync(
      at('broken.typ'),
      '#let data = json("/report.json")\n#if data.report.kind == "team" { panic("no team") }\n',
    );
    const run = await monthly('--template', at('broken.typ'));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/^miti: team\.pdf: .*broken\.typ:2: /);
    expect(run.stdout).toMatch(/: 3 made, 0 unchanged, 1 failed\n$/);
    expect(readFileSync(at('out', 'index.html'), 'utf8')).toContain('Team report: could not be made');
  }, 120_000);

  it('leaves a folder to the run that is writing there, and takes over what a killed run left', async () => {
    const lock = at('out', 'monthly.lock');
    writeFileSync(lock, `${process.ppid}\n`);
    const refused = await monthly();
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(
      /^miti: .*out: another miti report monthly \(process \d+\) is writing there; .*monthly\.lock there\n$/,
    );

    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lock, `${pid}\n`);
    writeFileSync(at('out', `V3.pdf.${pid}.partial`), '%PDF-');
    rmSync(at('out', 'V3.pdf'));
    expect((await monthly()).exitCode).toBe(0);
    expect(readdirSync(at('out')).filter((name) => /lock|partial/.test(name))).toEqual([]);
  }, 120_000);

  it('refuses what it can’t make in one line', async () => {
    for (const [args, line] of [
      [['--month', '2026-13'], /write a month as YYYY-MM/],
      [
        ['--month', '2026-07'],
        /^miti: .*no session in 2026-07 is coded; coded sessions are of 2 months from 2026-08 to 2026-10\n$/,
      ],
      [['--logo', at('none.svg')], /^miti: .*none\.svg: the logo can not be read\n$/],
      [['--months', '0'], /a whole number from 1 to 120/],
    ] as const) {
      const run = await monthly(...args);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toMatch(line);
    }
    expect(existsSync(at('reports-2026-07'))).toBe(false);
  }, 120_000);
});
