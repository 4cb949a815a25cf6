import { InputFault } from '../../instrument/input-fault.ts';
import { hashTranscript } from '../../library/record-ids.ts';
import type { NewSession } from '../../library/records.ts';
import { assignRoles } from '../../transcript/assign-roles.ts';
import { unreadCodes } from '../../transcript/formats/delimited.ts';
import { readTranscripts } from '../../transcript/read-transcripts.ts';
import type { RoleNames } from '../../transcript/role-names.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { type ImportRun, type KeptSession, keepSession, orNoteFault } from './import-run.ts';

/** What is known of a session beside its transcript. What is left out is taken from the transcript, or not known. */
export interface GivenDetails {
  readonly label?: string | undefined;
  readonly caseworker?: string | undefined;
  readonly client?: string | undefined;
  readonly date?: string | undefined;
  readonly number?: number | undefined;
  readonly language?: string | undefined;
  readonly changeGoal?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly recording?: { readonly path: string; readonly sha256: string } | undefined;
  /** Which speaker is who. */
  readonly clinicianSpeaker?: string | undefined;
  readonly clientSpeaker?: string | undefined;
}

export interface TranscriptImport {
  readonly format: string | undefined;
  readonly roleNames: RoleNames;
  /** Recognises the language of texts; null where it is not one we know. */
  readonly recogniseLanguage: (texts: readonly string[]) => string | null;
}

/**
 * Brings every session of a transcript file into the library. What was said, by whom and when, is what tells sessions
 * apart: a session that the library has, from whichever file, is not added again.
 */
export async function importTranscripts(
  run: ImportRun,
  file: SourceFile & { readonly sha256: string },
  given: GivenDetails,
  setup: TranscriptImport,
): Promise<KeptSession[]> {
  const read = await orNoteFault(run, file.path, () => readOnce(file, setup.format));
  if (!read) return [];
  if (read.transcripts.some(({ notes }) => notes.includes(unreadCodes))) {
    run.report.notes.push(`${file.path}: ${unreadCodes}; --codes reads it`);
  }
  const kept: KeptSession[] = [];
  for (const transcript of read.transcripts) {
    await orNoteFault(run, file.path, async () => {
      const source = { path: file.path, format: read.format.id, sha256: file.sha256, sessionId: transcript.id };
      kept.push(await keepSession(run, { ...describeSession(transcript, given, setup), source }));
    });
  }
  return kept;
}

/** The fault of a reader names its file by itself. */
async function readOnce(file: SourceFile, format: string | undefined) {
  return readTranscripts({ ...file, path: baseNameOf(file.path) }, { format }).catch((error: unknown) => {
    throw error instanceof InputFault ? withoutPlace(error, baseNameOf(file.path)) : error;
  });
}

function baseNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function withoutPlace({ details }: InputFault, name: string): InputFault {
  const { place, ...rest } = details;
  const inside = place === name ? undefined : place?.replace(`${name}: `, '');
  return new InputFault(inside === undefined ? rest : { ...rest, place: inside });
}

function describeSession(transcript: Transcript, given: GivenDetails, setup: TranscriptImport) {
  const { turns, notes, language, changeGoal, id } = rolesOf(transcript, given, setup.roleNames);
  const details: NewSession = {
    label: given.label ?? id,
    caseworker: given.caseworker ?? null,
    client: given.client ?? null,
    date: given.date ?? null,
    number: given.number ?? null,
    language: given.language ?? language ?? setup.recogniseLanguage(turns.map(({ text }) => text)),
    changeGoal: given.changeGoal ?? changeGoal,
    recording: given.recording ?? null,
    tags: [...(given.tags ?? [])],
    transcript: { turns: turns.map((turn) => ({ ...turn })), notes: [...notes] },
  };
  return { ...details, sourceHash: hashTranscript(turns) };
}

function rolesOf(transcript: Transcript, given: GivenDetails, roleNames: RoleNames) {
  try {
    return assignRoles(transcript, { clinician: given.clinicianSpeaker, client: given.clientSpeaker }, roleNames);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    // Here --client is the client's pseudonym.
    const remedy = error.details.remedy?.replace('--client NAME', '--client-speaker NAME');
    throw remedy === undefined ? error : new InputFault({ ...error.details, remedy });
  }
}
