import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CodingChoice, readCodingsOfLibrary } from '../../../src/app/agreement/codings-of-library.ts';
import { spokenUtterances } from '../../../src/instrument/coding.ts';
import type { Library } from '../../../src/library/library.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoding, addSession } from '../../library/sample-records.ts';

const choice: CodingChoice = {
  filter: {},
  kinds: ['human', 'imported'],
  drafts: true,
  coders: null,
  rubric: undefined,
  alone: 'read',
};
const by = (id: string, kind: 'human' | 'consensus' = 'human') => ({ coder: { kind, id, version: null } });

describe('readCodingsOfLibrary', () => {
  let at: TestPlace;
  let library: Library;
  beforeEach(async () => {
    at = await makeSqlitePlace();
    library = await at.open();
  });
  afterEach(() => at.remove());

  it('takes words that no utterance covers as an utterance without a code', async () => {
    const utterance = { from: 15, to: 27, code: 'Q', confidence: null, reason: null };
    const turns = [{ turnId: '1', utterances: [utterance] }];
    await addCoding(library, await addSession(library, '14'), { work: { kind: 'utterances', turns } });
    const { codings } = await readCodingsOfLibrary(library, choice, []);
    const [coding] = codings;
    if (coding?.work.kind !== 'utterances') throw new Error('has no utterances');
    const utterances = coding.work.turns.map((turn) =>
      turn.role === 'clinician' ? spokenUtterances(turn).map(({ text, code }) => [text.trim(), code]) : null,
    );
    expect(utterances).toEqual([
      [
        ['You came back.', null],
        ['What helped?', 'Q'],
      ],
      null,
      [['She stands by you.', null]],
      null,
    ]);
  });

  it('knows the same stretch of a session, however the segment was chosen', async () => {
    const sessionId = await addSession(library, '14');
    const segment = async (method: 'whole' | 'random' | 'range', first: string, last: string) => {
      const [added] = await library.addSegments([{ sessionId, method, seed: 1, turns: { first, last } }]);
      return added?.id ?? null;
    };
    const segments = [
      null,
      await segment('whole', '1', '4'),
      await segment('range', '1', '4'),
      await segment('random', '2', '3'),
      await segment('range', '2', '3'),
    ];
    for (const [i, segmentId] of segments.entries()) {
      await addCoding(library, sessionId, { ...by(`K${i}`), segmentId, work: { kind: 'totals', counts: { Q: 1 } } });
    }
    const { codings } = await readCodingsOfLibrary(library, choice, []);
    const [whole, , , part] = codings.map(({ subject }) => subject.id);
    expect(codings.map(({ subject }) => subject.id)).toEqual([whole, whole, whole, part, part]);
    expect([part === whole, codings.at(-1)?.subject.label]).toEqual([false, '14 turns 2-3']);
  });

  it('counts what one coder alone coded without reading it, and leaves drafts and consensus out', async () => {
    const [first, second] = [await addSession(library, '14'), await addSession(library, '15')];
    await addCoding(library, first, { ...by('K1'), status: 'final' });
    await addCoding(library, first, { ...by('K2'), status: 'final' });
    await addCoding(library, first, { ...by('both', 'consensus'), status: 'final' });
    await addCoding(library, second, { ...by('K1'), status: 'final' });
    await addCoding(library, second, { ...by('K2'), status: 'draft' });
    const found = await readCodingsOfLibrary(library, { ...choice, drafts: false, alone: 'count' }, []);
    expect(found.codings.map(({ session, coder }) => [session.label, coder.id])).toEqual([
      ['14', 'K1'],
      ['14', 'K2'],
    ]);
    expect([found.alone, found.draftsLeftOut]).toEqual([1, 1]);
  });

  it('never takes a consensus that is only begun, nor counts it as a draft left out', async () => {
    const session = await addSession(library, '14');
    await addCoding(library, session, { ...by('K1'), status: 'draft' });
    await addCoding(library, session, { ...by('consensus', 'consensus'), status: 'draft' });
    const kinds = ['human', 'consensus'] as const;
    const found = await readCodingsOfLibrary(library, { ...choice, kinds }, []);
    expect(found.codings.map(({ coder }) => coder.id)).toEqual(['K1']);
    await expect(readCodingsOfLibrary(library, { ...choice, kinds, drafts: false }, [])).rejects.toThrow(
      /but 1 draft; add --drafts/,
    );
  });

  it('says where nothing is as the options say', async () => {
    await expect(readCodingsOfLibrary(library, choice, [])).rejects.toThrow(
      /no coding is as the options say; miti codings/,
    );
    await addCoding(library, await addSession(library, '14'), { ...by('K1'), status: 'draft' });
    await expect(readCodingsOfLibrary(library, { ...choice, drafts: false }, [])).rejects.toThrow(
      /but 1 draft; add --drafts/,
    );
  });
});
