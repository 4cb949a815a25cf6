/** Changes of codings, and the way back through them. */
import { type SqlBool, sql } from 'kysely';
import { readMarkedReasons } from '../../instrument/uncertain-code.ts';
import { type Change, findChanges, undoChanges } from '../changes.ts';
import type { Author } from '../library.ts';
import {
  type CodingChanges,
  type CodingContent,
  type CodingRecord,
  codingContentSchema,
  parseRecord,
} from '../records.ts';
import { StaleWrite } from '../stale-write.ts';
import { checkCodings, contentColumns, findCoding, type ReadRubric } from './coding-rows.ts';
import { type Context, inTransaction } from './context.ts';
import { addHistory, listHistory, noSuch } from './history-rows.ts';

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
