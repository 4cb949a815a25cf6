import type { Kysely, Transaction } from 'kysely';

/** Rows as both databases keep them. Free text stands in JSON, which carries every string unharmed into both. */
export interface Tables {
  caseworkers: PersonRow;
  coders: PersonRow;
  sessions: {
    id: string;
    caseworker_id: string | null;
    label: string;
    client: string | null;
    date: string | null;
    number: number | null;
    language: string | null;
    change_goal: string | null;
    /** JSON, or null. */
    recording: string | null;
    duration_seconds: number | null;
    /** JSON, or null. */
    source: string | null;
    source_hash: string | null;
    has_transcript: number;
    revision: number;
  };
  /** Apart from the sessions, so that lists don't read them. */
  transcripts: { session_id: string; content: string };
  session_tags: { session_id: string; tag: string };
  segments: { id: string; session_id: string; content: string };
  rubrics: { sha256: string; id: string; content: string };
  codings: {
    id: string;
    session_id: string;
    segment_id: string | null;
    coder_id: string;
    coder_kind: 'human' | 'heuristic' | 'imported' | 'consensus';
    coder_version: string | null;
    rubric_sha256: string;
    status: 'draft' | 'final';
    source_hash: string | null;
    revision: number;
    /** JSON of everything else that can be changed. */
    content: string;
  };
  coding_logs: {
    coding_id: string;
    /** JSON of what the log begins with. */
    start: string;
    /** Number of the last operation that the coding itself holds, and the revision that holds it. */
    kept_number: number;
    kept_revision: number;
  };
  coding_operations: { coding_id: string; number: number; content: string };
  coder_settings: { coder_id: string; name: string; content: string };
  assignments: { session_id: string; coder_id: string; due: string | null; assigned_at: string; author: string };
  history: {
    subject_id: string;
    revision: number;
    subject: 'session' | 'coding' | 'caseworker' | 'coder';
    at: string;
    author: string;
    /** JSON; null once the subject was removed. */
    changes: string | null;
  };
  removals: {
    subject_id: string;
    subject: 'session' | 'coding' | 'caseworker' | 'coder';
    at: string;
    author: string;
    reason: string;
  };
}

export interface PersonRow {
  id: string;
  pseudonym: string;
  note: string | null;
  added_at: string;
  revision: number;
}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Every table with its primary key, each after those that it refers to. */
export const primaryKeys = {
  caseworkers: ['id'],
  coders: ['id'],
  sessions: ['id'],
  transcripts: ['session_id'],
  session_tags: ['session_id', 'tag'],
  segments: ['id'],
  rubrics: ['sha256'],
  codings: ['id'],
  coding_logs: ['coding_id'],
  coding_operations: ['coding_id', 'number'],
  coder_settings: ['coder_id', 'name'],
  assignments: ['session_id', 'coder_id'],
  history: ['subject_id', 'revision'],
  removals: ['subject_id'],
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] };

export const tableOrder = Object.keys(primaryKeys) as (keyof Tables)[];
