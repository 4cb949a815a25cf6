import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryOfTwoCoders, rowsOf } from './library-of-two-coders.ts';

const library = new LibraryOfTwoCoders();
beforeAll(() => library.fill());
afterAll(() => library.remove());

describe('miti consensus', () => {
  let ids: string[];
  let other: string;
  beforeAll(async () => {
    ids = (await library.list('nb-jobbsok')).map(({ id }) => id);
    other = (await library.list('en-sleep-tablets'))[0]?.id ?? '';
  });

  it('lists differences, takes decisions, keeps a coding of its own, and leaves the others as they are', async () => {
    const shown = (await library.run('consensus', ...ids)).stdout;
    expect(shown).toMatch(/They differ on 0 globals, \d+ utterances? and 0 turns of client talk\./);
    expect((await library.run('consensus', ...ids, '--csv', '-o', library.at('differences.csv'))).exitCode).toBe(0);
    const rows = rowsOf(readFileSync(library.at('differences.csv'), 'utf8'));
    expect(rows.length).toBeGreaterThan(1);
    const decided = rows.map((row) => ({ ...row, decision: row.gold?.toLowerCase(), reason: 'as the manual has it' }));
    writeFileSync(library.at('decisions.csv'), Papa.unparse(decided));

    const open = await library.run('consensus', ...ids, '--decisions', library.at('differences.csv'));
    expect([open.exitCode, open.stderr]).toEqual([
      2,
      expect.stringMatching(/differences are not decided, the first at turn/),
    ]);
    const kept = await library.run('consensus', ...ids, '--decisions', library.at('decisions.csv'));
    expect([kept.exitCode, kept.stdout]).toEqual([0, expect.stringMatching(/^kept as coding \S+ by consensus\n$/)]);
    const again = await library.run('consensus', ...ids, '--decisions', library.at('decisions.csv'));
    expect(again.stdout).toMatch(/^kept already as coding/);

    const codings = await library.list('nb-jobbsok');
    expect(codings.map(({ coder, kind }) => [coder, kind]).sort()).toEqual([
      ['K2', 'imported'],
      ['consensus', 'consensus'],
      ['gold', 'imported'],
    ]);
    const countsOf = async (coder: string) => {
      const id = codings.find((each) => each.coder === coder)?.id ?? '';
      return /counts +(.*)/.exec((await library.run('codings', 'show', id)).stdout)?.[1];
    };
    expect(await countsOf('consensus')).toBe(await countsOf('gold'));
  });

  it('asks for decisions one by one, and goes on where it was left', async () => {
    const ask = (input: string) =>
      library.ask(input, 'consensus', ...ids, '--decide', library.at('asked.csv'), '--name', 'pair');
    const total = Number(/^1 of (\d+):/m.exec((await ask('')).stdout)?.[1]);
    expect(total).toBeGreaterThan(0);
    expect((await ask('nonsense\n.\n')).stdout).toMatch(/"nonsense" is none of GI.*0 of \d+ decided and kept/s);
    const done = await ask(`${'1 heard twice\n'.repeat(total)}`);
    expect(done.stdout).toMatch(/kept as coding \S+ by pair\n$/);
    const rows = rowsOf(readFileSync(library.at('asked.csv'), 'utf8'));
    expect(rows.map(({ reason }) => reason)).toEqual(Array(total).fill('heard twice'));
    expect((await ask('')).stdout).toMatch(/^kept already as coding/);
  });

  it.each<[string, () => string[], RegExp]>([
    ['one coding', () => ids.slice(0, 1), /a consensus needs two codings/],
    ['a coding twice', () => [ids[0] ?? '', ids[0] ?? ''], /a coding is named twice/],
    ['another session', () => [ids[0] ?? '', other], /is of en-sleep-tablets, the first of nb-jobbsok/],
    ['no such coding', () => ['000000', '000001'], /there is no such coding/],
  ])('refuses %s in one line', async (_, args, message) => {
    const { stderr, exitCode } = await library.run('consensus', ...args());
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
