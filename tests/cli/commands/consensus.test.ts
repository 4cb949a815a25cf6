import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, spawnMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-consensus-'));
const at = (name: string) => join(folder, name);
const library = ['--library', at('library.sqlite')];
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Record<string, string>;
interface Listed {
  readonly id: string;
  readonly coder: string;
  readonly kind: string;
}
const rowsOf = (text: string) => Papa.parse<Row>(text.trim(), { header: true, skipEmptyLines: true }).data;

function list(session: string): Listed[] {
  return JSON.parse(spawnMiti(['codings', '--session', session, '--json', ...library]).stdout) as Listed[];
}

beforeAll(() => {
  for (const session of ['en-sleep-tablets', 'nb-jobbsok']) {
    const gold = readFileSync(join(root, `samples/gold/${session}.csv`), 'utf8');
    let reflections = 0;
    const other = rowsOf(gold).map((row) => {
      if (row.codes !== 'SR' && row.codes !== 'CR') return row;
      reflections += 1;
      return reflections % 2 === 0 ? { ...row, codes: row.codes === 'SR' ? 'CR' : 'SR' } : row;
    });
    writeFileSync(at(`${session}-gold.csv`), gold);
    writeFileSync(at(`${session}-K2.csv`), Papa.unparse(other));
    for (const coder of ['gold', 'K2']) {
      const run = spawnMiti([
        'import',
        '--codes',
        at(`${session}-${coder}.csv`),
        '--coder',
        coder,
        '--yes',
        ...library,
      ]);
      expect(run.exitCode, run.stderr).toBe(0);
    }
  }
});

describe('miti consensus', () => {
  const ids = () => list('nb-jobbsok').flatMap(({ id, kind }) => (kind === 'consensus' ? [] : [id]));

  it('lists differences, takes decisions, keeps a coding of its own, and leaves the others as they are', () => {
    const shown = spawnMiti(['consensus', ...ids(), ...library]).stdout;
    expect(shown).toMatch(/They differ on 0 globals, \d+ utterances? and 0 turns of client talk\./);
    expect(spawnMiti(['consensus', ...ids(), '--csv', '-o', at('differences.csv'), ...library]).exitCode).toBe(0);
    const rows = rowsOf(readFileSync(at('differences.csv'), 'utf8'));
    expect(rows.length).toBeGreaterThan(1);
    const decided = rows.map((row) => ({ ...row, decision: row.gold?.toLowerCase(), reason: 'as the manual has it' }));
    writeFileSync(at('decisions.csv'), Papa.unparse(decided));

    const open = spawnMiti(['consensus', ...ids(), '--decisions', at('differences.csv'), ...library]);
    expect([open.exitCode, open.stderr]).toEqual([
      2,
      expect.stringMatching(/differences are not decided, the first at turn/),
    ]);
    const kept = spawnMiti(['consensus', ...ids(), '--decisions', at('decisions.csv'), ...library]);
    expect([kept.exitCode, kept.stdout]).toEqual([0, expect.stringMatching(/^kept as coding \S+ by consensus\n$/)]);
    const again = spawnMiti(['consensus', ...ids(), '--decisions', at('decisions.csv'), ...library]);
    expect(again.stdout).toMatch(/^kept already as coding/);

    const codings = list('nb-jobbsok');
    expect(codings.map(({ coder, kind }) => [coder, kind]).sort()).toEqual([
      ['K2', 'imported'],
      ['consensus', 'consensus'],
      ['gold', 'imported'],
    ]);
    const countsOf = (coder: string) => {
      const id = codings.find((each) => each.coder === coder)?.id ?? '';
      return /counts +(.*)/.exec(spawnMiti(['codings', 'show', id, ...library]).stdout)?.[1];
    };
    expect(countsOf('consensus')).toBe(countsOf('gold'));
  });

  it('asks for decisions one by one, and goes on where it was left', () => {
    const ask = (input: string) =>
      spawnMiti(['consensus', ...ids(), '--decide', at('asked.csv'), '--name', 'pair', ...library], { input });
    const total = Number(/^1 of (\d+):/m.exec(ask('').stdout)?.[1]);
    expect(total).toBeGreaterThan(0);
    expect(ask('nonsense\n.\n').stdout).toMatch(/"nonsense" is none of GI.*0 of \d+ decided and kept/s);
    const done = ask(`${'1 heard twice\n'.repeat(total)}`);
    expect(done.stdout).toMatch(/kept as coding \S+ by pair\n$/);
    const rows = rowsOf(readFileSync(at('asked.csv'), 'utf8'));
    expect(rows.map(({ reason }) => reason)).toEqual(Array(total).fill('heard twice'));
    expect(ask('').stdout).toMatch(/^kept already as coding/);
  });

  it.each<[string, () => string[], RegExp]>([
    ['one coding', () => ids().slice(0, 1), /a consensus needs two codings/],
    ['a coding twice', () => [ids()[0] ?? '', ids()[0] ?? ''], /a coding is named twice/],
    [
      'another session',
      () => [ids()[0] ?? '', list('en-sleep-tablets')[0]?.id ?? ''],
      /is of en-sleep-tablets, the first of nb-jobbsok/,
    ],
    ['no such coding', () => ['000000', '000001'], /there is no such coding/],
  ])('refuses %s in one line', (_, args, message) => {
    const { stderr, exitCode } = spawnMiti(['consensus', ...args(), ...library]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('miti drift', () => {
  it('charts each coder against a gold coder, and against the consensus', () => {
    const { stdout } = spawnMiti(['drift', '--reference', 'gold', ...library]);
    expect(stdout).toMatch(
      /^K2: Utterances coded as in the reference\n {2}centre \d+ %, limits \d+ % to \d+ %, from 2 sessions only\n/,
    );
    const rows = rowsOf(spawnMiti(['drift', '--reference', 'gold', '--csv', ...library]).stdout);
    expect(rows.map(({ coder, measure, session }) => [coder, measure, session])).toEqual([
      ['K2', 'codes', 'en-sleep-tablets'],
      ['K2', 'codes', 'nb-jobbsok'],
    ]);
    const [, reflective] = rows;
    expect(Number(reflective?.value)).toBeLessThan(1);
  });

  it('says where there is nothing to hold to', () => {
    const { stderr, exitCode } = spawnMiti(['drift', '--reference', 'nobody', ...library]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/no session has a coding by "nobody" and a coding/)]);
  });
});

describe('miti calibrate', () => {
  it('says what is not reached yet, and keeps every run', () => {
    const run = spawnMiti(['calibrate', '--coder', 'K2', '--gold', 'gold', '--kappa', '0.99', ...library]);
    expect([run.exitCode, run.stdout]).toEqual([1, expect.stringMatching(/threshold not reached yet/)]);
    expect(run.stdout).toMatch(/kappa of the codes is 0\.\d\d, wanted 0\.99/);
    expect(run.stdout).toMatch(/no global was rated/);
    const shown = spawnMiti(['calibrate', '--coder', 'K2', ...library]);
    expect(shown.stdout).toMatch(/^\d{4}-\d\d-\d\d {2}gold {2}not yet {2}0 of 2 sessions \(kappa 0\.99, 1 point\)\n$/);
    expect(spawnMiti(['calibrate', '--coder', 'K9', ...library]).stderr).toMatch(
      /^K9 was not held against a gold coding yet/,
    );
    const nobody = spawnMiti(['calibrate', '--coder', 'K9', '--gold', 'gold', ...library]);
    expect([nobody.exitCode, nobody.stderr]).toEqual([
      2,
      expect.stringMatching(/no session was coded by both "K9" and "gold"/),
    ]);
  });
});
