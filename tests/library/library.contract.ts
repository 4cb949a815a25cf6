import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { backupLibrary } from '../../src/library/backup-library.ts';
import { checkLibrary } from '../../src/library/check-library.ts';
import type { Library } from '../../src/library/library.ts';
import type { Migration } from '../../src/library/migrations/migration.ts';
import { migrations } from '../../src/library/migrations.ts';
import { hashTranscript } from '../../src/library/record-ids.ts';
import type { CodingChanges, CodingRecord } from '../../src/library/records.ts';
import { StaleWrite } from '../../src/library/stale-write.ts';
import { buildScript, startScript } from './child-processes.ts';
import { type MakePlace, type TestPlace, testOptions } from './places.ts';
import {
  addCoding,
  addSession,
  anyNotes,
  anySession,
  author,
  codes,
  coding,
  collect,
  rubric,
  session,
  utterances,
} from './sample-records.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const noSession = '00000000-0000-7000-8000-000000000000';

/** What a library promises, whatever it is kept in. */
export function describeLibrary(name: string, makePlace: MakePlace): void {
  describe(`library in ${name}`, () => {
    let at: TestPlace;
    let library: Library;

    beforeEach(async () => {
      at = await makePlace();
      library = await at.open();
    });
    afterEach(() => at.remove());

    describe('sessions', () => {
      it('gives a session back as it was added, with what was left out empty', async () => {
        const id = await addSession(library, '14');
        expect(await library.findSession(id)).toEqual({
          ...session('14'),
          id,
          caseworker: null,
          client: null,
          date: null,
          number: null,
          language: null,
          changeGoal: null,
          recording: null,
          durationSeconds: null,
          tags: [],
          source: null,
          sourceHash: null,
          hasTranscript: true,
          revision: 1,
        });
      });

      it('gives any session back, whatever its text holds', async () => {
        await fc.assert(
          fc.asyncProperty(anySession, async (given) => {
            const [added] = await library.addSessions([given], author);
            const found = await library.findSession(added?.id ?? '');
            expect(found).toEqual({ ...given, id: added?.id, hasTranscript: given.transcript !== null, revision: 1 });
          }),
          { numRuns: 60 },
        );
      });

      it('adds the same content once, in one call, in two and in two programs', async () => {
        const hash = hashTranscript(session('14').transcript?.turns ?? []);
        const again = session('14 again', { sourceHash: hash });
        const first = await library.addSessions([session('14', { sourceHash: hash }), again], author);
        const second = await (await at.open()).addSessions([again], author);
        const ids = [...first, ...second].map(({ id }) => id);
        expect(new Set(ids).size).toBe(1);
        expect([...first, ...second].map(({ added }) => added)).toEqual([true, false, false]);
        expect(await library.countSessions()).toBe(1);
        expect((await library.findSessionBySource(hash))?.label).toBe('14');
      });

      it('adds all or none', async () => {
        const bad = session('15', { date: '2024-02-30' });
        await expect(library.addSessions([session('14'), bad], author)).rejects.toThrow(/session "15" date: /);
        expect(await library.countSessions()).toBe(0);
      });

      it('lists more than a page once each, and can be written to meanwhile', async () => {
        const given = Array.from({ length: 600 }, (_, i) => ({ label: `s${i}` }));
        await library.addSessions(given, author);
        const seen = new Set<string>();
        for await (const { id, label, revision } of library.listSessions()) {
          seen.add(label);
          if (label === 's3' || label === 's599') await library.reviseSession(id, revision, { tags: ['seen'] }, author);
        }
        expect(seen.size).toBe(600);
        expect(await library.countSessions({ tag: 'seen' })).toBe(2);
      });

      it('lists by date, those without one last, across pages', async () => {
        const days = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? null : `2024-01-${10 + (i % 20)}`));
        await library.addSessions(
          days.map((date, i) => ({ label: `s${i}`, date })),
          author,
        );
        const dates = (await collect(library.listSessions({}, 'date'))).map(({ date }) => date ?? '9999');
        expect(dates).toEqual(days.map((date) => date ?? '9999').sort());
      });

      it('filters by caseworker, period, client, label, language and tag', async () => {
        await library.addSessions(
          [
            { label: 'a', caseworker: 'Åse', client: 'c1', date: '2024-01-31', language: 'nb', tags: ['pilot', 'x'] },
            { label: 'b', caseworker: 'Åse', date: '2024-02-01' },
            { label: 'c', caseworker: 'Bo', date: '2024-02-01', language: 'sv' },
            { label: 'd' },
          ],
          author,
        );
        const labels = async (filter: Parameters<Library['listSessions']>[0]) => {
          const found = await collect(library.listSessions(filter));
          expect(await library.countSessions(filter)).toBe(found.length);
          return found.map(({ label }) => label).join('');
        };
        // The same name as another system writes it: A with a ring apart.
        expect(await labels({ caseworker: 'A\u030ase' })).toBe('ab');
        expect(await labels({ from: '2024-02-01' })).toBe('bc');
        expect(await labels({ to: '2024-01-31' })).toBe('a');
        expect(await labels({ from: '2024-02-01', to: '2024-02-01', caseworker: 'Bo' })).toBe('c');
        expect(await labels({ client: 'c1' })).toBe('a');
        expect(await labels({ label: 'd' })).toBe('d');
        expect(await labels({ language: 'sv' })).toBe('c');
        expect(await labels({ tag: 'pilot' })).toBe('a');
        expect(await labels({ tag: "' or 1=1 --" })).toBe('');
      });

      it('keeps the trace of a change and refuses a stale one', async () => {
        const id = await addSession(library, '14');
        const saved = await library.reviseSession(id, 1, { changeGoal: 'walk daily', tags: ['b', 'a', 'b'] }, 'K1');
        expect(saved).toMatchObject({ changeGoal: 'walk daily', tags: ['a', 'b'], revision: 2 });
        expect(await library.findSession(id)).toMatchObject({ ...saved, label: '14' });
        expect((await library.listHistory(id)).map(({ by, changes }) => ({ by, changes }))).toEqual([
          { by: author, changes: [] },
          {
            by: 'K1',
            changes: [
              { path: ['changeGoal'], before: null, after: 'walk daily' },
              { path: ['tags'], before: [], after: ['a', 'b'] },
            ],
          },
        ]);
        await expect(library.reviseSession(id, 1, { changeGoal: 'sleep' }, author)).rejects.toThrow(StaleWrite);
        await expect(library.reviseSession(noSession, 1, {}, author)).rejects.toThrow(/is not in the library/);
      });
    });

    describe('transcripts', () => {
      it('are read for themselves, and no longer once their session is gone', async () => {
        const id = await addSession(library, '14');
        const record = await library.findSession(id);
        expect(await library.findTranscript(id)).toEqual(record?.transcript);
        expect(await library.findTranscript(await addSession(library, '15', { transcript: null }))).toBeNull();
        await library.remove({ sessions: [id] }, author, 'asked');
        expect(await library.findTranscript(id)).toBeNull();
      });
    });

    describe('segments', () => {
      it('keeps the same segment once', async () => {
        const sessionId = await addSession(library, '14');
        const drawn = { sessionId, method: 'random', seed: 2 ** 40, turns: { first: '1', last: '3' } } as const;
        const [first] = await library.addSegments([drawn]);
        const [second] = await library.addSegments([drawn]);
        await library.addSegments([{ ...drawn, seed: 43 }]);
        expect(second).toEqual({ id: first?.id, added: false });
        expect(await library.listSegments(sessionId)).toHaveLength(2);
        expect(await library.findSegment(first?.id ?? '')).toMatchObject({ ...drawn, timesEstimated: false });
      });

      it('refuses turns that the session does not have in this order', async () => {
        const sessionId = await addSession(library, '14');
        const backwards = { sessionId, method: 'range', turns: { first: '3', last: '1' } } as const;
        await expect(library.addSegments([backwards])).rejects.toThrow(/from turn "3" to turn "1"/);
        await expect(library.addSegments([{ sessionId: noSession, method: 'whole' }])).rejects.toThrow(InputFault);
      });
    });

    describe('codings', () => {
      it('gives a coding back as it was added', async () => {
        const sessionId = await addSession(library, '14');
        const [segment] = await library.addSegments([{ sessionId, method: 'whole' }]);
        const id = await addCoding(library, sessionId, { segmentId: segment?.id ?? null });
        expect(await library.findCoding(id)).toEqual({
          ...coding(sessionId),
          id,
          segmentId: segment?.id,
          changeGoal: null,
          globals: {},
          assisted: false,
          status: 'draft',
          startedAt: null,
          finishedAt: null,
          notes: '',
          flags: [],
          sourceHash: null,
          revision: 1,
        });
      });

      it('adds the same source once', async () => {
        const sessionId = await addSession(library, '14');
        const first = await addCoding(library, sessionId, { sourceHash: sha('row 1') });
        const second = await library.addCodings([coding(sessionId, { sourceHash: sha('row 1') })], author);
        expect(second).toEqual([{ id: first, added: false }]);
        expect((await library.findCodingBySource(sha('row 1')))?.id).toBe(first);
        expect(await library.findCodingBySource(sha('row 2'))).toBeNull();
      });

      it('adds many at once, those of one source once, in the order given', async () => {
        const sessionId = await addSession(library, '14');
        await library.keepRubric(rubric);
        const sources = Array.from({ length: 70 }, (_, i) => sha(`row ${i % 60}`));
        const added = await library.addCodings(
          sources.map((sourceHash) => coding(sessionId, { sourceHash })),
          author,
        );
        expect(added.map((each) => each.added)).toEqual(sources.map((_, i) => i < 60));
        for (const [i, { id }] of added.entries()) {
          expect((await library.findCodingBySource(sources[i] ?? ''))?.id).toBe(id);
        }
        expect(await library.countCodings()).toBe(60);
        expect(await library.findStorageFaults()).toEqual([]);
      });

      it('adds codings with their segments, all or none', async () => {
        const sessions = [await addSession(library, '14'), await addSession(library, '15')];
        await library.keepRubric(rubric);
        const work = sessions.map((sessionId) => ({
          segment: { sessionId, method: 'random', seed: 7, turns: { first: '1', last: '3' } } as const,
          coding: coding(sessionId, { sourceHash: sha(sessionId) }),
        }));
        const [first, second] = work;
        if (!first || !second) throw new Error('two were made');
        const wrong = {
          ...second,
          coding: coding(second.coding.sessionId, { work: { kind: 'totals', counts: { NOPE: 1 } } }),
        };
        await expect(library.addCodedSegments([first, wrong], author)).rejects.toThrow(/the code NOPE/);
        expect(await library.countCodings()).toBe(0);
        expect(await library.listSegments(first.segment.sessionId)).toEqual([]);

        const added = await library.addCodedSegments(work, author);
        for (const [i, { id }] of added.entries()) {
          const kept = await library.findCoding(id);
          expect(kept?.sessionId).toBe(sessions[i]);
          expect(await library.findSegment(kept?.segmentId ?? '')).toMatchObject(work[i]?.segment ?? {});
        }
        const again = await library.addCodedSegments(work, author);
        expect(again).toEqual(added.map(({ id }) => ({ id, added: false })));
        const elsewhere = { ...first, coding: second.coding };
        await expect(
          library.addCodedSegments([{ ...elsewhere, coding: coding(second.coding.sessionId) }], author),
        ).rejects.toThrow(/has no segment/);
      });

      it.each<[string, Partial<CodingRecord>, RegExp]>([
        ['a code of no rubric', { work: { kind: 'totals', counts: { NOPE: 1 } } }, /the code NOPE/],
        [
          'a turn that is not there',
          { work: { kind: 'utterances', turns: [{ turnId: '9', utterances: [] }] } },
          /turn "9"/,
        ],
        ['a rating off the scale', { globals: { empathy: { value: 6, source: 'human', reasons: [] } } }, /Empathy 6/],
        ['half a point', { globals: { empathy: { value: 3.5, source: 'human', reasons: [] } } }, /whole points/],
        ['a rubric that is not kept', { rubric: { id: 'own', sha256: sha('own') } }, /own is not in the library/],
        ['a segment of no session', { segmentId: 'none' }, /no segment none/],
        ['a session that is not there', { sessionId: noSession }, /is not in the library/],
        ['a negative count', { work: { kind: 'totals', counts: { Q: -1 } } }, /work.counts.Q/],
      ])('refuses %s', async (_what, wrong, message) => {
        const sessionId = await addSession(library, '14');
        await library.keepRubric(rubric);
        await expect(library.addCodings([coding(sessionId), coding(sessionId, wrong)], author)).rejects.toThrow(
          message,
        );
        expect(await library.countCodings()).toBe(0);
      });

      it('filters by what is known of the coding and of its session', async () => {
        const a = await addSession(library, 'a', { caseworker: 'CW1', date: '2024-03-02' });
        const b = await addSession(library, 'b', { caseworker: 'CW2', date: '2024-03-01' });
        const one = await addCoding(library, a, { notes: '1' });
        await addCoding(library, a, { notes: '2', coder: { kind: 'heuristic', id: 'heuristics', version: '1' } });
        await addCoding(library, b, { notes: '3', status: 'final', work: { kind: 'totals', counts: { Q: 4 } } });
        const notes = async (filter: Parameters<Library['listCodings']>[0], order?: 'date') => {
          const found = await collect(library.listCodings(filter, order));
          expect(await library.countCodings(filter)).toBe(found.length);
          return found.map((each) => each.notes).join('');
        };
        expect(await notes({})).toBe('123');
        expect(await notes({}, 'date')).toBe('312');
        expect(await notes({ sessionId: a })).toBe('12');
        expect(await notes({ caseworker: 'CW2' })).toBe('3');
        expect(await notes({ from: '2024-03-02' })).toBe('12');
        expect(await notes({ coder: 'K2' })).toBe('13');
        expect(await notes({ kind: 'heuristic' })).toBe('2');
        expect(await notes({ status: 'final' })).toBe('3');
        expect(await notes({ rubricSha256: sha('none') })).toBe('');
        expect((await library.findCoding(one))?.work).toEqual(utterances);
      });

      it('recalls every revision of any series of changes', async () => {
        const sessionId = await addSession(library, '14');
        await library.keepRubric(rubric);
        await fc.assert(
          fc.asyncProperty(fc.array(anyNotes, { minLength: 1, maxLength: 5 }), async (series) => {
            const id = await addCoding(library, sessionId);
            const saved = [await library.findCoding(id)];
            for (const changes of series) {
              const revised = await library.reviseCoding(id, saved.at(-1)?.revision ?? 0, changes, author);
              if (revised.revision > saved.length) saved.push(revised);
            }
            expect(await library.findCoding(id)).toEqual(saved.at(-1));
            for (const each of saved) expect(await library.recallCoding(id, each?.revision ?? 0)).toEqual(each);
            expect(await library.recallCoding(id, saved.length + 1)).toBeNull();
          }),
          { numRuns: 25 },
        );
        expect((await checkLibrary(library)).faults).toEqual([]);
      });

      it('notes who changed what, and nothing where nothing changed', async () => {
        const sessionId = await addSession(library, '14');
        const id = await addCoding(library, sessionId);
        const turns = codes.map((turn, i) =>
          i === 2 ? { ...turn, utterances: [{ ...whole(turn), code: 'SR' }] } : turn,
        );
        await library.reviseCoding(id, 1, { work: { kind: 'utterances', turns } } as CodingChanges, 'K3');
        const same = await library.reviseCoding(id, 2, { notes: '' }, 'K3');
        expect(same.revision).toBe(2);
        const [added, revised, ...more] = await library.listHistory(id);
        expect(more).toEqual([]);
        expect(added).toMatchObject({ subject: 'coding', subjectId: id, revision: 1, by: author, changes: [] });
        expect(revised).toMatchObject({
          revision: 2,
          by: 'K3',
          changes: [{ path: ['work', 'turns', 2, 'utterances', 0, 'code'], before: 'CR', after: 'SR' }],
        });
        expect(Date.parse(revised?.at ?? '')).toBeGreaterThan(Date.parse(added?.at ?? ''));
      });

      it('refuses the second of two programs that changed the same revision', async () => {
        const other = await at.open();
        const id = await addCoding(library, await addSession(library, '14'));
        await library.reviseCoding(id, 1, { notes: 'mine' }, 'K1');
        const stale = other.reviseCoding(id, 1, { notes: 'theirs' }, 'K3');
        await expect(stale).rejects.toThrow(StaleWrite);
        await expect(stale).rejects.toMatchObject({
          current: 2,
          message: expect.stringMatching(/changed by somebody else/),
        });
        expect((await other.findCoding(id))?.notes).toBe('mine');
      });
    });

    describe('people', () => {
      it('adds people once and keeps the trace of their notes', async () => {
        await addSession(library, '14', { caseworker: 'CW1' });
        const known = await library.addCaseworker(' CW1 ', 'too late', author);
        expect(known).toMatchObject({ pseudonym: 'CW1', note: null, revision: 1 });
        const revised = await library.reviseCaseworker('CW1', 1, 'office in the north', author);
        expect(await library.listCaseworkers()).toEqual([revised]);
        await expect(library.reviseCaseworker('CW1', 1, 'x', author)).rejects.toThrow(StaleWrite);
        expect(await library.listHistory(known.id)).toHaveLength(2);
        await library.addCoder('K9', 'in training', author);
        await library.reviseCoder('K9', 1, null, author);
        expect((await library.listCoders()).map(({ pseudonym, note }) => [pseudonym, note])).toEqual([['K9', null]]);
        await expect(library.reviseCoder('K8', 1, null, author)).rejects.toThrow(/coder K8: is not in the library/);
      });
    });

    describe('history', () => {
      it.each([
        "update history set author = 'nobody'",
        'update history set changes = null',
        'delete from history',
        'delete from removals',
        "update removals set reason = 'other'",
      ])('cannot be rewritten: %s', async (statement) => {
        const id = await addCoding(library, await addSession(library, '14'));
        await library.reviseCoding(id, 1, { notes: 'seen' }, author);
        await library.remove({ codings: [await addCoding(library, await addSession(library, '15'))] }, author, 'asked');
        const before = await library.listHistory(id);
        await expect(at.runSql(statement)).rejects.toThrow(/can only grow/);
        expect(await library.listHistory(id)).toEqual(before);
      });
    });

    describe('removal', () => {
      it('removes a session with all that hangs on it, and keeps who did it', async () => {
        const sessionId = await addSession(library, '14', { sourceHash: sha('14'), caseworker: 'CW1' });
        const other = await addSession(library, '15');
        await library.addSegments([{ sessionId, method: 'whole' }]);
        const id = await addCoding(library, sessionId);
        await library.reviseCoding(id, 1, { notes: 'private' }, 'K3');
        const outcome = await library.remove({ sessions: [sessionId, noSession] }, 'K1', 'the client withdrew');
        expect(outcome).toMatchObject({
          removed: { sessions: 1, codings: 1, caseworkers: 0 },
          erased: true,
          copies: [],
        });
        expect(await library.findSession(sessionId)).toBeNull();
        expect(await library.findCoding(id)).toBeNull();
        expect(await library.listSegments(sessionId)).toEqual([]);
        expect((await library.listHistory(id)).map(({ by, changes }) => [by, changes])).toEqual([
          [author, null],
          ['K3', null],
        ]);
        const removals = await collect(library.listRemovals());
        expect(removals.map(({ subject, subjectId, by, reason }) => [subject, subjectId, by, reason]).sort()).toEqual([
          ['coding', id, 'K1', 'the client withdrew'],
          ['session', sessionId, 'K1', 'the client withdrew'],
        ]);
        await expect(library.reviseCoding(id, 2, { notes: 'x' }, 'K3')).rejects.toThrow(
          /was removed on 2024-05-17 by K1/,
        );
        expect(await library.findSession(other)).not.toBeNull();
        expect((await checkLibrary(library)).faults).toEqual([]);
        const [again] = await library.addSessions([session('14', { sourceHash: sha('14') })], author);
        expect(again).toMatchObject({ added: true });
      });

      it('removes a caseworker with all sessions, and one coding alone', async () => {
        const sessionId = await addSession(library, '14', { caseworker: 'CW1' });
        const kept = await addSession(library, '15', { caseworker: 'CW2' });
        await addCoding(library, sessionId);
        const [one, two] = [await addCoding(library, kept), await addCoding(library, kept)];
        const outcome = await library.remove({ caseworkers: ['CW1', 'CW9'], codings: [one] }, author, 'left');
        expect(outcome.removed).toEqual({ sessions: 1, codings: 2, caseworkers: 1 });
        expect((await library.listCaseworkers()).map(({ pseudonym }) => pseudonym)).toEqual(['CW2']);
        expect((await collect(library.listCodings())).map(({ id }) => id)).toEqual([two]);
      });

      it('needs a reason', async () => {
        const id = await addSession(library, '14');
        await expect(library.remove({ sessions: [id] }, author, ' ')).rejects.toThrow(/removal reason/);
        expect(await library.findSession(id)).not.toBeNull();
      });
    });

    describe('check', () => {
      it('finds what was done behind its back', async () => {
        const path = join(at.folder, 'recording.wav');
        writeFileSync(path, 'sound');
        const recording = { path, sha256: sha('sound') };
        const gone = { path: join(at.folder, 'gone.wav'), sha256: sha('gone') };
        const sessionId = await addSession(library, '14', { recording });
        const id = await addCoding(library, sessionId);
        expect(await checkLibrary(library)).toEqual({ sessions: 1, recordings: 1, codings: 1, faults: [] });

        writeFileSync(path, 'other sound');
        await addSession(library, '15', { recording: gone });
        const lost = await addSession(library, '16');
        await at.runSql(`update codings set content = replace(content, '"CR"', '"NOPE"')`);
        await at.runSql(`update codings set revision = 7`);
        await at.runSql(`delete from transcripts where session_id = '${lost}'`);
        await at.runSql(`update rubrics set content = content || ' '`);
        const reopened = await at.open();
        const { faults } = await checkLibrary(reopened);
        const told = faults.map(({ place, problem }) => `${place}: ${problem}`).sort();
        expect(told).toEqual([
          `coding ${id}: its history lacks revisions`,
          expect.stringMatching(/^coding .*: rubric miti-4.2.1 \(.*\): the kept rubric does not have the hash/),
          expect.stringMatching(/^session .* "14": its recording .* was changed since it was added$/),
          expect.stringMatching(/^session .* "15": its recording .*gone.wav is not there$/),
          `session ${lost}: its transcript is missing`,
        ]);
        await at.runSql(`update rubrics set content = rtrim(content)`);
        const again = await checkLibrary(reopened);
        expect(again.faults.map(({ problem }) => problem)).toContain(
          'uses the code NOPE, which miti-4.2.1 does not have',
        );
      });

      it('tells of content that is no longer readable instead of failing', async () => {
        const id = await addCoding(library, await addSession(library, '14'));
        await at.runSql(`update transcripts set content = '{"turns": ['`);
        const { faults } = await checkLibrary(library);
        expect(faults.map(({ problem }) => problem)).toEqual([
          expect.stringMatching(/holds damaged content/),
          expect.stringMatching(/holds damaged content/),
        ]);
        expect(await library.findCoding(id)).not.toBeNull();
      });
    });

    describe('backup', () => {
      it('is a whole library of one moment, made while another program writes', async () => {
        const sessionId = await addSession(library, 'Grønn Å 𝄞', { caseworker: 'CW1', tags: ['x', 'y'] });
        for (let i = 0; i < 120; i += 1) await addCoding(library, sessionId, { notes: `number ${i}` });
        const removed = await addCoding(library, sessionId);
        await library.remove({ codings: [removed] }, author, 'a mistake');
        const writer = await at.open();
        let writing = true;
        const written = (async () => {
          for (let i = 0; writing; i += 1) await addCoding(writer, sessionId, { notes: `meanwhile ${i}` });
        })();
        const path = join(at.folder, 'backup', 'copy.sqlite');
        const backup = await backupLibrary(library, path, testOptions());
        writing = false;
        await written;
        expect(backup).toMatchObject({ path, sessions: 1 });
        const copy = await (await import('../../src/library/open-library.ts')).openLibrary(path, testOptions());
        try {
          expect((await checkLibrary(copy)).faults).toEqual([]);
          expect(await copy.findSession(sessionId)).toEqual(await library.findSession(sessionId));
          expect(await collect(copy.listRemovals())).toEqual(await collect(library.listRemovals()));
          for await (const each of copy.listCodings()) {
            expect(await library.findCoding(each.id)).toEqual(each);
            expect(await copy.listHistory(each.id)).toEqual(await library.listHistory(each.id));
          }
          expect(await copy.countCodings()).toBe(backup.codings);
          expect(backup.codings).toBeGreaterThanOrEqual(120);
        } finally {
          await copy.close();
        }
        await expect(backupLibrary(library, path, testOptions())).rejects.toThrow(/exists already/);
      });

      it('leaves nothing behind where it fails', async () => {
        writeFileSync(join(at.folder, 'file'), '');
        const path = join(at.folder, 'file', 'copy.sqlite');
        await expect(library.copyTo(path)).rejects.toThrow(InputFault);
        expect(existsSync(`${path}.partial`)).toBe(false);
      });
    });

    describe('schema', () => {
      const next: Migration = {
        version: migrations.length + 1,
        up: async (db) => {
          await db.schema.alterTable('sessions').addColumn('room', 'text').execute();
          await db
            .updateTable('sessions' as never)
            .set({ room: 'old' } as never)
            .execute();
        },
      };
      const failing: Migration = {
        version: next.version,
        up: async (db) => {
          await db.schema.createTable('rooms').addColumn('id', 'text').execute();
          await db.schema.dropTable('transcripts').execute();
          throw new InputFault({ problem: 'the room is locked' });
        },
      };

      it('is brought up to date with everything in it', async () => {
        const id = await addCoding(library, await addSession(library, '14'));
        const before = await library.findCoding(id);
        const newer = await at.open({ migrations: [...migrations, next] });
        expect(await newer.findCoding(id)).toEqual(before);
        expect(await at.runSql('select label, room from sessions')).toEqual([{ label: '14', room: 'old' }]);
      });

      it('of a newer program is refused', async () => {
        await at.open({ migrations: [...migrations, next] });
        await expect(at.open()).rejects.toThrow(/written by a newer version.*; update the program$/);
      });

      /** Version 0.1 kept its own list of steps, and none of Kysely's tables. */
      const makeAsOf01 = async () => {
        await at.runSql('drop table kysely_migration');
        await at.runSql('drop table kysely_migration_lock');
      };
      const readSteps = () => at.runSql('select version, applied_at from schema_versions order by version');

      it('of version 0.1 is read as it is where it is up to date', async () => {
        const id = await addSession(library, '14');
        await makeAsOf01();
        const steps = await readSteps();
        expect(await (await at.open()).findSession(id)).not.toBeNull();
        expect(await readSteps()).toEqual(steps);
        await expect(at.runSql('select * from kysely_migration')).rejects.toThrow();
      });

      it('of version 0.1 is taken over without a step taken twice, by several programs at once', async () => {
        const id = await addSession(library, '14');
        await makeAsOf01();
        const steps = await readSteps();
        const all = await Promise.all([1, 2, 3].map(() => at.open({ migrations: [...migrations, next] })));
        for (const each of all) expect(await each.findSession(id)).not.toBeNull();
        expect(await at.runSql('select label, room from sessions')).toEqual([{ label: '14', room: 'old' }]);
        // Version 0.1 looks here, and refuses what is newer than itself.
        const [added, ...more] = (await readSteps()).slice(steps.length);
        expect([added?.version, more]).toEqual([next.version, []]);
        expect((await readSteps()).slice(0, -1)).toEqual(steps);
        const names = await at.runSql('select name from kysely_migration order by name');
        expect(names.map(({ name }) => name)).toEqual([...steps, added].map((step) => `00${step?.version}`));
      });

      it('is as it was where a step fails', async () => {
        const id = await addSession(library, '14');
        await expect(at.open({ migrations: [...migrations, failing] })).rejects.toThrow(/the room is locked/);
        const reopened = await at.open();
        expect((await reopened.findSession(id))?.transcript).toEqual(session('14').transcript);
        await expect(at.runSql('select * from rooms')).rejects.toThrow();
      });
    });

    describe('several programs', () => {
      let script: string;
      beforeAll(async () => {
        script = await buildScript('write-codings');
      });

      it('can all open a library that does not exist yet', async () => {
        const fresh = await makePlace();
        try {
          const all = await Promise.all(Array.from({ length: 6 }, () => fresh.open()));
          await Promise.all(all.map((each, i) => addSession(each, `s${i}`, { caseworker: `CW${i % 2}` })));
          expect(await all[0]?.countSessions()).toBe(6);
          expect(await all[1]?.listCaseworkers()).toHaveLength(2);
        } finally {
          await fresh.remove();
        }
      });

      it('lose nothing when two processes write at once', async () => {
        const sessionId = await addSession(library, '14');
        const counted = await addCoding(library, sessionId, { notes: '0' });
        const children = [
          startScript(script, [at.place, 'add', sessionId, '100']),
          startScript(script, [at.place, 'add', sessionId, '100']),
          startScript(script, [at.place, 'count', counted, '40']),
          startScript(script, [at.place, 'count', counted, '40']),
        ];
        const ends = await Promise.all(children.map(({ ended }) => ended));
        expect(ends).toEqual(ends.map(() => ({ code: 0, errors: '' })));
        const acknowledged = children.slice(0, 2).flatMap(({ lines }) => lines.map((line) => line.split(' ')[0]));
        expect(new Set(acknowledged).size).toBe(200);
        const found = new Set((await collect(library.listCodings())).map(({ id }) => id));
        expect(acknowledged.filter((id) => !found.has(id ?? ''))).toEqual([]);
        expect(await library.findCoding(counted)).toMatchObject({ notes: '80', revision: 81 });
        expect((await checkLibrary(library)).faults).toEqual([]);
      }, 120_000);

      it('lose nothing acknowledged when one is killed twenty times', async () => {
        const sessionId = await addSession(library, '14');
        await addCoding(library, sessionId, { notes: 'the model' });
        const random = xoroshiro128plus(42);
        const upTo = (limit: number) => (random.next() >>> 0) % limit;
        let kills = 0;
        const acknowledged: string[] = [];
        for (let round = 0; round < 20; round += 1) {
          const enough = 1 + upTo(60);
          const delay = upTo(8);
          const child = startScript(script, [at.place, 'keep', sessionId], (lines) => {
            if (lines.length >= enough) setTimeout(() => child.process.kill('SIGKILL'), delay);
          });
          const { code, errors } = await child.ended;
          expect(errors).toBe('');
          if (code === null) kills += 1;
          acknowledged.push(...child.lines);
        }
        const reopened = await at.open();
        let found = 0;
        for (const line of acknowledged) {
          const [id = '', revision = ''] = line.split(' ');
          if ((await reopened.recallCoding(id, Number(revision))) !== null) found += 1;
        }
        const stored = (await collect(reopened.listCodings())).reduce((sum, { revision }) => sum + revision, -1);
        console.log(
          `${name}: ${kills} kills, ${acknowledged.length} writes acknowledged, ${found} of them found, ${stored} stored`,
        );
        expect(kills).toBe(20);
        expect(acknowledged.length).toBeGreaterThan(100);
        expect(found).toBe(acknowledged.length);
        // A kill may fall between a commit and its acknowledgement, once each time.
        expect(stored - found).toBeLessThanOrEqual(kills);
        expect((await checkLibrary(reopened)).faults).toEqual([]);
      }, 180_000);
    });
  });
}

function whole(turn: (typeof codes)[number]) {
  return ('utterances' in turn ? turn.utterances[0] : undefined) as object;
}
