import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryOfTwoCoders, rowsOf } from './library-of-two-coders.ts';

const library = new LibraryOfTwoCoders();
beforeAll(() => library.fill());
afterAll(() => library.remove());

describe('miti drift', () => {
  it('charts each coder against a gold coder, and against the consensus', async () => {
    const { stdout } = await library.run('drift', '--reference', 'gold');
    expect(stdout).toMatch(
      /^K2: Utterances coded as in the reference\n {2}centre \d+ %, limits \d+ % to \d+ %, from 2 sessions only\n/,
    );
    const rows = rowsOf((await library.run('drift', '--reference', 'gold', '--csv')).stdout);
    expect(rows.map(({ coder, measure, session }) => [coder, measure, session])).toEqual([
      ['K2', 'codes', 'en-sleep-tablets'],
      ['K2', 'codes', 'nb-jobbsok'],
    ]);
    const [, reflective] = rows;
    expect(Number(reflective?.value)).toBeLessThan(1);
  });

  it('says where there is nothing to hold to', async () => {
    const { stderr, exitCode } = await library.run('drift', '--reference', 'nobody');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/no session has a coding by "nobody" and a coding/)]);
  });
});
