import { type BatchEntry, type BatchSetup, hashWork } from './batch-setup.ts';
import type { CodeSession } from './code-session.ts';
import type { BatchManifest } from './manifest.ts';
import { mapInOrder } from './map-in-order.ts';
import type { ResultsFolder } from './results-folder.ts';

/** What is coded, how, and where the results go. */
export interface EntriesToCode {
  readonly setup: BatchSetup;
  readonly entries: AsyncIterable<BatchEntry>;
  readonly code: CodeSession;
  /** Sessions that may be under way at once. */
  readonly width: number;
  readonly folder: ResultsFolder;
  /** Hears of every session that is done with, in order. */
  readonly onDone: () => void;
}

/** What became of a run; no session is held in it. */
export interface BatchOutcome {
  readonly sessions: BatchManifest['sessions'];
  readonly failures: readonly string[];
  readonly coded: number;
  /** How many of the coded ones an earlier run had done. */
  readonly wereDone: number;
}

/** Codes every session and writes the results in the order of the entries, whichever is ready first. */
export async function codeEntries({
  setup,
  entries,
  code,
  width,
  folder,
  onDone,
}: EntriesToCode): Promise<BatchOutcome> {
  const sessions: BatchManifest['sessions'] = [];
  const failures: string[] = [];
  let [coded, wereDone] = [0, 0];
  for await (const { session, result } of mapInOrder(entries, width, (entry) => codeEntry(entry, code, setup))) {
    if (session) sessions.push(session);
    if (result.ok) {
      await folder.add(result.lines);
      coded += 1;
      if (result.wasDone) wereDone += 1;
    } else failures.push(result.problem);
    onDone();
  }
  return { sessions, failures, coded, wereDone };
}

async function codeEntry(entry: BatchEntry, code: CodeSession, setup: BatchSetup) {
  if (entry.kind === 'unreadable') {
    return { session: null, result: { ok: false as const, problem: entry.unreadable.problem } };
  }
  const { input } = entry;
  const sha256 = hashWork(input, setup);
  const session = { id: input.session.id, libraryId: input.libraryId, sha256 };
  return { session, result: await code(input, sha256) };
}
