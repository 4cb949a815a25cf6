import { expect, it } from 'vitest';
import { ShownNotes } from '../../../src/app/workbench/shown-notes.ts';
import { makeSqlitePlace } from '../../library/places.ts';

it('keeps what is noted at the same moment, each thing once', async () => {
  const place = await makeSqlitePlace();
  const library = await place.open();
  const notes = new ShownNotes(library);
  const sessions = Array.from({ length: 20 }, (_, i) => `S${i % 10}`);
  const shown = ['people', 'otherCodings'] as const;
  await Promise.all(sessions.map((id, i) => notes.note('K3', new Map([[id, [shown[i < 10 ? 0 : 1], 'people']]]))));
  const again = new ShownNotes(library);
  for (const id of sessions) expect(await again.of('K3', id)).toEqual(['people', 'otherCodings']);
  expect(await again.of('K4', 'S1')).toEqual([]);
  await place.remove();
});
