import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { readMarkedReasons } from '../../instrument/uncertain-code.ts';
import { type Change, findChanges, undoChanges } from '../changes.ts';
import { findCodingFaults } from '../coding-faults.ts';
import {
  type Added,
  type Author,
  type CodedSegment,
  type CodingFilter,
  type ListOrder,
  StaleWrite,
} from '../library.ts';
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
import { chunk, readPages, rowsAtOnce } from './pages.ts';
import { ensurePerson } from './people-rows.ts';
import { findSegments, insertSegments, parseSegment } from './segment-rows.ts';
import { findTranscripts, isAfter, orderedBy, requireSessions, sessionConditions, when } from './session-rows.ts';
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
  const parsed = codings.map(parseCoding);
  return inTransaction(context, (tx) => insertCodings(tx, parsed, by, readRubric));
}

export async function addCodedSegments(
  context: Context,
  work: readonly CodedSegment[],
  by: Author,
  readRubric: ReadRubric,
): Promise<Added[]> {
  const segments = work.map(({ segment }) => parseSegment(segment));
  const codings = work.map(({ coding }) => parseCoding(coding));
  return inTransaction(context, async (tx) => {
    const kept = await insertSegments(tx, segments);
    const placed = codings.map((coding, i) => ({ ...coding, segmentId: kept[i]?.id ?? null }));
    return insertCodings(tx, placed, by, readRubric);
  });
}

function parseCoding(coding: NewCoding): ParsedCoding {
  return parseRecord(newCodingSchema, coding, `coding of session ${coding.sessionId}`);
}

async function insertCodings(
  context: Context,
  codings: readonly ParsedCoding[],
  by: Author,
  readRubric: ReadRubric,
): Promise<Added[]> {
  const coders = new Map<string, string>();
  for (const pseudonym of [...new Set(codings.map(({ coder }) => coder.id))].sort()) {
    coders.set(pseudonym, await ensurePerson(context, 'coders', pseudonym, null, by));
  }
  await checkCodings(context, codings, ({ sessionId }) => `coding of session ${sessionId}`, readRubric);
  const rows = codings.map((coding) => codingRow(context.newId(), coding, coders.get(coding.coder.id) ?? ''));
  const added: Added[] = [];
  for (const some of chunk(rows, rowsAtOnce)) added.push(...(await insertRows(context, some)));
  const fresh = added.flatMap(({ id, added: isNew }) => (isNew ? [id] : []));
  await addHistory(
    context,
    ...fresh.map((subjectId) => ({ subject: 'coding' as const, subjectId, revision: 1, by, changes: [] })),
  );
  return added;
}

async function insertRows(context: Context, rows: readonly Tables['codings'][]): Promise<Added[]> {
  const inserted = await context.db
    .insertInto('codings')
    .values(rows)
    .onConflict((conflict) => conflict.column('source_hash').doNothing())
    .returning('id')
    .execute();
  const fresh = new Set(inserted.map(({ id }) => id));
  const added: Added[] = [];
  for (const { id, source_hash } of rows) {
    const isNew = fresh.has(id);
    added.push({ id: isNew ? id : await knownCoding(context, source_hash), added: isNew });
  }
  return added;
}

function codingRow(id: string, coding: ParsedCoding, coderId: string): Tables['codings'] {
  const { sessionId, coder, rubric, sourceHash, ...content } = coding;
  return {
    id,
    session_id: sessionId,
    ...contentColumns(content),
    coder_id: coderId,
    coder_kind: coder.kind,
    coder_version: coder.version,
    rubric_sha256: rubric.sha256,
    source_hash: sourceHash,
    revision: 1,
  };
}

async function knownCoding({ db }: Context, sourceHash: string | null): Promise<string> {
  const row = await db
    .selectFrom('codings')
    .select('id')
    .where('source_hash', '=', sourceHash)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Refuses codings that their session, segment or rubric contradicts. */
async function checkCodings<Coding extends ParsedCoding>(
  context: Context,
  codings: readonly Coding[],
  placeOf: (coding: Coding) => string,
  readRubric: ReadRubric,
): Promise<void> {
  await requireSessions(context, codings);
  const segments = await findSegments(
    context,
    codings.flatMap(({ segmentId }) => segmentId ?? []),
  );
  const transcripts = await findTranscripts(
    context,
    codings.map(({ sessionId }) => sessionId),
  );
  for (const coding of codings) {
    const { sessionId, segmentId } = coding;
    const place = placeOf(coding);
    const rubric = await readRubric(context, coding.rubric.sha256);
    if (!rubric) throw new InputFault({ problem: `its rubric ${coding.rubric.id} is not in the library`, place });
    const segment = segments.get(segmentId ?? '') ?? null;
    if (segmentId !== null && segment?.sessionId !== sessionId) {
      throw new InputFault({ problem: `its session has no segment ${segmentId}`, place });
    }
    const transcript = transcripts.get(sessionId) ?? null;
    const [first] = findCodingFaults(coding, { rubric, transcript, segment });
    if (first) throw new InputFault({ problem: first, place });
  }
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
  await checkCodings(tx, [after], () => `coding ${id}`, readRubric);
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
  const content = readEarlierContent(undoChanges(contentOf(present), changes) as unknown as CodingContent);
  return { ...present, ...content, revision };
}

/** What was changed before uncertainty was data stands in the history as it was then. A damaged history is left as it is. */
function readEarlierContent(content: CodingContent): CodingContent {
  const { success } = codingContentSchema.safeParse(content);
  if (!success || content.work.kind === 'totals') return content;
  return { ...content, work: { ...content.work, turns: readMarkedReasons(content.work.turns) } };
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
