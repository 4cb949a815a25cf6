import type { Role } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { TranscriptFormat } from '../format.ts';
import { cleanText } from '../spoken-turns.ts';
import { peekHeader, readTable, type TableRow } from '../table.ts';
import { parseClock } from '../time-stamp.ts';
import type { SpokenTurn, Transcript } from '../transcript.ts';

const required = ['transcript_id', 'utterance_id', 'interlocutor', 'utterance_text'] as const;
const optional = ['timestamp', 'topic'] as const;

/** The columns that tell this layout from other tables. */
const telling = required.slice(0, 3);

const roles: Readonly<Record<string, Role>> = { therapist: 'clinician', client: 'client' };

/**
 * The layout of the AnnoMI corpus (Wu et al. 2023, doi 10.3390/fi15030110): many sessions in a file, one
 * row an utterance and annotator. The annotators' labels play no part in the transcript; rows that repeat an utterance
 * for another annotator are dropped.
 */
export const annomi: TranscriptFormat = {
  id: 'annomi',
  name: 'AnnoMI CSV',
  endings: ['csv'],
  recognise: ({ encoding, text }) => {
    const header = encoding === 'binary' ? null : peekHeader(text);
    return header !== null && telling.every((name) => header.includes(name));
  },
  read: async ({ text }) => {
    const { header, rows } = await readTable(text);
    const missing = required.find((name) => !header.includes(name));
    if (missing !== undefined) {
      const remedy = `AnnoMI has the columns ${required.join(', ')}`;
      throw new InputFault({ problem: `column ${missing} is missing`, place: 'header', remedy });
    }
    return readSessions(header, rows);
  },
};

interface SessionRows {
  readonly changeGoal: string | null;
  readonly turns: Map<string, SpokenTurn>;
  /** Lines with a timestamp that is no time: the published file has some. */
  readonly badTimes: number[];
}

function readSessions(header: readonly string[], rows: readonly TableRow[]): Transcript[] {
  const at = Object.fromEntries([...required, ...optional].map((name) => [name, header.indexOf(name)]));
  const cell = (row: TableRow, name: string) => cleanText(row.cells[at[name] ?? -1] ?? '');
  const sessions = new Map<string, SessionRows>();
  for (const row of rows) {
    const id = filled(cell(row, 'transcript_id'), 'transcript_id', row);
    const turn = filled(cell(row, 'utterance_id'), 'utterance_id', row);
    const session = sessions.get(id) ?? newSession(cell(row, 'topic'));
    sessions.set(id, session);
    if (session.turns.has(turn)) continue;
    const speaker = filled(cell(row, 'interlocutor'), 'interlocutor', row);
    const timestamp = cell(row, 'timestamp');
    const startSeconds = parseClock(timestamp) ?? null;
    if (startSeconds === null && timestamp !== '' && timestamp !== 'n/a') session.badTimes.push(row.line);
    const role = roles[speaker.toLowerCase()] ?? null;
    session.turns.set(turn, {
      id: turn,
      speaker,
      role,
      startSeconds,
      endSeconds: null,
      text: cell(row, 'utterance_text'),
    });
  }
  return [...sessions].map(([id, { changeGoal, turns, badTimes }]) => {
    const spoken = [...turns.values()].filter(({ text }) => text !== '');
    return { id, language: null, changeGoal, turns: spoken, notes: badTimesNote(badTimes) };
  });
}

function newSession(topic: string): SessionRows {
  return { changeGoal: topic || null, turns: new Map(), badTimes: [] };
}

function badTimesNote([first, ...more]: readonly number[]): string[] {
  if (first === undefined) return [];
  const lines = more.length === 0 ? `on line ${first}` : `on ${more.length + 1} lines, first on line ${first}`;
  return [`a timestamp that is no HH:MM:SS was left out ${lines}`];
}

function filled(value: string, column: string, { line }: TableRow): string {
  if (value !== '') return value;
  throw new InputFault({ problem: `${column} is empty`, place: `line ${line}`, remedy: 'fill it in or drop the row' });
}
