import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { recogniseLanguage } from '../../coder/reading/language.ts';
import { loadCues, loadRoleNames } from '../../data/load-language-data.ts';
import { readProgram } from '../../data/program.ts';
import { startImport } from '../../exchange/imports/import-run.ts';
import { importTranscripts } from '../../exchange/imports/import-transcripts.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { hashFile } from '../../library/backup-library.ts';
import type { Library } from '../../library/library.ts';
import { hashContent } from '../../library/record-ids.ts';
import { findByEnd } from '../find-by-end.ts';
import { readInput } from '../read-input.ts';
import { isRecordingName } from './find-recording.ts';

const author = 'miti code';

/** Who speaks in a file, where its names do not tell. */
export interface Speakers {
  readonly clinician?: string;
  readonly clientSpeaker?: string;
}

/** A file whose session is in the library. */
export interface BroughtFile {
  readonly path: string;
  /** Whether it was added now, or was there already. */
  readonly added: boolean;
  /** Place of the library. */
  readonly library: string;
}

/** Told of what happens to a file. */
export interface ChooseEvents {
  /** Something that a person should know, though nothing is wrong. */
  readonly note: (message: string) => void;
  readonly brought: (file: BroughtFile) => void;
}

/**
 * The id of the session that is meant: a file is brought into the library first, which is said; else it is one of the
 * library's by its id, the end of it, or its name.
 *
 * @throws InputFault where it is none, or several
 */
export async function chooseSession(
  library: Library,
  wanted: string,
  speakers: Speakers,
  events: ChooseEvents,
): Promise<string> {
  const facts = await stat(wanted).catch(() => null);
  if (facts?.isFile()) {
    const path = resolve(wanted);
    return isRecordingName(path) ? addRecording(library, path, events) : addTranscript(library, path, speakers, events);
  }
  const named: string[] = [];
  for await (const { id } of library.listSessions({ label: wanted })) named.push(id);
  const [only, second] = named;
  if (only !== undefined && second === undefined) return only;
  if (second !== undefined) {
    const problem = `${named.length} sessions have this name`;
    throw new InputFault({ problem, place: wanted, remedy: 'give the id, which miti sessions lists' });
  }
  return (await findByEnd(wanted, 'session', library.listSessions(), (id) => library.findSession(id))).id;
}

async function addTranscript(
  library: Library,
  path: string,
  { clinician, clientSpeaker }: Speakers,
  { note, brought }: ChooseEvents,
): Promise<string> {
  const [roleNames, cues, file] = await Promise.all([loadRoleNames(), loadCues(), readInput(path)]);
  const run = startImport({
    library,
    by: author,
    dryRun: false,
    revise: false,
    softwareVersion: readProgram().version,
  });
  const recognise = (texts: readonly string[]) => recogniseLanguage(texts, cues)?.language ?? null;
  const given = { clinicianSpeaker: clinician, clientSpeaker };
  const setup = { format: undefined, roleNames, recogniseLanguage: recognise };
  const kept = await importTranscripts(run, file, given, setup);
  const [fault] = run.report.faults;
  if (fault) throw fault;
  for (const each of run.report.notes) note(each);
  const [session] = kept;
  if (!session || kept.length > 1) {
    const problem = `holds ${kept.length} sessions, which are in the library now`;
    throw new InputFault({ problem, place: path, remedy: 'name one of them; miti sessions lists them' });
  }
  brought({ path, added: session.added, library: library.place });
  return session.id;
}

/** A recording alone: a session to be coded by ear. */
async function addRecording(library: Library, path: string, { brought }: ChooseEvents): Promise<string> {
  const sha256 = await hashFile(path);
  const label = basename(path, extname(path));
  const sourceHash = hashContent(['recording', sha256]);
  const [session] = await library.addSessions([{ label, recording: { path, sha256 }, sourceHash }], author);
  if (!session) throw new Error('a session was added');
  brought({ path, added: session.added, library: library.place });
  return session.id;
}
