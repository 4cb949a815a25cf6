import { appendFile, writeFile } from 'node:fs/promises';
import { InputFault } from '../instrument/input-fault.ts';
import { reviewHeader, reviewRows } from '../scoring/review-csv.ts';
import type { SessionScore } from '../scoring/score-document.ts';

/**
 * Lists the uncertain codes of sessions in a CSV file, which is there once the first session is.
 *
 * @returns what adds a session; it throws an InputFault where the file can't be written
 */
export function listForReview(path: string): (session: SessionScore) => Promise<void> {
  let isNew = true;
  return async (session) => {
    const rows = reviewRows(session);
    await (isNew ? writeFile(path, reviewHeader + rows) : appendFile(path, rows)).catch((error: Error) => {
      const problem = `the list for review can't be written (${error.message})`;
      throw new InputFault({ place: path, problem, remedy: 'give a file in a folder that you may write to' });
    });
    isNew = false;
  };
}
