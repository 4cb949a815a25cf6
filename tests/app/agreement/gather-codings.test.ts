import { afterEach, expect, it } from 'vitest';
import { gatherFromLibrary } from '../../../src/app/agreement/gather-codings.ts';
import { recordScorer } from '../../../src/app/record-scores.ts';
import { nynorskNote } from '../../../src/coder/reading/session-language.ts';
import { loadCues } from '../../../src/data/load-language-data.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoding, addSession, collect } from '../../library/sample-records.ts';

let at: TestPlace | undefined;
afterEach(() => at?.remove());

it.each([
  ['nn', nynorskNote],
  ['nb', null],
])('says that a session in Nynorsk is read with the cues of Bokmål, once (%s)', async (language, note) => {
  at = await makeSqlitePlace();
  const library = await at.open();
  const turn = { id: '1', speaker: 'T', role: 'clinician' as const, startSeconds: null, endSeconds: null };
  const transcript = { turns: [{ ...turn, text: 'Oslo.' }], notes: [] };
  const session = await addSession(library, 'Vossevangen', { language, transcript });
  for (const id of ['K1', 'K2']) {
    const utterances = [{ from: 0, to: 5, code: 'GI', confidence: null, reason: null }];
    const work = { kind: 'utterances' as const, turns: [{ turnId: '1', utterances }] };
    await addCoding(library, session, { coder: { kind: 'human', id, version: null }, work, status: 'final' });
  }
  const { notes } = await gatherFromLibrary(library, {}, await loadCues());
  expect(notes.map(({ message }) => message)).toEqual(note === null ? [] : [`Vossevangen: ${note}`]);
  const score = await recordScorer(library);
  for (const coding of await collect(library.listCodings())) expect((await score(coding)).languageNote).toBe(note);
});
