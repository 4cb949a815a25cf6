import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryOfTwoCoders } from './library-of-two-coders.ts';

const library = new LibraryOfTwoCoders();
beforeAll(() => library.fill());
afterAll(() => library.remove());

describe('miti calibrate', () => {
  it('says what is not reached yet, and keeps every run', async () => {
    const run = await library.run('calibrate', '--coder', 'K2', '--gold', 'gold', '--kappa', '0.99');
    expect([run.exitCode, run.stdout]).toEqual([1, expect.stringMatching(/threshold not reached yet/)]);
    expect(run.stdout).toMatch(/kappa of the codes is 0\.\d\d, wanted 0\.99/);
    expect(run.stdout).toMatch(/no global was rated/);
    const shown = await library.run('calibrate', '--coder', 'K2');
    expect(shown.stdout).toMatch(/^\d{4}-\d\d-\d\d {2}gold {2}not yet {2}0 of 2 sessions \(kappa 0\.99, 1 point\)\n$/);
    expect((await library.run('calibrate', '--coder', 'K9')).stderr).toMatch(
      /^K9 was not held against a gold coding yet/,
    );
    const nobody = await library.run('calibrate', '--coder', 'K9', '--gold', 'gold');
    expect([nobody.exitCode, nobody.stderr]).toEqual([
      2,
      expect.stringMatching(/no session was coded by both "K9" and "gold"/),
    ]);
  });
});
