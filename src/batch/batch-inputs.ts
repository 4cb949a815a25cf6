import { InputFault } from '../instrument/input-fault.ts';
import type { Library, SessionFilter } from '../library/library.ts';
import { hashTranscript } from '../library/record-ids.ts';
import type { NewSession, SessionSummary, TranscriptRecord } from '../library/records.ts';
import { assignRoles, type RoleChoice } from '../transcript/assign-roles.ts';
import { readTranscripts } from '../transcript/read-transcripts.ts';
import type { RoleNames } from '../transcript/role-names.ts';
import type { SourceFile } from '../transcript/source-file.ts';
import type { BatchEntry, BatchInput } from './batch-setup.ts';
import { batchAuthor } from './keep-codings.ts';

/** A file with the hash of its bytes. */
export interface HashedFile extends SourceFile {
  readonly sha256: string;
}

/** How transcript files are read. */
export interface FileReading {
  /** @throws InputFault when the file can't be read */
  readonly readFile: (path: string) => Promise<HashedFile>;
  readonly format: string | undefined;
  readonly roles: RoleChoice;
  readonly roleNames: RoleNames;
  /** Hears of every file once it was read, or could not be. */
  readonly onFile: (path: string, sha256: string | null, sessions: number) => void;
}

/** The sessions of files, one file at a time. */
export async function* readFiles(paths: readonly string[], reading: FileReading): AsyncGenerator<BatchEntry> {
  for (const path of paths) yield* readSessions(path, reading);
}

async function* readSessions(path: string, reading: FileReading): AsyncGenerator<BatchEntry> {
  let sha256: string | null = null;
  try {
    const file = await reading.readFile(path);
    sha256 = file.sha256;
    const { format, transcripts } = await readTranscripts(file, { format: reading.format });
    reading.onFile(path, sha256, transcripts.length);
    const source = { path: file.path, format: format.id, sha256 };
    for (const transcript of transcripts) {
      yield orUnreadable(`${file.path}`, () => {
        const session = assignRoles(transcript, reading.roles, reading.roleNames);
        return { session, source, libraryId: null };
      });
    }
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    reading.onFile(path, sha256, 1);
    yield { kind: 'unreadable', unreadable: { name: path, problem: error.message } };
  }
}

function orUnreadable(path: string, read: () => BatchInput): BatchEntry {
  try {
    return { kind: 'input', input: read() };
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    return { kind: 'unreadable', unreadable: { name: path, problem: error.at(path).message } };
  }
}

/** Adds the sessions of files to a library; those it has already are taken as it has them, and each is coded once. */
export async function* addToLibrary(entries: AsyncIterable<BatchEntry>, library: Library): AsyncGenerator<BatchEntry> {
  const seen = new Set<string>();
  for await (const entry of entries) {
    if (entry.kind === 'unreadable') {
      yield entry;
      continue;
    }
    const id = await addSession(entry.input, library);
    if (seen.has(id)) continue;
    seen.add(id);
    const found = await findInput(library, id);
    if (found) yield found;
  }
}

async function addSession({ session, source }: BatchInput, library: Library): Promise<string> {
  const added: NewSession = {
    label: session.id,
    language: session.language,
    changeGoal: session.changeGoal,
    source: { ...source, sessionId: session.id },
    sourceHash: hashTranscript(session.turns),
    transcript: { turns: session.turns.map((turn) => ({ ...turn })), notes: [...session.notes] },
  };
  const [known] = await library.addSessions([added], batchAuthor);
  return known?.id ?? '';
}

/** The sessions of a library that have a transcript. `onLeftOut` hears of each that has none: only its totals are known. */
export async function* readLibrary(
  library: Library,
  filter: SessionFilter,
  onLeftOut: () => void,
): AsyncGenerator<BatchEntry> {
  for await (const session of library.listSessions(filter)) {
    const transcript = session.hasTranscript ? await library.findTranscript(session.id) : null;
    if (transcript) yield { kind: 'input', input: toInput(session, transcript) };
    else onLeftOut();
  }
}

/** Sessions of a library by their ids. */
export async function* readLibrarySessions(library: Library, ids: Iterable<string>): AsyncGenerator<BatchEntry> {
  for (const id of ids) {
    const problem = `session ${id}: is not in the library any more`;
    yield (await findInput(library, id)) ?? { kind: 'unreadable', unreadable: { name: id, problem } };
  }
}

/** A session of a library as something to code; null where it was removed or has no transcript. */
export async function findInput(library: Library, id: string): Promise<(BatchEntry & { kind: 'input' }) | null> {
  const record = await library.findSession(id);
  return record?.transcript ? { kind: 'input', input: toInput(record, record.transcript) } : null;
}

/**
 * A session is drawn from and named by its source's id: the same words give the same segment, whether they come from a
 * file or from any library.
 */
function toInput(record: SessionSummary, { turns, notes }: TranscriptRecord): BatchInput {
  const { source, sourceHash } = record;
  return {
    session: {
      id: source?.sessionId ?? record.label,
      language: record.language,
      changeGoal: record.changeGoal,
      turns,
      notes,
    },
    source: source
      ? { path: source.path, format: source.format, sha256: source.sha256 }
      : { path: `session ${record.id}`, format: 'library', sha256: sourceHash ?? hashTranscript(turns) },
    libraryId: record.id,
  };
}
