import { InputFault } from '../../instrument/input-fault.ts';
import type { SessionFilter } from '../../library/filters.ts';
import type { Library } from '../../library/library.ts';
import { hashTranscript } from '../../library/record-ids.ts';
import type { NewSession, SessionSummary, TranscriptRecord } from '../../library/records.ts';
import { assignRoles, type RoleChoice } from '../../transcript/assign-roles.ts';
import { readTranscripts } from '../../transcript/read-transcripts.ts';
import type { RoleNames } from '../../transcript/role-names.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
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

/** Sessions that are added in one transaction. */
const addedAtOnce = 50;

/**
 * Adds the sessions of files to a library; those it has already are taken as it has them, and each is coded once.
 *
 * @param onRepeated hears of each session that was among the files before, by its file and name
 */
export async function* addToLibrary(
  entries: AsyncIterable<BatchEntry>,
  library: Library,
  onRepeated: (name: string) => void,
): AsyncGenerator<BatchEntry> {
  const seen = new Set<string>();
  for await (const group of inGroups(entries, addedAtOnce)) {
    const ids = await addSessions(
      group.flatMap((entry) => (entry.kind === 'input' ? entry.input : [])),
      library,
    );
    for (const entry of group) {
      if (entry.kind === 'unreadable') {
        yield entry;
        continue;
      }
      const id = ids.get(entry.input) ?? '';
      if (seen.has(id)) {
        onRepeated(`${entry.input.source.path}, session "${entry.input.session.id}"`);
        continue;
      }
      seen.add(id);
      const found = await findInput(library, id);
      if (found) yield found;
    }
  }
}

async function* inGroups<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function addSessions(inputs: readonly BatchInput[], library: Library): Promise<Map<BatchInput, string>> {
  if (inputs.length === 0) return new Map();
  const added = await library.addSessions(inputs.map(newSession), batchAuthor);
  return new Map(inputs.map((input, i) => [input, added[i]?.id ?? '']));
}

function newSession({ session, source }: BatchInput): NewSession {
  return {
    label: session.id,
    language: session.language,
    changeGoal: session.changeGoal,
    source: { ...source, sessionId: session.id },
    sourceHash: hashTranscript(session.turns),
    transcript: { turns: session.turns.map((turn) => ({ ...turn })), notes: [...session.notes] },
  };
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
