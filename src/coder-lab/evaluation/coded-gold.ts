import type { SessionGlobals } from '../../exchange/coded-csv/globals-csv.ts';
import { readCodedCsv } from '../../exchange/coded-csv/read-coded-csv.ts';
import type { Coder, Turn } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { SessionScore } from '../../scoring/score-document.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import type { CodedGold } from './gold-session.ts';

/**
 * Reads sessions that people coded with the rubric, from a coded CSV, with the globals that were rated elsewhere.
 *
 * @throws InputFault as `readCodedCsv` does
 */
export async function readCodedGold(
  file: SourceFile,
  source: SessionScore['source'],
  rubric: Rubric,
  ratings: ReadonlyMap<string, SessionGlobals>,
): Promise<CodedGold[]> {
  const sessions = await readCodedCsv(file, rubric);
  return sessions.map(({ id, language, changeGoal: stated, turns, notes, notJudged, given }) => {
    const rated = ratings.get(id);
    const changeGoal = rated?.changeGoal ?? stated;
    const coder: Coder = { kind: 'human', id: given.get('coder') ?? 'unnamed', version: null };
    return {
      scheme: 'miti',
      id,
      source,
      group: nameGroup(id, given.get('caseworker')),
      session: { id, language, changeGoal, notes, turns: turns.map(withoutCodes) },
      coding: { coder, turns, globals: rated?.ratings ?? {}, changeGoal },
      notJudged,
    };
  });
}

/** Sessions of one caseworker are alike; where nobody says whose a session is, it stands for itself. */
export function nameGroup(session: string, caseworker: string | null | undefined): string {
  return caseworker ? `caseworker ${caseworker}` : `session ${session}`;
}

function withoutCodes({ id, speaker, role, startSeconds, endSeconds, text }: Turn): Turn {
  return { id, speaker, role, startSeconds, endSeconds, text };
}
