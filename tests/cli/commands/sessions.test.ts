import { describe, expect, it } from 'vitest';
import { file, newPlace, succeed } from './library-place.ts';

describe('miti codings', () => {
  it('shows what each revision of a coding changed', async () => {
    const library = ['--library', await newPlace()];
    await succeed('import', '--totals', file('v1.csv', 'Session,CR,SR\nS1,3,4\n'), ...library);
    await succeed('import', '--totals', file('v2.csv', 'Session,CR,SR\nS1,5,4\n'), '--revise', ...library);
    const [coding] = JSON.parse(await succeed('codings', '--json', ...library));
    expect(coding).toMatchObject({ segment: null, seed: null, added: expect.stringMatching(/^\d{4}-\d\d-\d\d /) });
    expect(await succeed('codings', 'show', coding.id, ...library)).toMatch(
      /revision 2 .* 1 change \(--history shows them\)/,
    );
    expect(await succeed('codings', 'show', coding.id, '--history', ...library)).toMatch(/work\.counts\.CR: 3 -> 5/);
  });
});
