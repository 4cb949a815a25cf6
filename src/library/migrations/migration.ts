import type { Kysely } from 'kysely';
import type { Dialect } from '../sql/engine.ts';

/** One step from a version of the schema to the next. Once released it never changes; a mistake is mended by another. */
export interface Migration {
  /** Version it leads to. */
  readonly version: number;
  // A migration knows the tables of its own time, never the present ones.
  readonly up: (db: Kysely<unknown>, dialect: Dialect) => Promise<void>;
}
