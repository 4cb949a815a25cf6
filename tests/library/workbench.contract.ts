import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLibrary } from '../../src/library/check-library.ts';
import type { Library } from '../../src/library/library.ts';
import { migrations } from '../../src/library/migrations.ts';
import { openLibrary } from '../../src/library/open-library.ts';
import { StaleWrite } from '../../src/library/stale-write.ts';
import { type MakePlace, type TestPlace, testOptions } from './places.ts';
import { addCoding, addSession, author, coding, rubric, utterances } from './sample-records.ts';

/** What a library promises to the pages on which people code. */
export function describeWorkbenchStores(name: string, makePlace: MakePlace): void {
  describe(`what people code with, in ${name}`, () => {
    let at: TestPlace;
    let library: Library;

    beforeEach(async () => {
      at = await makePlace();
      library = await at.open();
    });
    afterEach(() => at.remove());

    const newCoding = async () => addCoding(library, await addSession(library, '14'));

    describe('assignments', () => {
      it('are kept once, listed by due date, and tell how far the coder is', async () => {
        const [first, second] = [await addSession(library, '14'), await addSession(library, '15')];
        const given = [
          { sessionId: first, coder: 'K2' },
          { sessionId: second, coder: 'K2', due: '2024-06-01' },
          { sessionId: first, coder: 'K3', due: '2024-05-01' },
        ];
        expect(await library.assignSessions(given, author)).toBe(3);
        expect(await library.assignSessions(given.slice(0, 1), author)).toBe(0);
        await addCoding(library, second, { status: 'draft' });
        const listed = await library.listAssignments(null);
        expect(listed.map(({ sessionId, coder, due, status }) => [sessionId, coder, due, status])).toEqual([
          [first, 'K3', '2024-05-01', 'open'],
          [second, 'K2', '2024-06-01', 'draft'],
          [first, 'K2', null, 'open'],
        ]);
        expect((await library.listAssignments('K3')).map(({ sessionId }) => sessionId)).toEqual([first]);
        expect(await library.listAssignments('nobody')).toEqual([]);
      });

      it('are withdrawn, and go with their session', async () => {
        const [first, second] = [await addSession(library, '14'), await addSession(library, '15')];
        const given = [first, second].map((sessionId) => ({ sessionId, coder: 'K3' }));
        await library.assignSessions(given, author);
        await library.withdrawAssignments([{ sessionId: first, coder: 'K3' }]);
        expect((await library.listAssignments('K3')).map(({ sessionId }) => sessionId)).toEqual([second]);
        await library.remove({ sessions: [second] }, author, 'asked for');
        expect(await library.listAssignments(null)).toEqual([]);
      });

      it('of a session that is not there keep nothing', async () => {
        const known = await addSession(library, '14');
        const given = [known, 'nowhere'].map((sessionId) => ({ sessionId, coder: 'K3' }));
        await expect(library.assignSessions(given, author)).rejects.toThrow();
        expect(await library.listAssignments(null)).toEqual([]);
      });
    });

    describe('the log of a coding', () => {
      it('gives back what was added, in order, from any number on', async () => {
        const id = await newCoding();
        expect(await library.findLog(id)).toBeNull();
        await library.startLog(id, { text: 'ø\u0000\ud800' });
        await library.appendToLog(id, 0, ['one', { two: 2 }]);
        await library.appendToLog(id, 2, [null]);
        const log = { start: { text: 'ø\u0000\ud800' }, keptNumber: 0, keptRevision: 1 };
        expect(await library.findLog(id)).toEqual({ ...log, operations: ['one', { two: 2 }, null] });
        expect(await library.findLog(id, 2)).toEqual({ ...log, operations: [null] });
      });

      it('begins once', async () => {
        const id = await newCoding();
        await library.startLog(id, 'first');
        await library.startLog(id, 'second');
        expect((await library.findLog(id))?.start).toBe('first');
      });

      it('refuses operations that do not follow the last one, and adds all or none', async () => {
        const id = await newCoding();
        await library.startLog(id, null);
        await library.appendToLog(id, 0, ['one']);
        const stale = await library.appendToLog(id, 0, ['other', 'more']).catch((error: unknown) => error);
        expect(stale).toBeInstanceOf(StaleWrite);
        expect((stale as StaleWrite).current).toBe(1);
        await expect(library.appendToLog(id, 2, ['three'])).rejects.toThrow(StaleWrite);
        expect((await library.findLog(id))?.operations).toEqual(['one']);
        await expect(library.appendToLog('none', 0, ['one'])).rejects.toThrow(/is not in the library/);
      });

      it('lets one of several programs write at a time', async () => {
        const id = await newCoding();
        await library.startLog(id, null);
        const other = await at.open();
        const tries = Array.from({ length: 20 }, (_, i) => (i % 2 ? library : other).appendToLog(id, 0, [i]));
        const outcomes = await Promise.allSettled(tries);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect((await library.findLog(id))?.operations).toHaveLength(1);
      });

      it('notes what the coding holds together with the coding', async () => {
        const id = await newCoding();
        await library.startLog(id, null);
        await library.appendToLog(id, 0, ['one', 'two']);
        const revised = await library.keepLogged(id, 1, { notes: 'two' }, 2, author);
        expect(revised).toMatchObject({ notes: 'two', revision: 2 });
        expect(await library.findLog(id, 2)).toMatchObject({ keptNumber: 2, keptRevision: 2, operations: [] });
        await expect(library.keepLogged(id, 1, { notes: 'three' }, 3, author)).rejects.toThrow(StaleWrite);
        expect(await library.findLog(id, 2)).toMatchObject({ keptNumber: 2, keptRevision: 2 });
      });

      it('goes with the coding when that is removed', async () => {
        const id = await newCoding();
        await library.startLog(id, { text: 'said in confidence' });
        await library.appendToLog(id, 0, ['said in confidence']);
        await library.remove({ codings: [id] }, author, 'asked');
        expect(await library.findLog(id)).toBeNull();
        expect(await at.runSql('select count(*) as left_over from coding_operations')).toEqual([
          expect.objectContaining({ left_over: expect.toSatisfy((count) => Number(count) === 0) }),
        ]);
        expect((await checkLibrary(library)).faults).toEqual([]);
      });

      it('goes into a copy of the library', async () => {
        const id = await newCoding();
        await library.startLog(id, 'start');
        await library.appendToLog(id, 0, ['one']);
        await library.keepSetting('K2', 'keys', { next: 'n' }, author);
        const path = `${at.folder}/copy.sqlite`;
        await library.copyTo(path);
        const copy = await openLibrary(path, testOptions());
        expect(await copy.findLog(id)).toEqual(await library.findLog(id));
        expect(await copy.findSetting('K2', 'keys')).toEqual({ next: 'n' });
        await copy.close();
      });
    });

    it('takes up a library of the version before, with its codings', async () => {
      const fresh = await makePlace();
      const old = await fresh.open({ migrations: migrations.slice(0, 1) });
      const id = await addCoding(old, await addSession(old, '14'));
      const present = await fresh.open();
      await present.startLog(id, null);
      expect(await present.findCoding(id)).toMatchObject({ work: utterances, flags: [] });
      await fresh.remove();
    });

    it('keeps where flags and evidence are, what was withheld, times and what was asked for', async () => {
      const more = {
        flags: [{ turnId: '1', note: 'AF?', at: 3 }],
        globals: {
          empathy: { value: 4, source: 'human' as const, reasons: [], evidence: [{ turnId: '3', at: 0 }] },
        },
        withheld: { partnership: 'too short' },
        times: { '3': 12.5 },
        assisted: true,
        revealed: ['people' as const],
        reopenings: [{ at: '2024-05-17T09:30:00Z', reason: 'talked it over' }],
      };
      const id = await addCoding(library, await addSession(library, '14'), more);
      expect(await library.findCoding(id)).toMatchObject(more);
      const lost = coding(await addSession(library, '15'), { times: { '9': 1 } });
      await expect(library.addCodings([lost], author)).rejects.toThrow(/refers to turn "9"/);
    });

    it('keeps the settings of each coder', async () => {
      expect(await library.findSetting('K2', 'keys')).toBeNull();
      await library.keepSetting('K2', 'keys', { next: 'n' }, author);
      await library.keepSetting('K2', 'keys', { next: 'm' }, author);
      await library.keepSetting('K3', 'keys', { next: 'o' }, author);
      expect(await library.findSetting('K2', 'keys')).toEqual({ next: 'm' });
      await library.keepSetting('K2', 'keys', null, author);
      expect(await library.findSetting('K2', 'keys')).toBeNull();
      expect(await library.findSetting('K3', 'keys')).toEqual({ next: 'o' });
    });

    describe('the list of work', () => {
      const page = { offset: 0, limit: 10 };
      const labels = async (coder: string | null, query: object = {}) =>
        (await library.listWork(coder, { ...page, ...query })).sessions.map(({ session }) => session.label).join('');

      beforeEach(async () => {
        const a = await addSession(library, 'a', { date: '2024-03-02', changeGoal: 'Øve på søvn', language: 'nb' });
        const b = await addSession(library, 'b', { date: '2024-03-01', tags: ['Pilot'], caseworker: 'CW1' });
        await addSession(library, 'c', { language: 'en' });
        await addCoding(library, a, { status: 'final' });
        await addCoding(library, b, { status: 'final' });
        await addCoding(library, b, { startedAt: '2024-05-17T09:30:00Z' });
        await addCoding(library, b, { coder: { kind: 'heuristic', id: 'rules', version: '1' } });
        await addCoding(library, b, { coder: { kind: 'human', id: 'K3', version: null }, status: 'final' });
      });

      it('tells by date how far the coder is with each session', async () => {
        const { sessions, total, statuses } = await library.listWork('K2', page);
        expect(sessions.map(({ session, status }) => [session.label, status])).toEqual([
          ['b', 'draft'],
          ['a', 'final'],
          ['c', 'open'],
        ]);
        expect({ total, statuses }).toEqual({ total: 3, statuses: { open: 1, draft: 1, final: 1 } });
        expect(sessions[0]?.codings.map(({ coder, status }) => [coder.kind, coder.id, status])).toEqual([
          ['human', 'K3', 'final'],
          ['heuristic', 'rules', 'draft'],
          ['human', 'K2', 'draft'],
          ['human', 'K2', 'final'],
        ]);
        expect(sessions[0]?.codings[2]).toMatchObject({ rubric: { id: rubric.id }, startedAt: '2024-05-17T09:30:00Z' });
      });

      it('filters and searches, in any letters', async () => {
        expect(await labels('K2', { status: 'open' })).toBe('c');
        expect(await labels('K3', { status: 'open' })).toBe('ac');
        expect(await labels(null, { status: 'open' })).toBe('bac');
        expect(await labels('K2', { search: 'øve PÅ' })).toBe('a');
        expect(await labels('K2', { search: 'pil' })).toBe('b');
        expect(await labels('K2', { search: '%' })).toBe('');
        expect(await labels('K2', { search: ' ' })).toBe('bac');
        expect(await labels('K2', { caseworker: 'CW1' })).toBe('b');
        expect(await labels('K2', { offset: 1, limit: 1 })).toBe('a');
        expect((await library.listWork('K2', { ...page, status: 'open' })).statuses.draft).toBe(1);
      });

      it('tells the drafts of a coder and what sessions can be chosen by', async () => {
        expect(await library.listDrafts('K2')).toHaveLength(1);
        expect(await library.listDrafts('K3')).toEqual([]);
        expect(await library.listChoices()).toEqual({ languages: ['en', 'nb'], tags: ['Pilot'] });
      });
    });
  });
}
