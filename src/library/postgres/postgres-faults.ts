import { InputFault } from '../../instrument/input-fault.ts';

type Described = readonly [problem: string, remedy: string];

const refused: Described = ['the server refuses this user or password', 'check the user and password in the URL'];
const unreachable: Described = [
  "the server can't be reached",
  'check host and port, and whether PostgreSQL runs there',
];
const gone: Described = [
  'the connection to the server was lost',
  'repeat it; what was not acknowledged was not written',
];
const forbidden: Described = [
  'this user may not do that',
  'ask for the right to create and change tables in this database',
];

const descriptions: Readonly<Record<string, Described>> = {
  '28P01': refused,
  '28000': refused,
  '3D000': ['the server has no such database', "create it, or check the database's name in the URL"],
  '42501': forbidden,
  '25006': ['the database is read-only', 'use the primary server, or make the database writable'],
  '53100': ["the server's disk is full; nothing of this change was written", 'free some space there and repeat it'],
  '53200': ['the server is out of memory', 'repeat it later'],
  '53300': ['the server has no connection left', 'close other programs or raise max_connections'],
  '55P03': ['another program holds what is to be changed and did not finish in time', 'repeat it when that is done'],
  '57P01': gone,
  '57P02': gone,
  '57P03': ['the server is starting or stopping', 'repeat it in a moment'],
  '22021': ['holds a character that the database cannot keep', 'leave it out'],
  '23503': ['refers to something that was removed meanwhile', 'load it again'],
  XX001: ['the database is damaged', 'restore a backup'],
  XX002: ['the database is damaged', 'restore a backup'],
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ENOENT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ECONNRESET: gone,
  EPIPE: gone,
};

/** Errors that the driver throws without a code, by a part of their text. */
const uncoded: readonly (readonly [RegExp, Described])[] = [
  [/timeout exceeded when trying to connect|Connection terminated due to connection timeout/, unreachable],
  [/Connection terminated|Client has encountered a connection error|not queryable/, gone],
  [/password must be a string|no password|SASL/, refused],
  [/does not support SSL/, ['the server does not speak TLS', 'leave sslmode out of the URL, or switch TLS on there']],
  [
    /self.signed certificate|unable to verify/,
    ["the server's certificate is not trusted", 'give its authority with sslrootcert in the URL'],
  ],
];

/**
 * An error of PostgreSQL or its driver as the person who keeps the library should see it; any other error as it is. The
 * driver's own text is left out: it may hold parts of the URL or of what was to be written.
 */
export function describePostgresFault(error: unknown, place: string): unknown {
  if (error instanceof InputFault || !(error instanceof Error)) return error;
  const found = descriptions[codeOf(error)] ?? uncoded.find(([pattern]) => pattern.test(error.message))?.[1];
  return found ? new InputFault({ problem: found[0], place, remedy: found[1] }) : error;
}

function codeOf(error: Error): string {
  // A host with several addresses fails with one error for each.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return String((error as { code?: unknown }).code ?? (first as { code?: unknown } | undefined)?.code ?? '');
}
