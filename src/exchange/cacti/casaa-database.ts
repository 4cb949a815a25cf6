import type Database from 'better-sqlite3';
import { InputFault } from '../../instrument/input-fault.ts';
import type { CasaaCode, CasaaCoding, CasaaGeneration } from './casaa.ts';

const magic = 'SQLite format 3';

/** The newest generation, from CACTI 0.80 on: an SQLite file. */
export const casaaDatabase: CasaaGeneration = {
  name: 'CACTI 0.80 and later, SQLite',
  recognise: ({ bytes }) => new TextDecoder('latin1').decode(bytes.subarray(0, magic.length)) === magic,
  read: async ({ bytes }) => {
    // On demand: only these files need a database.
    const { default: Sqlite } = await import('better-sqlite3');
    let connection: Database.Database | undefined;
    try {
      connection = new Sqlite(rollbackForm(bytes), { readonly: true });
      return readTables(connection);
    } catch (error) {
      if (error instanceof InputFault) throw error;
      const problem = `the SQLite file can't be read as a coding of CACTI (${(error as Error).message})`;
      throw new InputFault({ problem, remedy: 'save it again in CACTI' });
    } finally {
      connection?.close();
    }
  },
};

/** A copy whose header says that it has no write-ahead log: SQLite opens a database in memory only so. */
function rollbackForm(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 19) copy.set([1, 1], 18);
  return copy;
}

function readTables(connection: Database.Database): CasaaCoding {
  const tables = connection.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  const missing = ['codes', 'utterances'].filter((name) => !tables.includes(name));
  if (missing.length > 0) {
    const problem = `the SQLite file is no coding of CACTI: it has no table ${missing.join(', ')}`;
    throw new InputFault({ problem, remedy: 'give a .casaa file' });
  }
  const version = connection.pragma('user_version', { simple: true });
  if (version !== 1) {
    throw new InputFault({ problem: `is of version ${version} of CACTI's files; version 1 is known` });
  }
  const codes = readCodes(connection, tables.includes('speakers'));
  return {
    audioFile: readAudioFile(connection, tables),
    codes: codes.map((each, at) => ({ ...each, endSeconds: codes[at + 1]?.startSeconds ?? null })),
    ratings: tables.includes('ratings') ? readRatings(connection) : [],
    notes: '',
  };
}

interface UtteranceRow {
  readonly id: number;
  readonly time: unknown;
  readonly name: string;
  readonly annotation: string | null;
  readonly speaker: string | null;
}

function readCodes(connection: Database.Database, hasSpeakers: boolean): CasaaCode[] {
  const speaker = hasSpeakers ? 'speakers.speaker_name' : 'null';
  const join = hasSpeakers ? 'left join speakers on speakers.speaker_id = codes.speaker_id' : '';
  const named = !hasSpeakers || columnsOf(connection, 'speakers').includes('speaker_name');
  const rows = connection
    .prepare(
      `select utterances.utterance_id as id, utterances.time_marker as time, codes.code_name as name,
        utterances.annotation as annotation, ${named ? speaker : 'null'} as speaker
       from utterances join codes on codes.code_id = utterances.code_id ${named ? join : ''}
       order by utterances.time_marker, utterances.utterance_id`,
    )
    .all() as UtteranceRow[];
  return rows.map(({ id, time, name, annotation, speaker: who }) => ({
    startSeconds: secondsOf(time, id),
    endSeconds: null,
    name,
    speaker: roleOf(who),
    note: annotation?.trim() || null,
    place: `utterance ${id}`,
  }));
}

function columnsOf(connection: Database.Database, table: 'speakers' | 'attributes'): string[] {
  return (connection.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
}

function secondsOf(time: unknown, id: number): number {
  const seconds = typeof time === 'number' ? time : Number.NaN;
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new InputFault({ place: `utterance ${id}`, problem: `"${String(time).slice(0, 40)}" is no time in seconds` });
}

function roleOf(speaker: string | null): 'clinician' | 'client' | null {
  const name = speaker?.toLowerCase() ?? '';
  if (/client|participant|patient/.test(name)) return 'client';
  return /therapist|clinician|counsell?or|interviewer|provider/.test(name) ? 'clinician' : null;
}

function readRatings(connection: Database.Database): CasaaCoding['ratings'] {
  const rows = connection.prepare('select rating_name as name, response_value as value from ratings').all();
  return (rows as { name: string; value: unknown }[]).flatMap(({ name, value }) =>
    typeof value === 'number' ? [{ name, value }] : [],
  );
}

/** Attributes are pairs of a name and a value, whatever the columns are called. */
function readAudioFile(connection: Database.Database, tables: readonly unknown[]): string | null {
  if (!tables.includes('attributes')) return null;
  const rows = connection.prepare('select * from attributes').raw().all() as unknown[][];
  const row = rows.find((cells) => cells.some((cell) => typeof cell === 'string' && /audio/i.test(cell)));
  const path = row?.findLast((cell) => typeof cell === 'string' && /[./\\]/.test(cell));
  return typeof path === 'string' ? path : null;
}
