import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Which coder is to code which session. */
export const keepAssignments: Migration = {
  version: 3,
  up: async (db, dialect) => {
    const text = dialect === 'sqlite' ? 'text' : 'text collate "C"';
    const strict = dialect === 'sqlite' ? 'strict' : '';
    const statements = [
      `create table assignments (
        session_id ${text} not null references sessions (id),
        coder_id ${text} not null references coders (id),
        due ${text},
        assigned_at ${text} not null,
        author ${text} not null,
        primary key (session_id, coder_id)
      ) ${strict}`,
      'create index assignments_by_coder on assignments (coder_id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
