import { line } from '../../instrument/fields.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Change } from '../changes.ts';
import type { Author, HistoryEntry, SubjectKind } from '../library.ts';
import { parseRecord } from '../records.ts';
import { type Context, now } from './context.ts';
import { readJson } from './json.ts';
import { chunk, rowsAtOnce } from './pages.ts';

export interface NewEntry {
  readonly subject: SubjectKind;
  readonly subjectId: string;
  readonly revision: number;
  readonly by: Author;
  readonly changes: readonly Change[];
}

export async function addHistory(context: Context, ...entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map(({ subject, subjectId, revision, by, changes }) => {
    const author = parseRecord(line, by, 'author of a change');
    return { subject, subject_id: subjectId, revision, at: now(context), author, changes: JSON.stringify(changes) };
  });
  for (const some of chunk(rows, rowsAtOnce)) await context.db.insertInto('history').values(some).execute();
}

export async function listHistory({ db }: Context, subjectId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('history')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('revision')
    .execute();
  return rows.map(({ subject_id, author, changes, ...row }) => ({
    ...row,
    by: author,
    subjectId: subject_id,
    changes: changes === null ? null : readJson<Change[]>(changes, `history of ${row.subject} ${subject_id}`),
  }));
}

/** The fault of something that isn't there, or is no longer. */
export async function noSuch({ db }: Context, subject: SubjectKind, id: string): Promise<InputFault> {
  const removal = await db.selectFrom('removals').selectAll().where('subject_id', '=', id).executeTakeFirst();
  const problem = removal ? `was removed on ${removal.at.slice(0, 10)} by ${removal.author}` : 'is not in the library';
  return new InputFault({ problem, place: `${subject} ${id}` });
}
