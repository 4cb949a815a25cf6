import { InputFault } from '../instrument/input-fault.ts';
import { decodeFile } from './decode.ts';
import type { TranscriptFormat } from './format.ts';
import { transcriptFormats } from './formats.ts';
import type { DecodedFile, SourceFile } from './source-file.ts';
import type { Transcript } from './transcript.ts';

export interface ReadOptions {
  /** Id of the format to read the file as, instead of recognising it. */
  readonly format?: string | undefined;
}

/** What a file held, and how it was read. */
export interface TranscriptFile {
  readonly format: TranscriptFormat;
  /** One or more sessions, each with one or more turns. */
  readonly transcripts: readonly Transcript[];
}

/**
 * Reads every session of a transcript file. The format is recognised by the content, never by the file's ending.
 *
 * The rules that hold for every format are kept here, so that no reader repeats them: a session without speech is left
 * out; a session in which nobody has a speaker is a fault; turns without a speaker beside others with one are noted.
 *
 * @throws InputFault when the format is unknown, or the content is damaged or holds no speech
 */
export async function readTranscripts(file: SourceFile, { format: id }: ReadOptions = {}): Promise<TranscriptFile> {
  try {
    const decoded = decodeFile(file);
    const format = id === undefined ? recogniseFormat(decoded) : formatById(id);
    const transcripts = (await format.read(decoded)).filter((each) => each.turns.length > 0);
    if (transcripts.length === 0) throw new InputFault({ problem: `no speech found (read as ${format.name})` });
    return { format, transcripts: transcripts.map(checkSpeakers) };
  } catch (error) {
    throw error instanceof InputFault ? error.at(file.path) : error;
  }
}

/**
 * The first format that recognises a file's content.
 *
 * @throws InputFault when none does
 */
export function recogniseFormat(file: DecodedFile): TranscriptFormat {
  if (file.bytes.length === 0) throw new InputFault({ problem: 'the file is empty' });
  const format = transcriptFormats.find((each) => each.recognise(file));
  if (format) return format;
  if (file.encoding === 'binary') {
    const problem = 'this is not text but a binary file (PDF, old or locked Word, audio ...)';
    throw new InputFault({ problem, remedy: 'export the transcript as text, DOCX, VTT or CSV' });
  }
  throw new InputFault({
    problem: 'this is no transcript format we know',
    remedy: `if it is one of these, say so with --format ID: ${listFormats()}`,
  });
}

/**
 * The format of an id.
 *
 * @throws InputFault when there is none
 */
export function formatById(id: string): TranscriptFormat {
  const format = transcriptFormats.find((each) => each.id === id);
  if (format) return format;
  throw new InputFault({ problem: `there is no transcript format "${id}"`, remedy: `use one of: ${listFormats()}` });
}

function listFormats(): string {
  return transcriptFormats.map((each) => each.id).join(', ');
}

function checkSpeakers(transcript: Transcript): Transcript {
  const { id, turns, notes } = transcript;
  const lacking = turns.filter((turn) => turn.speaker === null && turn.role === null).length;
  if (lacking === turns.length) {
    throw new InputFault({
      problem: `no turn of session "${id}" says who speaks`,
      remedy: 'write each speaker before what they say, as in "Anna: text", or export the transcript with speakers',
    });
  }
  if (lacking === 0) return transcript;
  const note = `${lacking} ${lacking === 1 ? 'turn has' : 'turns have'} no speaker`;
  return { ...transcript, notes: [...notes, note] };
}
