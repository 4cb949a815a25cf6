import type { Db } from './tables.ts';

export type Dialect = 'sqlite' | 'postgres';

/** What the two databases do differently; everything else is written once, in terms of this. */
export interface Engine {
  readonly dialect: Dialect;
  readonly db: Db;
  /** Schema that holds the tables, where the database has schemas. */
  readonly schema: string | null;
  /** Path, or URL without its password. */
  readonly place: string;
  /** Takes deleted bytes out of the storage. False when another program holds on to them. */
  erase(): Promise<boolean>;
  /** Older copies beside the library. */
  findCopies(): string[];
  /** What the database's own check finds. */
  checkIntegrity(): Promise<string[]>;
  copyTo(path: string): Promise<void>;
  close(): Promise<void>;
}
