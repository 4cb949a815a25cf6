import { sql } from 'kysely';
import type { StorageFault } from '../library.ts';
import type { Db } from './tables.ts';

/** What a row refers to and must find. */
const references = [
  ['sessions', 'caseworker_id', 'caseworkers', 'id'],
  ['transcripts', 'session_id', 'sessions', 'id'],
  ['session_tags', 'session_id', 'sessions', 'id'],
  ['segments', 'session_id', 'sessions', 'id'],
  ['codings', 'session_id', 'sessions', 'id'],
  ['codings', 'segment_id', 'segments', 'id'],
  ['codings', 'coder_id', 'coders', 'id'],
  ['codings', 'rubric_sha256', 'rubrics', 'sha256'],
  ['coding_logs', 'coding_id', 'codings', 'id'],
  ['coding_operations', 'coding_id', 'coding_logs', 'coding_id'],
  ['coder_settings', 'coder_id', 'coders', 'id'],
  ['assignments', 'session_id', 'sessions', 'id'],
  ['assignments', 'coder_id', 'coders', 'id'],
] as const;

const histories = [
  ['session', 'sessions'],
  ['coding', 'codings'],
  ['caseworker', 'caseworkers'],
  ['coder', 'coders'],
] as const;

/** Rows that refer to what isn't there, and histories that don't fit what they are of. */
export async function findOrphans(db: Db): Promise<StorageFault[]> {
  const faults: StorageFault[] = [];
  for (const [table, column, target, key] of references) {
    const ref = sql.ref(`${table}.${column}`);
    const { rows } = await sql<{ missing: string }>`
      select distinct ${ref} as missing from ${sql.table(table)}
      where ${ref} is not null and not exists (select 1 from ${sql.table(target)} where ${sql.ref(`${target}.${key}`)} = ${ref})
    `.execute(db);
    faults.push(
      ...rows.map(({ missing }) => ({ place: table, problem: `refers to ${target} ${missing}, which is not there` })),
    );
  }
  faults.push(...(await findMissingTranscripts(db)));
  for (const [subject, table] of histories) faults.push(...(await findHistoryFaults(db, subject, table)));
  return faults;
}

async function findMissingTranscripts(db: Db): Promise<StorageFault[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sessions
    where has_transcript <> (case when exists (select 1 from transcripts where session_id = sessions.id) then 1 else 0 end)
  `.execute(db);
  return rows.map(({ id }) => ({ place: `session ${id}`, problem: 'its transcript is missing' }));
}

async function findHistoryFaults(db: Db, subject: string, table: string): Promise<StorageFault[]> {
  const incomplete = await sql<{ id: string }>`
    select id from ${sql.table(table)} as subjects
    where revision <> (select count(*) from history where subject_id = subjects.id and changes is not null)
  `.execute(db);
  const forgotten = await sql<{ id: string }>`
    select distinct subject_id as id from history
    where subject = ${subject}
      and subject_id not in (select id from ${sql.table(table)})
      and subject_id not in (select subject_id from removals)
  `.execute(db);
  return [
    ...incomplete.rows.map(({ id }) => ({ place: `${subject} ${id}`, problem: 'its history lacks revisions' })),
    ...forgotten.rows.map(({ id }) => ({
      place: `${subject} ${id}`,
      problem: 'has a history but is not there, and no removal is on record',
    })),
  ];
}
