import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, sep } from 'node:path';
import type { SessionSummary } from '../../library/records.ts';
import type { RecordingFacts } from '../../workbench/api/recordings.ts';

/** A recording that is there to be heard. */
export interface FoundRecording {
  /** Without symbolic links. */
  readonly path: string;
  readonly bytes: number;
  readonly type: string;
  readonly kind: 'audio' | 'video';
}

/** Media types by the ending of a file. Nothing else is ever sent as a recording. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.weba': 'audio/webm',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mp4': 'video/mp4',
  '.ogv': 'video/ogg',
  '.webm': 'video/webm',
};

/** Whether a file is sound or film, by its name. */
export function isRecordingName(name: string): boolean {
  return mediaTypes[extname(name).toLowerCase()] !== undefined;
}

/**
 * The recording of a session: the file that the library names; else one of that name in the chosen folder; else one that
 * is called as the session's source is, beside it or in the folder. Null where there is none.
 */
export async function findRecording(
  { recording, source }: Pick<SessionSummary, 'recording' | 'source'>,
  folder: string | null,
): Promise<FoundRecording | null> {
  const named = recording ? [recording.path, ...(folder === null ? [] : [join(folder, fileName(recording.path))])] : [];
  for (const path of named) {
    const found = await lookAt(path);
    if (found) return found;
  }
  // A relative path is relative to wherever the import ran, which nobody knows any more.
  if (!source || !isAbsolute(source.path)) return null;
  const base = fileName(source.path).replace(/\.[^.]*$/, '');
  for (const place of [dirname(source.path), ...(folder === null ? [] : [folder])]) {
    for (const name of await listRecordings(place)) {
      if (name.replace(/\.[^.]*$/, '') === base) return lookAt(join(place, name));
    }
  }
  return null;
}

/** Last part of a path, also of one that was written on another system. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Names of the recordings in a folder, sorted; none where it can't be read. */
export async function listRecordings(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (!entry.isDirectory() && isRecordingName(entry.name) ? [entry.name] : [])).sort();
}

/** A recording of a folder by its name; null where the folder has none of that name, or it leads out of the folder. */
export async function findInFolder(folder: string, name: string): Promise<FoundRecording | null> {
  if (!(await listRecordings(folder)).includes(name)) return null;
  const found = await lookAt(join(folder, name));
  const inside = `${await realpath(folder)}${sep}`;
  return found?.path.startsWith(inside) ? found : null;
}

async function lookAt(path: string): Promise<FoundRecording | null> {
  try {
    const real = await realpath(path);
    const facts = await stat(real);
    // The name that leads there must say so as well as the file itself: a link called x.wav may lead to anything.
    const type = mediaTypes[extname(basename(real)).toLowerCase()];
    if (!facts.isFile() || type === undefined || !isRecordingName(path)) return null;
    return { path: real, bytes: facts.size, type, kind: type.startsWith('video/') ? 'video' : 'audio' };
  } catch {
    return null;
  }
}

export function recordingFactsOf({ kind, type, bytes }: FoundRecording): RecordingFacts {
  return { kind, type, bytes };
}
