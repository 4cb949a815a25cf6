import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { type Change, findChanges, undoChanges } from '../changes.ts';
import { findCodingFaults } from '../coding-faults.ts';
import { type Added, type Author, type CodingFilter, type ListOrder, StaleWrite } from '../library.ts';
import {
  type CodingChanges,
  type CodingContent,
  type CodingRecord,
  codingContentSchema,
  type NewCoding,
  newCodingSchema,
  parseRecord,
} from '../records.ts';
import { type Context, inTransaction } from './context.ts';
import { addHistory, listHistory, noSuch } from './history-rows.ts';
import { readJson } from './json.ts';
import { readPages } from './pages.ts';
import { ensurePerson } from './people-rows.ts';
import { findSegment } from './segment-rows.ts';
import { findTranscript, isAfter, orderedBy, sessionConditions, when } from './session-rows.ts';
import type { Tables } from './tables.ts';

const pageSize = 50;

type ParsedCoding = ReturnType<typeof newCodingSchema.parse>;

/** Finds a kept rubric, as parsed as it can be. */
export type ReadRubric = (context: Context, sha256: string) => Promise<Rubric | null>;

export async function addCodings(
  context: Context,
  codings: readonly NewCoding[],
  by: Author,
  readRubric: ReadRubric,
): Promise<Added[]> {
  const parsed = codings.map((each) => parseRecord(newCodingSchema, each, `coding of session ${each.sessionId}`));
  return inTransaction(context, async (tx) => {
    const coders = new Map<string, string>();
    for (const pseudonym of [...new Set(parsed.map(({ coder }) => coder.id))].sort()) {
      coders.set(pseudonym, await ensurePerson(tx, 'coders', pseudonym, null, by));
    }
    const added: Added[] = [];
    for (const coding of parsed)
      added.push(await addCoding(tx, coding, coders.get(coding.coder.id) ?? '', by, readRubric));
    return added;
  });
}

async function addCoding(
  context: Context,
  coding: ParsedCoding,
  coderId: string,
  by: Author,
  readRubric: ReadRubric,
): Promise<Added> {
  await checkCoding(context, coding, `coding of session ${coding.sessionId}`, readRubric);
  const id = context.newId();
  const { sessionId, coder, rubric, sourceHash, ...content } = coding;
  const inserted = await context.db
    .insertInto('codings')
    .values({
      id,
      session_id: sessionId,
      ...contentColumns(content),
      coder_id: coderId,
      coder_kind: coder.kind,
      coder_version: coder.version,
      rubric_sha256: rubric.sha256,
      source_hash: sourceHash,
      revision: 1,
    })
    .onConflict((conflict) => conflict.column('source_hash').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return { id: await knownCoding(context, sourceHash), added: false };
  await addHistory(context, { subject: 'coding', subjectId: id, revision: 1, by, changes: [] });
  return { id, added: true };
}

async function knownCoding({ db }: Context, sourceHash: string | null): Promise<string> {
  const row = await db
    .selectFrom('codings')
    .select('id')
    .where('source_hash', '=', sourceHash)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Refuses a coding that its session, segment or rubric contradicts. */
async function checkCoding(
  context: Context,
  coding: ParsedCoding,
  place: string,
  readRubric: ReadRubric,
): Promise<void> {
  const session = await context.db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', coding.sessionId)
    .executeTakeFirst();
  if (!session) throw await noSuch(context, 'session', coding.sessionId);
  const rubric = await readRubric(context, coding.rubric.sha256);
  if (!rubric) throw new InputFault({ problem: `its rubric ${coding.rubric.id} is not in the library`, place });
  const segment = coding.segmentId === null ? null : await findSegment(context, coding.segmentId);
  if (coding.segmentId !== null && segment?.sessionId !== coding.sessionId) {
    throw new InputFault({ problem: `its session has no segment ${coding.segmentId}`, place });
  }
  const transcript = await findTranscript(context, coding.sessionId);
  const [first] = findCodingFaults(coding, { rubric, transcript, segment });
  if (first) throw new InputFault({ problem: first, place });
}

function contentColumns({ segmentId, status, ...content }: CodingContent) {
  return { segment_id: segmentId, status, content: JSON.stringify(content) };
}

export async function findCoding(context: Context, condition: RawBuilder<SqlBool>): Promise<CodingRecord | null> {
  const row = await selectCodings(context).where(condition).executeTakeFirst();
  return row ? codingRecord(row) : null;
}

export async function* listCodings(
  context: Context,
  filter: CodingFilter,
  order: ListOrder,
): AsyncGenerator<CodingRecord> {
  const pages = readPages<CodingRow>(pageSize, (last, limit) => {
    const after = last ? [isAfter(order, last.date, 'codings', last.id)] : [];
    return selectCodings(context)
      .where((eb) => eb.and([...codingConditions(filter), ...after]))
      .orderBy(orderedBy(order, 'codings'))
      .limit(limit)
      .execute();
  });
  for await (const page of pages) yield* page.map(codingRecord);
}

export async function countCodings({ db }: Context, filter: CodingFilter): Promise<number> {
  const row = await db
    .selectFrom('codings')
    .innerJoin('sessions', 'sessions.id', 'codings.session_id')
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => eb.and(codingConditions(filter)))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function codingConditions(filter: CodingFilter): RawBuilder<SqlBool>[] {
  const { sessionId, segmentId, coder, kind, status, rubricSha256 } = filter;
  return [
    ...sessionConditions(filter),
    ...when(sessionId, (it) => sql`codings.session_id = ${it}`),
    ...when(segmentId, (it) => sql`codings.segment_id = ${it}`),
    ...when(coder, (it) => sql`codings.coder_id in (select id from coders where pseudonym = ${it})`),
    ...when(kind, (it) => sql`codings.coder_kind = ${it}`),
    ...when(status, (it) => sql`codings.status = ${it}`),
    ...when(rubricSha256, (it) => sql`codings.rubric_sha256 = ${it}`),
  ];
}

export async function reviseCoding(
  context: Context,
  id: string,
  revision: number,
  changes: CodingChanges,
  by: Author,
  readRubric: ReadRubric,
): Promise<CodingRecord> {
  return inTransaction(context, (tx) => reviseCodingWithin(tx, id, revision, changes, by, readRubric));
}

/** Revises a coding within a transaction that does more. */
export async function reviseCodingWithin(
  tx: Context,
  id: string,
  revision: number,
  changes: CodingChanges,
  by: Author,
  readRubric: ReadRubric,
): Promise<CodingRecord> {
  const before = await findCoding(tx, sql<SqlBool>`codings.id = ${id}`);
  if (!before) throw await noSuch(tx, 'coding', id);
  if (before.revision !== revision) throw new StaleWrite(`coding ${id}`, revision, before.revision);
  const old = contentOf(before);
  const wanted = parseRecord(codingContentSchema, { ...old, ...changes }, `coding ${id}`);
  const found = findChanges(old, wanted);
  if (found.length === 0) return before;
  const after = { ...before, ...wanted, revision: revision + 1 };
  await checkCoding(tx, after, `coding ${id}`, readRubric);
  const saved = await tx.db
    .updateTable('codings')
    .set({ ...contentColumns(wanted), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) throw new StaleWrite(`coding ${id}`, revision, revision + 1);
  await addHistory(tx, { subject: 'coding', subjectId: id, revision: revision + 1, by, changes: found });
  return after;
}

export async function recallCoding(context: Context, id: string, revision: number): Promise<CodingRecord | null> {
  const present = await findCoding(context, sql<SqlBool>`codings.id = ${id}`);
  if (!present || revision < 1 || revision > present.revision) return null;
  const later = (await listHistory(context, id)).filter(
    (each) => each.revision > revision && each.revision <= present.revision,
  );
  const changes = later.flatMap((each): readonly Change[] => each.changes ?? []);
  return { ...present, ...(undoChanges(contentOf(present), changes) as unknown as CodingContent), revision };
}

/** The part of a coding that can be changed. */
function contentOf(coding: CodingRecord): CodingContent {
  const {
    id: _id,
    sessionId: _session,
    coder: _coder,
    rubric: _rubric,
    sourceHash: _hash,
    revision: _revision,
    ...content
  } = coding;
  return content;
}

function selectCodings({ db }: Context) {
  return db
    .selectFrom('codings')
    .innerJoin('sessions', 'sessions.id', 'codings.session_id')
    .innerJoin('coders', 'coders.id', 'codings.coder_id')
    .innerJoin('rubrics', 'rubrics.sha256', 'codings.rubric_sha256')
    .selectAll('codings')
    .select(['sessions.date as date', 'coders.pseudonym as coder', 'rubrics.id as rubric_id']);
}

type CodingRow = Tables['codings'] & {
  readonly date: string | null;
  readonly coder: string;
  readonly rubric_id: string;
};

function codingRecord(row: CodingRow): CodingRecord {
  return {
    id: row.id,
    sessionId: row.session_id,
    coder: { kind: row.coder_kind, id: row.coder, version: row.coder_version },
    rubric: { id: row.rubric_id, sha256: row.rubric_sha256 },
    sourceHash: row.source_hash,
    revision: row.revision,
    segmentId: row.segment_id,
    status: row.status,
    ...readJson<Omit<CodingContent, 'segmentId' | 'status'>>(row.content, `coding ${row.id}`),
  };
}
