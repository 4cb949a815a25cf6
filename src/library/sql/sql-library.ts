import { type SqlBool, sql } from 'kysely';
import type { Json } from '../changes.ts';
import type { CodingFilter, ListOrder, SessionFilter } from '../filters.ts';
import type * as contract from '../library.ts';
import type { Clock, IdSource } from '../record-ids.ts';
import type * as records from '../records.ts';
import { assignSessions, listAssignments, withdrawAssignments } from './assignment-rows.ts';
import { recallCoding, reviseCoding } from './coding-revisions.ts';
import { addCodedSegments, addCodings, countCodings, findCoding, listCodings } from './coding-rows.ts';
import type { Context } from './context.ts';
import type { Engine } from './engine.ts';
import { listHistory } from './history-rows.ts';
import { appendToLog, findLog, keepLogged, startLog } from './log-rows.ts';
import { addPerson, listPeople, revisePerson } from './people-rows.ts';
import { recentTranscripts } from './recent-transcripts.ts';
import { listRemovals, removeRows } from './removal-rows.ts';
import { findRubric, keepRubric, rubricReader } from './rubric-rows.ts';
import { addSegments, findSegment, listSegments } from './segment-rows.ts';
import { addSessions, countSessions, findSession, findSummary, listSessions, reviseSession } from './session-rows.ts';
import { findSetting, keepSetting } from './setting-rows.ts';
import { findOrphans } from './storage-faults.ts';
import { findTranscript } from './transcript-rows.ts';
import { listChoices, listDrafts, listWork } from './work-rows.ts';

/** The library over either database. Each group of methods has its own file; here they come together. */
export class SqlLibrary implements contract.Library {
  readonly place: string;
  readonly #engine: Engine;
  readonly #context: Context;
  readonly #readRubric = rubricReader();

  constructor(engine: Engine, clock: Clock, newId: IdSource) {
    this.place = engine.place;
    this.#engine = engine;
    this.#context = { dialect: engine.dialect, db: engine.db, clock, newId, transcripts: recentTranscripts() };
  }

  addSessions(sessions: readonly records.NewSession[], by: contract.Author) {
    return addSessions(this.#context, sessions, by);
  }

  findSession(id: string) {
    return findSession(this.#context, id);
  }

  findTranscript(sessionId: string) {
    return findTranscript(this.#context, sessionId);
  }

  findSessionBySource(sourceHash: string) {
    return findSummary(this.#context, sql<SqlBool>`sessions.source_hash = ${sourceHash}`);
  }

  listSessions(filter: SessionFilter = {}, order: ListOrder = 'added') {
    return listSessions(this.#context, filter, order);
  }

  countSessions(filter: SessionFilter = {}) {
    return countSessions(this.#context, filter);
  }

  reviseSession(id: string, revision: number, changes: records.SessionChanges, by: contract.Author) {
    return reviseSession(this.#context, id, revision, changes, by);
  }

  addSegments(segments: readonly records.NewSegment[]) {
    return addSegments(this.#context, segments);
  }

  findSegment(id: string) {
    return findSegment(this.#context, id);
  }

  listSegments(sessionId: string) {
    return listSegments(this.#context, sessionId);
  }

  addCodings(codings: readonly records.NewCoding[], by: contract.Author) {
    return addCodings(this.#context, codings, by, this.#readRubric);
  }

  addCodedSegments(work: readonly contract.CodedSegment[], by: contract.Author) {
    return addCodedSegments(this.#context, work, by, this.#readRubric);
  }

  findCoding(id: string) {
    return findCoding(this.#context, sql<SqlBool>`codings.id = ${id}`);
  }

  findCodingBySource(sourceHash: string) {
    return findCoding(this.#context, sql<SqlBool>`codings.source_hash = ${sourceHash}`);
  }

  listCodings(filter: CodingFilter = {}, order: ListOrder = 'added') {
    return listCodings(this.#context, filter, order);
  }

  countCodings(filter: CodingFilter = {}) {
    return countCodings(this.#context, filter);
  }

  reviseCoding(id: string, revision: number, changes: records.CodingChanges, by: contract.Author) {
    return reviseCoding(this.#context, id, revision, changes, by, this.#readRubric);
  }

  startLog(codingId: string, start: Json) {
    return startLog(this.#context, codingId, start);
  }

  findLog(codingId: string, after = 0) {
    return findLog(this.#context, codingId, after);
  }

  appendToLog(codingId: string, after: number, operations: readonly Json[]) {
    return appendToLog(this.#context, codingId, after, operations);
  }

  keepLogged(id: string, revision: number, changes: records.CodingChanges, upTo: number, by: contract.Author) {
    return keepLogged(this.#context, id, revision, changes, upTo, by, this.#readRubric);
  }

  listWork(coder: string | null, query: contract.WorkQuery) {
    return listWork(this.#context, coder, query);
  }

  listDrafts(coder: string) {
    return listDrafts(this.#context, coder);
  }

  listChoices() {
    return listChoices(this.#context);
  }

  assignSessions(assignments: readonly records.NewAssignment[], by: contract.Author) {
    return assignSessions(this.#context, assignments, by);
  }

  listAssignments(coder: string | null) {
    return listAssignments(this.#context, coder);
  }

  withdrawAssignments(assignments: readonly Pick<records.NewAssignment, 'sessionId' | 'coder'>[]) {
    return withdrawAssignments(this.#context, assignments);
  }

  findSetting(coder: string, name: string) {
    return findSetting(this.#context, coder, name);
  }

  keepSetting(coder: string, name: string, setting: Json, by: contract.Author) {
    return keepSetting(this.#context, coder, name, setting, by);
  }

  keepRubric(rubric: records.RubricRecord) {
    return keepRubric(this.#context, rubric);
  }

  findRubric(sha256: string) {
    return findRubric(this.#context, sha256);
  }

  addCaseworker(pseudonym: string, note: string | null, by: contract.Author) {
    return addPerson(this.#context, 'caseworkers', pseudonym, note, by);
  }

  listCaseworkers() {
    return listPeople(this.#context, 'caseworkers');
  }

  reviseCaseworker(pseudonym: string, revision: number, note: string | null, by: contract.Author) {
    return revisePerson(this.#context, 'caseworkers', pseudonym, revision, note, by);
  }

  addCoder(pseudonym: string, note: string | null, by: contract.Author) {
    return addPerson(this.#context, 'coders', pseudonym, note, by);
  }

  listCoders() {
    return listPeople(this.#context, 'coders');
  }

  reviseCoder(pseudonym: string, revision: number, note: string | null, by: contract.Author) {
    return revisePerson(this.#context, 'coders', pseudonym, revision, note, by);
  }

  listHistory(subjectId: string) {
    return listHistory(this.#context, subjectId);
  }

  recallCoding(id: string, revision: number) {
    return recallCoding(this.#context, id, revision);
  }

  async remove(subjects: contract.RemovalSubjects, by: contract.Author, reason: string) {
    const removed = await removeRows(this.#context, subjects, by, reason);
    return { removed, erased: await this.erase(), copies: this.#engine.findCopies() };
  }

  listRemovals() {
    return listRemovals(this.#context);
  }

  erase() {
    return this.#engine.erase();
  }

  async findStorageFaults() {
    const broken = await this.#engine.checkIntegrity();
    const faults = broken.map((problem) => ({ place: this.place, problem }));
    return [...faults, ...(await findOrphans(this.#engine.db))];
  }

  copyTo(path: string) {
    return this.#engine.copyTo(path);
  }

  close() {
    return this.#engine.close();
  }
}
