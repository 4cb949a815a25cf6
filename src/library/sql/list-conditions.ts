/** Conditions and order of lists, as SQL. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ListOrder, SessionFilter } from '../filters.ts';

/** Sorts after every date, as the index of the sessions has it. */
const undated = '~';

/** What a filter asks of a row of sessions. */
export function sessionConditions(filter: SessionFilter): RawBuilder<SqlBool>[] {
  const { caseworker, client, label, language, tag, codedBy, from, to } = filter;
  return [
    ...when(caseworker, (it) => sql`sessions.caseworker_id in (select id from caseworkers where pseudonym = ${it})`),
    ...when(client, (it) => sql`sessions.client = ${it}`),
    ...when(label, (it) => sql`sessions.label = ${it}`),
    ...when(language, (it) => sql`sessions.language = ${it}`),
    ...when(tag, (it) => sql`sessions.id in (select session_id from session_tags where tag = ${it})`),
    ...when(
      codedBy,
      (it) => sql`sessions.id in (
        select session_id from codings where coder_id in (select id from coders where pseudonym = ${it})
      )`,
    ),
    ...when(from, (it) => sql`sessions.date >= ${it}`),
    ...when(to, (it) => sql`sessions.date <= ${it}`),
  ];
}

/** A condition on a value that is asked for, compared in the form in which the library keeps text. */
export function when(
  value: string | undefined,
  condition: (value: string) => RawBuilder<SqlBool>,
): RawBuilder<SqlBool>[] {
  return value === undefined ? [] : [condition(value.normalize('NFC').trim())];
}

export function orderedBy(order: ListOrder, table: 'sessions' | 'codings'): RawBuilder<unknown> {
  const id = sql.ref(`${table}.id`);
  return order === 'added' ? id : sql`coalesce(sessions.date, ${sql.lit(undated)}), ${id}`;
}

/** Comes after the row of that date and id, in the given order. */
export function isAfter(
  order: ListOrder,
  date: string | null,
  table: 'sessions' | 'codings',
  id: string,
): RawBuilder<SqlBool> {
  const ref = sql.ref(`${table}.id`);
  if (order === 'added') return sql`${ref} > ${id}`;
  return sql`(coalesce(sessions.date, ${sql.lit(undated)}), ${ref}) > (${date ?? undated}, ${id})`;
}
