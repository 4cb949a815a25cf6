import type { Library } from '../../library/library.ts';
import type { CodingRecord } from '../../library/records.ts';
import { reviewRows } from '../../scoring/review-csv.ts';
import { csvRow } from '../../scoring/score-csv.ts';
import type { SessionScore } from '../../scoring/score-document.ts';
import { type BatchInput, type BatchSetup, hashLibraryWork, hashResult, scoreHeader } from './batch-setup.ts';
import type { ResultLines } from './code-input.ts';
import type { CodingThreads } from './coding-threads.ts';
import { openCodingKeeper } from './keep-codings.ts';
import type { ResultsFolder } from './results-folder.ts';

/** What became of one session. */
export type SessionResult =
  | { readonly ok: true; readonly lines: ResultLines; readonly wasDone: boolean }
  | { readonly ok: false; readonly problem: string };

/**
 * Gets a session coded.
 *
 * @param work hash of the session and the setup, as `hashWork` gives it
 * @throws InputFault when no further session can be coded
 */
export type CodeSession = (input: BatchInput, work: string) => Promise<SessionResult>;

/** Codes every session anew and keeps nothing. */
export function codeAnew(threads: CodingThreads): CodeSession {
  return async (input, work) => {
    const answer = await threads.doTask({ input: { ...input, libraryId: null }, work, kept: null });
    return answer.ok ? { ok: true, lines: answer.coded.lines, wasDone: false } : answer;
  };
}

/** Codes into a folder of results; what an earlier run wrote there is taken over. */
export function codeIntoFolder(threads: CodingThreads, folder: ResultsFolder, setup: BatchSetup): CodeSession {
  const code = codeAnew(threads);
  return async (input, work) => {
    const json = await folder.findEarlier(hashResult(work, setup));
    if (json === null) return code(input, work);
    const score = JSON.parse(json) as SessionScore;
    const lines = { json, csv: csvRow(setup.rubric, scoreHeader(setup), score), review: reviewRows(score) };
    return { ok: true, lines, wasDone: true };
  };
}

/** Codes into a library; what is coded there already is scored from the coding that it has. */
export function codeIntoLibrary(threads: CodingThreads, library: Library): CodeSession {
  const keeper = openCodingKeeper(library);
  return async (input, work) => {
    const kept = await findKept(library, hashLibraryWork(input, work));
    const answer = await threads.doTask({ input, work, kept });
    if (!answer.ok) return answer;
    const problem = answer.coded.kept && (await keeper.keep(answer.coded.kept));
    return problem ? { ok: false, problem } : { ok: true, lines: answer.coded.lines, wasDone: kept !== null };
  };
}

/** The coding of a hash as the coder made it, whatever a person changed of it since. */
export async function findKept(library: Library, hash: string): Promise<CodingRecord | null> {
  const coding = await library.findCodingBySource(hash);
  return coding && coding.revision > 1 ? library.recallCoding(coding.id, 1) : coding;
}
