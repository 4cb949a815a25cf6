import type { CoderKind } from '../instrument/coding.ts';
import type { CodingFilter, SessionFilter } from '../library/filters.ts';

/** Which sessions and codings of the library are meant; whatever is left out leaves all. */
export interface LibraryFilter {
  readonly caseworker?: string | undefined;
  readonly client?: string | undefined;
  /** Name of the session. */
  readonly session?: string | undefined;
  readonly language?: string | undefined;
  readonly tag?: string | undefined;
  /** First and last day, as YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly coder?: string | undefined;
  readonly coderKind?: CoderKind | undefined;
  readonly status?: 'draft' | 'final' | undefined;
}

/** The same in the terms of the library, for sessions. */
export function sessionFilter({ session, caseworker, client, language, tag, from, to }: LibraryFilter): SessionFilter {
  return { caseworker, client, label: session, language, tag, from, to };
}

/** The same in the terms of the library, for codings. */
export function codingFilter(filter: LibraryFilter): CodingFilter {
  const { coder, coderKind: kind, status } = filter;
  return { ...sessionFilter(filter), coder, kind, status };
}
