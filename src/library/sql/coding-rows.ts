import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { findCodingFaults } from '../coding-faults.ts';
import type { CodingFilter, ListOrder } from '../filters.ts';
import type { Added, Author, CodedSegment } from '../library.ts';
import { type CodingContent, type CodingRecord, type NewCoding, newCodingSchema, parseRecord } from '../records.ts';
import { type Context, inTransaction } from './context.ts';
import { addHistory } from './history-rows.ts';
import { readJson } from './json.ts';
import { isAfter, orderedBy, sessionConditions, when } from './list-conditions.ts';
import { chunk, readPages, rowsAtOnce } from './pages.ts';
import { ensurePerson } from './people-rows.ts';
import { findSegments, insertSegments, parseSegment } from './segment-rows.ts';
import { requireSessions } from './session-rows.ts';
import type { Tables } from './tables.ts';
import { findTranscripts } from './transcript-rows.ts';

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
export async function checkCodings<Coding extends ParsedCoding>(
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

export function contentColumns({ segmentId, status, ...content }: CodingContent) {
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
