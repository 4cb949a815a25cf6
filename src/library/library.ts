import type { Change, Json } from './changes.ts';
import type { CodingFilter, ListOrder, SessionFilter } from './filters.ts';
import type {
  CaseworkerRecord,
  CoderRecord,
  CodingChanges,
  CodingRecord,
  NewAssignment,
  NewCoding,
  NewSegment,
  NewSession,
  RubricRecord,
  SegmentRecord,
  SessionChanges,
  SessionRecord,
  SessionSummary,
  TranscriptRecord,
} from './records.ts';

/**
 * The library: sessions, segments and codings kept, with the trace of every change.
 *
 * What holds for every method: a write that returned is on the disk and survives a kill; a write that throws changed
 * nothing; several programs may use one library at once. Lists are read in small pages, so that a hundred thousand
 * sessions are never held at once, and other methods may be called while one is being read. Everything throws an
 * `InputFault` of one clear line where a person can do something about it: a full disk, a file that can't be written, a
 * damaged file, a lock that another program holds, a server that can't be reached.
 */
export interface Library
  extends SessionStore,
    SegmentStore,
    CodingStore,
    CodingLogs,
    WorkLists,
    Assignments,
    RubricStore,
    PeopleStore,
    CoderSettings,
    Histories,
    Removals,
    Upkeep {
  /** Where the library is, for messages: a path or a URL without its password. */
  readonly place: string;
  close(): Promise<void>;
}

export interface SessionStore {
  /** Adds sessions, all or none. A session whose source hash is known is left as it is. Answers in the order given. */
  addSessions(sessions: readonly NewSession[], by: Author): Promise<Added[]>;
  findSession(id: string): Promise<SessionRecord | null>;
  /** What was said in a session; null where it has no transcript, or is not there. */
  findTranscript(sessionId: string): Promise<TranscriptRecord | null>;
  findSessionBySource(sourceHash: string): Promise<SessionSummary | null>;
  listSessions(filter?: SessionFilter, order?: ListOrder): AsyncIterable<SessionSummary>;
  countSessions(filter?: SessionFilter): Promise<number>;
  /** @throws StaleWrite when the session is no longer at that revision */
  reviseSession(id: string, revision: number, changes: SessionChanges, by: Author): Promise<SessionSummary>;
}

export interface SegmentStore {
  /** Keeps segments, all or none; the same segment of the same session is kept once. Their ids follow from their content. */
  addSegments(segments: readonly NewSegment[]): Promise<Added[]>;
  findSegment(id: string): Promise<SegmentRecord | null>;
  listSegments(sessionId: string): Promise<SegmentRecord[]>;
}

export interface CodingStore {
  /** Adds codings, all or none. A coding whose source hash is known is left as it is. Answers in the order given. */
  addCodings(codings: readonly NewCoding[], by: Author): Promise<Added[]>;
  /** Keeps segments and adds the coding of each, all or none; otherwise as `addSegments` and `addCodings`. */
  addCodedSegments(work: readonly CodedSegment[], by: Author): Promise<Added[]>;
  findCoding(id: string): Promise<CodingRecord | null>;
  findCodingBySource(sourceHash: string): Promise<CodingRecord | null>;
  listCodings(filter?: CodingFilter, order?: ListOrder): AsyncIterable<CodingRecord>;
  countCodings(filter?: CodingFilter): Promise<number>;
  /**
   * Saves changes of a coding and what they replaced. A save that changes nothing makes no revision.
   *
   * @throws StaleWrite when the coding is no longer at that revision
   */
  reviseCoding(id: string, revision: number, changes: CodingChanges, by: Author): Promise<CodingRecord>;
}

/** The operations by which a person makes a coding, one after the other, apart from what the coding itself holds. */
export interface CodingLogs {
  /** Begins the log of a coding with what its operations start from; a log that is there is left as it is. */
  startLog(codingId: string, start: Json): Promise<void>;
  /** The log with its operations after a number; null where none was started. */
  findLog(codingId: string, after?: number): Promise<CodingLog | null>;
  /**
   * Adds operations behind the last one, all or none.
   *
   * @param after number of the operation that the first of them follows; 0 for none
   * @throws StaleWrite when the log has more or fewer
   */
  appendToLog(codingId: string, after: number, operations: readonly Json[]): Promise<void>;
  /**
   * Saves what operations up to a number have made of the coding, as `reviseCoding` does, and that it holds them.
   *
   * @throws StaleWrite when the coding is no longer at that revision
   */
  keepLogged(id: string, revision: number, changes: CodingChanges, upTo: number, by: Author): Promise<CodingRecord>;
}

/** Sessions as a coder needs them for their work. */
export interface WorkLists {
  /** Sessions by date, those without one last, with how far the coder is. */
  listWork(coder: string | null, query: WorkQuery): Promise<WorkPage>;
  /** The coder's drafts, the last begun first. */
  listDrafts(coder: string): Promise<readonly { readonly codingId: string; readonly sessionId: string }[]>;
  /** What sessions can be chosen by. */
  listChoices(): Promise<{ readonly languages: readonly string[]; readonly tags: readonly string[] }>;
}

/** Which coder is to code which session. What a coder sees of it does not tell who else has a session. */
export interface Assignments {
  /** Gives sessions to coders, all or none; one that a coder has already stays as it is. Answers how many are new. */
  assignSessions(assignments: readonly NewAssignment[], by: Author): Promise<number>;
  /** By due date, those without one last; of all coders where the coder is null. */
  listAssignments(coder: string | null): Promise<AssignmentRecord[]>;
  /** Takes sessions from coders; codings that they made of them stay. */
  withdrawAssignments(assignments: readonly Pick<NewAssignment, 'sessionId' | 'coder'>[]): Promise<void>;
}

/** What each coder has set for themselves, as JSON under a name. */
export interface CoderSettings {
  findSetting(coder: string, name: string): Promise<Json>;
  /** Null takes the setting away. A coder who is not known yet is added. */
  keepSetting(coder: string, name: string, setting: Json, by: Author): Promise<void>;
}

export interface RubricStore {
  /** Keeps a rubric so that codings made with it can be scored for ever. A coding can only be added after its rubric. */
  keepRubric(rubric: RubricRecord): Promise<void>;
  findRubric(sha256: string): Promise<RubricRecord | null>;
}

export interface PeopleStore {
  /** Adds a caseworker before their first session; one who is known is left as they are. */
  addCaseworker(pseudonym: string, note: string | null, by: Author): Promise<CaseworkerRecord>;
  listCaseworkers(): Promise<CaseworkerRecord[]>;
  reviseCaseworker(pseudonym: string, revision: number, note: string | null, by: Author): Promise<CaseworkerRecord>;
  /** Adds a coder before their first coding; one who is known is left as they are. */
  addCoder(pseudonym: string, note: string | null, by: Author): Promise<CoderRecord>;
  listCoders(): Promise<CoderRecord[]>;
  reviseCoder(pseudonym: string, revision: number, note: string | null, by: Author): Promise<CoderRecord>;
}

export interface Histories {
  /** Every revision of a session, coding, caseworker or coder, the first first; also of one that was removed. */
  listHistory(subjectId: string): Promise<HistoryEntry[]>;
  /** A coding as it was at a revision; null where there is no such coding or revision. */
  recallCoding(id: string, revision: number): Promise<CodingRecord | null>;
}

export interface Removals {
  /**
   * Removes sessions (with their segments and codings), codings, and caseworkers (with all their sessions) for good:
   * the rows, what the history kept of them, and their bytes in the library's file. What stays is who removed which
   * id when and why, and who had changed it when. Ids that are not known are left out. Copies of the library, and the
   * log and backups of a PostgreSQL server, are out of reach.
   */
  remove(subjects: RemovalSubjects, by: Author, reason: string): Promise<RemovalOutcome>;
  listRemovals(): AsyncIterable<RemovalRecord>;
  /** Takes the bytes of removed content out of the file, where `remove` could not yet. False where it still can't. */
  erase(): Promise<boolean>;
}

export interface Upkeep {
  /** What the database itself finds wrong with its storage, and rows that refer to what isn't there. */
  findStorageFaults(): Promise<StorageFault[]>;
  /**
   * Copies the whole library, as it is at one moment, to a new SQLite file, while others go on using it.
   *
   * @throws InputFault when the file exists or can't be written
   */
  copyTo(path: string): Promise<void>;
}

/** Who did something, as the history shows it: a coder's pseudonym or the name of the program. */
export type Author = string;

/** A segment and a coding of it, which names no segment of its own. */
export interface CodedSegment {
  readonly segment: NewSegment;
  readonly coding: NewCoding;
}

export interface Added {
  readonly id: string;
  /** False where it was in the library before. */
  readonly added: boolean;
}

export interface CodingLog {
  readonly start: Json;
  /** Number of the last operation that the coding itself holds, and the revision of the coding that holds it. */
  readonly keptNumber: number;
  readonly keptRevision: number;
  readonly operations: readonly Json[];
}

/** No coding of the coder's, one that is a draft, or only final ones. */
export type WorkStatus = 'open' | 'draft' | 'final';

export interface WorkQuery extends SessionFilter {
  readonly status?: WorkStatus | undefined;
  /** Part of the name, change goal or a tag; capitals and small letters are alike. */
  readonly search?: string | undefined;
  /** The name that is searched, where the reader sees another one than the label. */
  readonly nameOf?: ((session: NamedSession) => string) | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** What a name of a session can be made of. */
export type NamedSession = Pick<SessionSummary, 'id' | 'label' | 'date' | 'caseworker' | 'client'>;

export interface AssignmentRecord {
  readonly sessionId: string;
  readonly coder: string;
  readonly due: string | null;
  readonly assignedAt: string;
  readonly by: Author;
  /** How far this coder is with it. */
  readonly status: WorkStatus;
}

export interface WorkPage {
  readonly sessions: readonly SessionWork[];
  /** How many there are in all, and of these at each status, whatever status is asked for. */
  readonly total: number;
  readonly statuses: Readonly<Record<WorkStatus, number>>;
}

export interface SessionWork {
  readonly session: SessionSummary;
  readonly status: WorkStatus;
  /** Codings without what they hold, the last added first. */
  readonly codings: readonly CodingHead[];
}

export type CodingHead = Pick<CodingRecord, 'id' | 'coder' | 'rubric' | 'status' | 'startedAt' | 'finishedAt'>;

export interface HistoryEntry {
  readonly subject: SubjectKind;
  readonly subjectId: string;
  readonly revision: number;
  readonly at: string;
  readonly by: Author;
  /** What was before and after; empty for the first revision, null once the subject was removed. */
  readonly changes: readonly Change[] | null;
}

export type SubjectKind = 'session' | 'coding' | 'caseworker' | 'coder';

export interface RemovalSubjects {
  readonly sessions?: readonly string[];
  readonly codings?: readonly string[];
  /** Pseudonyms. */
  readonly caseworkers?: readonly string[];
}

/** What is known of something that was removed. */
export interface RemovalRecord {
  readonly subject: SubjectKind;
  readonly subjectId: string;
  readonly at: string;
  readonly by: Author;
  readonly reason: string;
}

export interface RemovalOutcome {
  readonly removed: { readonly sessions: number; readonly codings: number; readonly caseworkers: number };
  /** Whether the bytes are gone from the library's file too; false while another program is still reading the old ones. */
  readonly erased: boolean;
  /** Older copies of the library beside it, which still hold what was removed. */
  readonly copies: readonly string[];
}

export interface StorageFault {
  readonly place: string;
  readonly problem: string;
}
