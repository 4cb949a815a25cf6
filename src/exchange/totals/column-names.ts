import type * as z from 'zod';
import type { columnFields, columnNamesSchema } from './column-names-schema.ts';

/** The usual names of the columns of a spreadsheet. */
export type ColumnNames = z.infer<typeof columnNamesSchema>;
/** What a column can say of a session or coding, beside counts and globals. */
export type ColumnField = (typeof columnFields)[number];
