import { keepSessionsAndCodings } from './migrations/001-sessions-and-codings.ts';
import { keepCodingLogs } from './migrations/002-coding-logs.ts';
import { keepAssignments } from './migrations/003-assignments.ts';
import { keepUncertainCodes } from './migrations/004-uncertain-codes.ts';
import type { Migration } from './migrations/migration.ts';

/** Every version of the schema, the first first. */
export const migrations: readonly Migration[] = [
  keepSessionsAndCodings,
  keepCodingLogs,
  keepAssignments,
  keepUncertainCodes,
];
