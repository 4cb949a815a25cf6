import { afterAll, describe, expect, it } from 'vitest';
import type { KeptWork } from '../../../src/app/batch/code-input.ts';
import { openCodingKeeper } from '../../../src/app/batch/keep-codings.ts';
import { makeSqlitePlace } from '../../library/places.ts';
import { addSession, coding, rubric } from '../../library/sample-records.ts';

const place = await makeSqlitePlace();
afterAll(() => place.remove());

const work = (sessionId: string, changes: Partial<KeptWork['coding']> = {}): KeptWork => ({
  segment: { sessionId, method: 'whole' },
  coding: coding(sessionId, changes),
});

describe('openCodingKeeper', () => {
  it('keeps the others of a group when the library refuses one', async () => {
    const library = await place.open();
    await library.keepRubric(rubric);
    const keeper = openCodingKeeper(library, 3);
    const ids = [await addSession(library, '1'), await addSession(library, '2')];
    const kept = await Promise.all([
      keeper.keep(work(ids[0] ?? '')),
      keeper.keep(work('gone')),
      keeper.keep(work(ids[1] ?? '')),
    ]);
    expect(kept).toEqual([null, expect.stringMatching(/gone/), null]);
    expect(await library.countCodings()).toBe(2);
  });

  it('keeps a group that never fills up', async () => {
    const library = await place.open();
    const id = await addSession(library, '3');
    expect(await openCodingKeeper(library, 100).keep(work(id))).toBeNull();
    expect(await library.countCodings({ sessionId: id })).toBe(1);
  });

  it('gives up when the library itself fails', async () => {
    const library = await place.open();
    const id = await addSession(library, '4');
    await library.close();
    await expect(openCodingKeeper(library, 1).keep(work(id))).rejects.toThrow();
  });
});
