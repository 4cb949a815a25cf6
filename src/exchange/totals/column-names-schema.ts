import * as z from 'zod';
import { ambiguousNames } from '../cacti/code-names-schema.ts';

const names = z.array(z.string().trim().min(1));

/** What a column of a spreadsheet can say of a session or coding, beside counts and globals. */
export const columnFields = [
  'file',
  'session',
  'sessionId',
  'caseworker',
  'client',
  'date',
  'number',
  'language',
  'changeGoal',
  'tags',
  'recording',
  'clinicianSpeaker',
  'clientSpeaker',
  'coder',
  'coderKind',
  'coderVersion',
  'codingId',
  'rubric',
  'rubricSha256',
  'status',
  'assisted',
  'notes',
  'segmentMethod',
  'seed',
  'requestedSeconds',
  'startSeconds',
  'endSeconds',
  'timesEstimated',
  'volleys',
  'softwareVersion',
] as const;

/** Validates the usual names of columns. */
export const columnNamesSchema = z
  .strictObject({
    schema: z.literal('miti-column-names/1'),
    missing: names,
    summaries: names,
    columns: z.record(z.enum(columnFields), names),
    codes: z.record(z.string(), names),
    globals: z.record(z.string(), names),
    derived: names,
  })
  .superRefine(({ columns, codes, globals, derived }, context) => {
    for (const name of ambiguousNames({ ...columns, ...codes, ...globals, derived })) {
      context.addIssue({ code: 'custom', message: `the name "${name}" stands under two headings: it leaves doubt` });
    }
  });
