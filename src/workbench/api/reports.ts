import * as z from 'zod';
import { line } from '../../instrument/fields.ts';
import { id } from './documents.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written as YYYY-MM');

/** GET `paths.reports`: what there is to report on. It names caseworkers, so it is not for who is coding blind. */
export const reportsAnswer = z.object({
  /** Caseworkers with the months in which they have sessions of which a coding counts, rising. */
  caseworkers: z.array(z.object({ pseudonym: z.string(), months: z.array(month) })),
  /** Months in which any caseworker has such sessions, rising. */
  months: z.array(month),
});
export type ReportsAnswer = z.infer<typeof reportsAnswer>;

/**
 * GET `paths.report`, all as a query: the report itself, as a page of its own to open beside ours or as a PDF to keep.
 * Codings of the sessions in it that the coder opens afterwards are assisted ones.
 */
export const reportQuery = z
  .strictObject({
    of: z.enum(['session', 'caseworker', 'team', 'agreement']),
    /** Id of the session, where it is of one. */
    session: id.optional(),
    caseworker: line.optional(),
    /** The last month with a session of which a coding counts, where it is left out. */
    month: month.optional(),
    /** How far charts and tables go back. */
    months: z.coerce.number().int().min(1).max(120).default(12),
    language: z.enum(['en', 'nb', 'sv']).default('en'),
    format: z.enum(['html', 'pdf']).default('html'),
    paper: z.enum(['a4', 'letter']).default('a4'),
    /** Lets the program's estimates decide levels. */
    estimates: z.literal('allowed').optional(),
    /** For agreement: these coders alone, with commas between; sessions of these days alone. */
    coders: line.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Leaves the words of sessions out. */
    quotes: z.literal('none').optional(),
  })
  .refine(({ of, session }) => (of === 'session') === (session !== undefined), {
    error: 'a report of a session names the session, and no other does',
    path: ['session'],
  })
  .refine(({ of, caseworker }) => of === 'agreement' || (of === 'caseworker') === (caseworker !== undefined), {
    error: 'a report of a caseworker names the caseworker, and no other does',
    path: ['caseworker'],
  });
export type ReportQuery = z.output<typeof reportQuery>;
