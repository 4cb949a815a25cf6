import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The log of operations by which a person makes a coding, and what each coder has set for themselves. */
export const keepCodingLogs: Migration = {
  version: 2,
  up: async (db, dialect) => {
    const text = dialect === 'sqlite' ? 'text' : 'text collate "C"';
    const strict = dialect === 'sqlite' ? 'strict' : '';
    const statements = [
      `create table coding_logs (
        coding_id ${text} primary key references codings (id),
        start ${text} not null,
        kept_number integer not null check (kept_number >= 0),
        kept_revision integer not null check (kept_revision > 0)
      ) ${strict}`,
      `create table coding_operations (
        coding_id ${text} not null references coding_logs (coding_id),
        number integer not null check (number > 0),
        content ${text} not null,
        primary key (coding_id, number)
      ) ${strict}`,
      `create table coder_settings (
        coder_id ${text} not null references coders (id),
        name ${text} not null,
        content ${text} not null,
        primary key (coder_id, name)
      ) ${strict}`,
      'create index codings_by_session_and_coder on codings (session_id, coder_id, status)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
