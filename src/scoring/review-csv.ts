import Papa from 'papaparse';
import { writeClock } from '../instrument/write-clock.ts';
import type { SessionScore } from './score-document.ts';

const columns = ['session', 'source', 'time', 'turn', 'utterance', 'code', 'probability', 'secondBest', 'reason'];

/** The header line of a list of codes to review. */
export const reviewHeader = `${columns.join(',')}\n`;

/** The uncertain codes of a session as lines of CSV, each with its line end. No code is an empty cell. */
export function reviewRows({ id, source, review }: SessionScore): string {
  const rows = review.map(({ turnId, startSeconds, text, code, confidence, secondBest, reason }) => {
    const time = startSeconds === null ? null : writeClock(startSeconds);
    return [id, source.path, time, turnId, text, code, confidence, secondBest, reason];
  });
  return rows.length === 0 ? '' : `${Papa.unparse(rows, { escapeFormulae: true, newline: '\n' })}\n`;
}
