import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherDoubleCoded } from '../../../src/app/reports/gather-sessions.ts';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import type { Library } from '../../../src/library/library.ts';
import type { NewSegment } from '../../../src/library/records.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoding, addSession } from '../../library/sample-records.ts';

const { rubric } = await loadRubric('miti-4.2.1');

describe('gatherDoubleCoded', () => {
  let at: TestPlace;
  let library: Library;
  let sessionId: string;
  beforeEach(async () => {
    at = await makeSqlitePlace();
    library = await at.open();
    sessionId = await addSession(library, '14');
  });
  afterEach(() => at.remove());

  const addOf = async (coder: string, segment: Omit<NewSegment, 'sessionId'> | null) => {
    const [kept] = segment ? await library.addSegments([{ sessionId, ...segment }]) : [];
    const work = { kind: 'totals' as const, counts: { Q: 1 } };
    const by = { coder: { kind: 'human' as const, id: coder, version: null }, status: 'final' as const };
    await addCoding(library, sessionId, { ...by, segmentId: kept?.id ?? null, work });
  };
  const coders = async () => {
    const found = await gatherDoubleCoded(library, new Set([sessionId]), { rubric, isFacilitative: () => () => false });
    return found.map(({ codings }) => codings.map(({ record }) => record.coder.id));
  };

  it('lays codings of the same turns together, however the segment was chosen', async () => {
    await addOf('K1', null);
    await addOf('K2', { method: 'whole', turns: { first: '1', last: '4' } });
    await addOf('K3', { method: 'random', seed: 5, turns: { first: '1', last: '4' } });
    expect(await coders()).toEqual([['K1', 'K2', 'K3']]);
  });

  it('keeps codings of different turns apart', async () => {
    await addOf('K1', { method: 'random', seed: 5, turns: { first: '1', last: '2' } });
    await addOf('K2', { method: 'random', seed: 6, turns: { first: '2', last: '3' } });
    expect(await coders()).toEqual([]);
  });
});
