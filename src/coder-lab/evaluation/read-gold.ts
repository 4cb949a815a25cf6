import { readGlobalsCsv, type SessionGlobals } from '../../exchange/coded-csv/globals-csv.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { decodeFile } from '../../transcript/decode.ts';
import { annomi } from '../../transcript/formats/annomi.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { peekHeader } from '../../transcript/table.ts';
import { readAnnomiGold } from './annomi-gold.ts';
import { readCodedGold } from './coded-gold.ts';
import type { GoldSession } from './gold-session.ts';

/** A file of gold with the hash of its bytes. */
export interface GoldFile extends SourceFile {
  readonly sha256: string;
}

export interface GoldChoices {
  readonly rubric: Rubric;
  /** Whose rows of AnnoMI are gold; null for the first row of each turn. */
  readonly annotator: string | null;
}

/**
 * Reads gold: coded CSV, AnnoMI's CSV, and CSV of global ratings, each known by its header. Ratings go to the sessions of
 * their ids, whichever file those are in.
 *
 * @throws InputFault when a file is none of them or damaged, a session comes twice, or there is no session at all
 */
export async function readGold(files: readonly GoldFile[], choices: GoldChoices): Promise<GoldSession[]> {
  const sorted = files.map((file) => ({ file, kind: recogniseGold(file) }));
  const ratings = new Map<string, SessionGlobals>();
  for (const { file, kind } of sorted) {
    if (kind !== 'globals') continue;
    for (const [id, rated] of await readGlobalsCsv(file, choices.rubric)) ratings.set(id, rated);
  }
  const sessions: GoldSession[] = [];
  for (const { file, kind } of sorted) {
    if (kind !== 'globals') sessions.push(...(await readSessions(file, kind, choices, ratings)));
  }
  refuseRepeated(sessions);
  if (sessions.length > 0) return sessions;
  throw new InputFault({ problem: 'there is no coded session', remedy: 'give a coded CSV, or a CSV of AnnoMI' });
}

async function readSessions(
  file: GoldFile,
  kind: 'annomi' | 'coded-csv',
  { rubric, annotator }: GoldChoices,
  ratings: ReadonlyMap<string, SessionGlobals>,
): Promise<GoldSession[]> {
  const source = { path: file.path, format: kind, sha256: file.sha256 };
  try {
    if (kind === 'annomi') return await readAnnomiGold(file, source, annotator);
    return await readCodedGold(file, source, rubric, ratings);
  } catch (error) {
    throw error instanceof InputFault ? error.at(file.path) : error;
  }
}

function recogniseGold(file: GoldFile): 'annomi' | 'coded-csv' | 'globals' {
  const decoded = decodeFile(file);
  if (annomi.recognise(decoded)) return 'annomi';
  const header = decoded.encoding === 'binary' ? null : peekHeader(decoded.text);
  if (header?.includes('session_id')) return header.includes('turn') ? 'coded-csv' : 'globals';
  throw new InputFault({
    place: file.path,
    problem: 'this is neither a coded CSV nor one of AnnoMI',
    remedy: 'a coded CSV has the columns session_id, turn, role, text and codes',
  });
}

/**
 * A session twice would count twice.
 *
 * @throws InputFault when one does
 */
export function refuseRepeated(sessions: readonly GoldSession[]): void {
  const seen = new Map<string, GoldSession>();
  for (const session of sessions) {
    const key = JSON.stringify([session.scheme, session.id]);
    const first = seen.get(key);
    if (first) {
      const problem = `session "${session.id}" is in ${first.source.path} already, or has two codings`;
      throw new InputFault({ place: session.source.path, problem, remedy: 'keep one coding a session' });
    }
    seen.set(key, session);
  }
}
