import type { Cues } from '../../../coder/reading/cues.ts';
import { noiseTest, type SessionLanguage } from '../../../coder/reading/session-language.ts';
import { InputFault } from '../../../instrument/input-fault.ts';
import type { Rubric } from '../../../instrument/rubric.ts';
import type { Json } from '../../../library/changes.ts';
import { turnsOfSegment } from '../../../library/coding-faults.ts';
import type { Library } from '../../../library/library.ts';
import type { CodingRecord, SegmentRecord, SessionRecord, TranscriptRecord } from '../../../library/records.ts';
import { readRubricRecord } from '../../../library/rubric-record.ts';
import { StaleWrite } from '../../../library/stale-write.ts';
import type { CodingDocument } from '../../../workbench/api/documents.ts';
import type { LoggedOperation } from '../../../workbench/api/operations.ts';
import type { CodingBasis } from '../../../workbench/coding-log/apply-edit.ts';
import type { CountedTurn } from '../../../workbench/coding-log/coded-turns.ts';
import { applyOperation, type CodingState, replay } from '../../../workbench/coding-log/log.ts';
import { Refusal, refusalOf } from '../../refusal.ts';
import { languageOfSession } from '../../session-language.ts';
import { contentOfState, documentOfRecord } from './coding-content.ts';

/** What a coding stands on; it never changes. */
export interface SessionBasis extends CodingBasis {
  readonly session: SessionRecord;
  readonly segment: SegmentRecord | null;
  readonly rubric: Rubric;
  readonly rubricSha256: string;
  /** The language that the session is read in; null where it is not one that the coder knows. */
  readonly spoken: SessionLanguage | null;
  /** Turns of the segment; null where none were coded, as in a live tally. */
  readonly turns: readonly CountedTurn[] | null;
}

/**
 * One coding that is open: its log, and where the log has led. Operations are in the library before they are answered;
 * the coding itself follows a little later, and always before it is final. Where the coding was changed from outside
 * meanwhile, the log goes on from what it has, and both stay in the coding's history.
 */
export class OpenCoding {
  readonly basis: SessionBasis;
  readonly start: CodingDocument;
  readonly #library: Library;
  #record: CodingRecord;
  #operations: readonly LoggedOperation[];
  #state: CodingState;
  /** Number of the last operation that the coding itself holds. */
  #kept: number;

  private constructor(
    library: Library,
    record: CodingRecord,
    basis: SessionBasis,
    log: { start: CodingDocument; operations: readonly LoggedOperation[]; keptNumber: number },
  ) {
    this.#library = library;
    this.#record = record;
    this.basis = basis;
    this.start = log.start;
    this.#operations = log.operations;
    this.#state = replay(log.start, log.operations, basis);
    this.#kept = log.keptNumber;
  }

  /** @throws Refusal where there is no such coding, or nothing of it to go on with */
  static async open(library: Library, id: string, cues: readonly Cues[], clock: () => number): Promise<OpenCoding> {
    const record = await library.findCoding(id);
    if (!record) throw new Refusal('notFound', { problem: 'there is no such coding', place: id });
    if (record.coder.kind === 'consensus') {
      const remedy = 'open it from the list of consensuses';
      throw new Refusal('refused', { problem: 'this is a consensus, which is not coded but decided on', remedy });
    }
    const basis = await readBasis(library, record, cues);
    const log = (await library.findLog(id)) ?? (await beginLog(library, record, basis, clock));
    return new OpenCoding(library, record, basis, {
      start: log.start as unknown as CodingDocument,
      operations: log.operations as unknown as LoggedOperation[],
      keptNumber: log.keptNumber,
    });
  }

  get record(): CodingRecord {
    return this.#record;
  }

  get state(): CodingState {
    return this.#state;
  }

  get operations(): readonly LoggedOperation[] {
    return this.#operations;
  }

  /** Whether the coding lags behind its log. */
  get isBehind(): boolean {
    return this.#kept < this.#state.last;
  }

  operationsAfter(number: number): readonly LoggedOperation[] {
    return this.#operations.slice(number);
  }

  /**
   * Adds operations to the log. Those that it has already are passed over.
   *
   * @throws Refusal where the log has others under these numbers, or one can't be done: nothing is added then
   */
  async append(sent: readonly LoggedOperation[]): Promise<void> {
    const added = this.#withoutKnown(sent);
    if (added.length === 0) return;
    const { last } = this.#state;
    if (added[0]?.number !== last + 1) throw this.#stale();
    const next = this.#perform(added);
    await this.#library.appendToLog(this.#record.id, last, added as unknown as Json[]);
    this.#operations = [...this.#operations, ...added];
    this.#state = next;
  }

  #withoutKnown(sent: readonly LoggedOperation[]): readonly LoggedOperation[] {
    const known = sent.filter(({ number }) => number <= this.#state.last);
    const isSame = known.every((each) => JSON.stringify(this.#operations[each.number - 1]) === JSON.stringify(each));
    if (!isSame) throw this.#stale();
    return sent.slice(known.length);
  }

  #perform(added: readonly LoggedOperation[]): CodingState {
    try {
      return added.reduce((state, each) => applyOperation(state, each, this.basis), this.#state);
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      if (this.#state.status === 'final') throw new Refusal('final', error.details);
      throw refusalOf(error);
    }
  }

  #stale(): Refusal {
    const { last } = this.#state;
    const problem = `the coding has other operations than these; its last one is ${last}`;
    return new Refusal('stale', { problem, remedy: 'load it again', last });
  }

  /** Brings the coding itself to where its log is. */
  async keep(): Promise<void> {
    const state = this.#state;
    if (this.#kept >= state.last) return;
    const { rubric, turns } = this.basis;
    const changes = contentOfState(state, rubric, turns);
    const { id, coder } = this.#record;
    try {
      this.#record = await this.#library.keepLogged(id, this.#record.revision, changes, state.last, coder.id);
    } catch (error) {
      if (!(error instanceof StaleWrite)) throw error;
      this.#record = await this.#library.keepLogged(id, error.current, changes, state.last, coder.id);
    }
    this.#kept = state.last;
  }
}

async function readBasis(library: Library, record: CodingRecord, files: readonly Cues[]): Promise<SessionBasis> {
  const [session, segment, rubric] = await Promise.all([
    library.findSession(record.sessionId),
    record.segmentId === null ? null : library.findSegment(record.segmentId),
    library.findRubric(record.rubric.sha256),
  ]);
  if (!session || !rubric) throw new Refusal('notFound', { problem: 'its session was removed', place: record.id });
  const spoken = languageOfSession(session, files);
  const { transcript } = session;
  return {
    session,
    segment,
    rubric: readRubricRecord(rubric),
    rubricSha256: record.rubric.sha256,
    spoken,
    texts: new Map(transcript?.turns.map(({ id, text }) => [id, text])),
    turns:
      record.work.kind === 'utterances' && transcript ? countTurns(turnsOfSegment(transcript, segment), spoken) : null,
  };
}

/** Turns with whether each is a client's that is nothing but listening noises. */
export function countTurns(turns: TranscriptRecord['turns'], spoken: SessionLanguage | null): CountedTurn[] {
  const isNoise = noiseTest(spoken);
  return turns.map((turn) => ({ ...turn, facilitative: turn.role === 'client' && isNoise(turn) }));
}

/** The log of a coding that was made elsewhere. One that came in finished stays so until it is opened again. */
async function beginLog(
  library: Library,
  record: CodingRecord,
  { session, segment, rubric }: SessionBasis,
  clock: () => number,
) {
  const turns = session.transcript && turnsOfSegment(session.transcript, segment);
  const start = documentOfRecord(record, rubric, turns);
  if (!start) {
    const problem = 'only the totals of this coding are known, so there is nothing to go on with';
    throw new Refusal('refused', { problem, remedy: 'begin another' });
  }
  await library.startLog(record.id, start as unknown as Json);
  if (record.status === 'final') {
    // Where it is not known since when it is final: since now, as far as anybody here can tell.
    const finish = {
      number: 1,
      at: record.finishedAt ?? new Date(clock()).toISOString(),
      operation: { kind: 'finish' },
    };
    await library.appendToLog(record.id, 0, [finish]);
  }
  const log = await library.findLog(record.id);
  if (log) return log;
  throw new Refusal('notFound', { problem: 'the coding was removed meanwhile', place: record.id });
}
