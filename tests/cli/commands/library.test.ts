import { describe, expect, it } from 'vitest';
import { runMiti } from '../run-miti.ts';
import { at, file, newPlace, succeed, talk } from './library-place.ts';

describe('miti library', () => {
  it('removes for good, when told so and why', async () => {
    const library = ['--library', await newPlace()];
    await succeed('import', file('gone.txt', talk), '--caseworker', 'V9', ...library);
    const asked = await runMiti(['library', 'remove', '--caseworker', 'V9', ...library]);
    expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
    expect(asked.stderr).toMatch(/1 session, 0 codings and 1 caseworker would be removed .*--yes and --reason WHY/);
    expect(await succeed('library', 'remove', '--caseworker', 'V9', '--yes', '--reason', 'asked', ...library)).toMatch(
      /1 session.* removed/,
    );
    expect(await succeed('library', 'backup', at('copy.sqlite'), ...library)).toMatch(/0 sessions, 0 codings/);
    expect((await runMiti(['library', 'backup', at('copy.sqlite'), ...library])).exitCode).toBe(2);
  });

  it('removes what the ends of ids name, as the lists show them', async () => {
    const library = ['--library', await newPlace()];
    const sheet = file('two.csv', 'caseworker,session,coder,CR,SR\nV1,a,K1,1,2\nV1,b,K1,3,4\n');
    await succeed('import', '--totals', sheet, ...library);
    const firstOf = async (what: string) => (await succeed(what, ...library)).split('\n')[1]?.split(' ')[0] ?? '';
    const asked = ['--yes', '--reason', 'asked', ...library];
    const coding = await firstOf('codings');
    expect(coding.length).toBeLessThan(36);
    expect(await succeed('library', 'remove', '--coding', coding, coding, ...asked)).toMatch(
      /0 sessions, 1 coding and/,
    );
    expect(await succeed('library', 'remove', '--session', await firstOf('sessions'), ...asked)).toMatch(
      /1 session, \d codings? and/,
    );
    const gone = await runMiti(['library', 'remove', '--coding', coding, ...asked]);
    expect(gone).toMatchObject({ exitCode: 2, stdout: '' });
    expect(gone.stderr).toMatch(/^miti: .*there is no such coding; .*\n$/);
  });
});
