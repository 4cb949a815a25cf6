import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../sql/engine.ts';
import type { Migration } from './migration.ts';

/** Sessions, segments, rubrics, codings, the people, and a history that can only grow. */
export const keepSessionsAndCodings: Migration = {
  version: 1,
  up: async (db, dialect) => {
    for (const statement of tables(dialect)) await run(db, statement);
    for (const statement of dialect === 'sqlite' ? sqliteGuards : postgresGuards) await run(db, statement);
  },
};

function run(db: Kysely<unknown>, statement: string): Promise<unknown> {
  return sql.raw(statement).execute(db);
}

function tables(dialect: Dialect): string[] {
  // Both databases compare and sort text by its bytes, so that lists have one order everywhere.
  const text = dialect === 'sqlite' ? 'text' : 'text collate "C"';
  const real = dialect === 'sqlite' ? 'real' : 'double precision';
  const strict = dialect === 'sqlite' ? 'strict' : '';
  const person = `(
    id ${text} primary key,
    pseudonym ${text} not null unique,
    note ${text},
    added_at ${text} not null,
    revision integer not null check (revision > 0)
  ) ${strict}`;
  return [
    `create table caseworkers ${person}`,
    `create table coders ${person}`,
    `create table sessions (
      id ${text} primary key,
      caseworker_id ${text} references caseworkers (id),
      label ${text} not null,
      client ${text},
      date ${text},
      number integer,
      language ${text},
      change_goal ${text},
      recording ${text},
      duration_seconds ${real},
      source ${text},
      source_hash ${text} unique,
      has_transcript integer not null check (has_transcript in (0, 1)),
      revision integer not null check (revision > 0)
    ) ${strict}`,
    'create index sessions_by_caseworker on sessions (caseworker_id, date)',
    "create index sessions_by_date on sessions (coalesce(date, '~'), id)",
    'create index sessions_by_label on sessions (label)',
    `create table transcripts (
      session_id ${text} primary key references sessions (id),
      content ${text} not null
    ) ${strict}`,
    `create table session_tags (
      session_id ${text} not null references sessions (id),
      tag ${text} not null,
      primary key (session_id, tag)
    ) ${strict}`,
    'create index sessions_by_tag on session_tags (tag)',
    `create table segments (
      id ${text} primary key,
      session_id ${text} not null references sessions (id),
      content ${text} not null,
      unique (id, session_id)
    ) ${strict}`,
    'create index segments_by_session on segments (session_id)',
    `create table rubrics (
      sha256 ${text} primary key,
      id ${text} not null,
      content ${text} not null
    ) ${strict}`,
    `create table codings (
      id ${text} primary key,
      session_id ${text} not null references sessions (id),
      segment_id ${text},
      coder_id ${text} not null references coders (id),
      coder_kind ${text} not null check (coder_kind in ('human', 'heuristic', 'imported', 'consensus')),
      coder_version ${text},
      rubric_sha256 ${text} not null references rubrics (sha256),
      status ${text} not null check (status in ('draft', 'final')),
      source_hash ${text} unique,
      revision integer not null check (revision > 0),
      content ${text} not null,
      foreign key (segment_id, session_id) references segments (id, session_id)
    ) ${strict}`,
    'create index codings_by_session on codings (session_id)',
    'create index codings_by_coder on codings (coder_id)',
    'create index codings_by_segment on codings (segment_id)',
    `create table history (
      subject_id ${text} not null,
      revision integer not null check (revision > 0),
      subject ${text} not null check (subject in ('session', 'coding', 'caseworker', 'coder')),
      at ${text} not null,
      author ${text} not null,
      changes ${text},
      primary key (subject_id, revision)
    ) ${strict}`,
    `create table removals (
      subject_id ${text} primary key,
      subject ${text} not null check (subject in ('session', 'coding', 'caseworker', 'coder')),
      at ${text} not null,
      author ${text} not null,
      reason ${text} not null
    ) ${strict}`,
  ];
}

const refusal = 'the history and the removals can only grow';

/** A history entry may only lose its content, and only once the removal of its subject is on record. */
const sqliteGuards = [
  `create trigger history_keeps before delete on history
   begin select raise(abort, '${refusal}'); end`,
  `create trigger history_stands before update on history
   when not (
     new.changes is null
     and new.subject_id = old.subject_id and new.revision = old.revision and new.subject = old.subject
     and new.at = old.at and new.author = old.author
     and exists (select 1 from removals where removals.subject_id = old.subject_id)
   )
   begin select raise(abort, '${refusal}'); end`,
  `create trigger removals_keep before delete on removals
   begin select raise(abort, '${refusal}'); end`,
  `create trigger removals_stand before update on removals
   begin select raise(abort, '${refusal}'); end`,
  // "insert or replace" deletes without firing a delete trigger, so it is caught here.
  `create trigger history_adds before insert on history
   when exists (select 1 from history where subject_id = new.subject_id and revision = new.revision)
   begin select raise(abort, '${refusal}'); end`,
  `create trigger removals_add before insert on removals
   when exists (select 1 from removals where subject_id = new.subject_id)
   begin select raise(abort, '${refusal}'); end`,
];

const postgresGuards = [
  `create function refuse_rewriting() returns trigger language plpgsql as $$
   begin raise exception '${refusal}'; end $$`,
  `create function allow_only_emptying() returns trigger language plpgsql as $$
   begin
     if new.changes is null
       and new.subject_id = old.subject_id and new.revision = old.revision and new.subject = old.subject
       and new.at = old.at and new.author = old.author
       and exists (select 1 from removals where removals.subject_id = old.subject_id)
     then return new; end if;
     raise exception '${refusal}';
   end $$`,
  'create trigger history_keeps before delete on history for each row execute function refuse_rewriting()',
  'create trigger history_stands before update on history for each row execute function allow_only_emptying()',
  'create trigger history_is_never_emptied before truncate on history execute function refuse_rewriting()',
  'create trigger removals_keep before delete or update on removals for each row execute function refuse_rewriting()',
  'create trigger removals_are_never_emptied before truncate on removals execute function refuse_rewriting()',
];
