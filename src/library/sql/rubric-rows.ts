import type { Rubric } from '../../instrument/rubric.ts';
import type { RubricRecord } from '../records.ts';
import { readRubricRecord } from '../rubric-record.ts';
import type { ReadRubric } from './coding-rows.ts';
import type { Context } from './context.ts';

export async function keepRubric({ db }: Context, record: RubricRecord): Promise<void> {
  const { id } = readRubricRecord(record);
  await db
    .insertInto('rubrics')
    .values({ sha256: record.sha256, id, content: record.content })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

export async function findRubric({ db }: Context, sha256: string): Promise<RubricRecord | null> {
  return (await db.selectFrom('rubrics').selectAll().where('sha256', '=', sha256).executeTakeFirst()) ?? null;
}

/** Reads kept rubrics and remembers them: a rubric of one hash never changes. */
export function rubricReader(): ReadRubric {
  const known = new Map<string, Rubric>();
  return async (context, sha256) => {
    const remembered = known.get(sha256);
    if (remembered) return remembered;
    const record = await findRubric(context, sha256);
    if (!record) return null;
    const rubric = readRubricRecord(record);
    known.set(sha256, rubric);
    return rubric;
  };
}
