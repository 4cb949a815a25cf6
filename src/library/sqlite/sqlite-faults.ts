import { InputFault } from '../../instrument/input-fault.ts';

type Described = readonly [problem: string, remedy: string];

const full: Described = ['the disk is full; nothing of this change was written', 'free some space and repeat it'];
const readOnly: Described = [
  "can't be written, only read",
  'check the rights of the file and its folder, or whether the disk is read-only; or copy it and use the copy',
];
const damaged: Described = [
  'the file is damaged',
  'copy it away as it is, then put a backup in its place; without one, sqlite3 FILE .recover saves what can still be read',
];
const locked: Described = [
  'another program is writing to the library and did not finish in time',
  'repeat it when that is done',
];
const unreachable: Described = ["can't be opened", 'check the path and the rights of its folder'];
const failing: Described = ['the disk reports an error', 'check the disk; nothing of this change was written'];
const removed: Described = ['refers to something that was removed meanwhile', 'load it again'];

const descriptions: Readonly<Record<string, Described>> = {
  SQLITE_FULL: full,
  SQLITE_READONLY: readOnly,
  SQLITE_PERM: readOnly,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: [
    'is not a library, or is damaged from its first bytes on',
    'give the path of a library, or restore a backup',
  ],
  SQLITE_BUSY: locked,
  SQLITE_LOCKED: locked,
  SQLITE_CANTOPEN: unreachable,
  SQLITE_IOERR: failing,
  SQLITE_CONSTRAINT_FOREIGNKEY: removed,
};

/** An error of SQLite as the person who keeps the library should see it; any other error as it is. */
export function describeSqliteFault(error: unknown, place: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (error instanceof InputFault || typeof code !== 'string') return error;
  // An extended code such as SQLITE_READONLY_DBMOVED is told as its family.
  const family = code.split('_').slice(0, 2).join('_');
  const found = descriptions[code] ?? descriptions[family];
  return found ? new InputFault({ problem: found[0], place, remedy: found[1] }) : error;
}
