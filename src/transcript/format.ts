import type { DecodedFile } from './source-file.ts';
import type { Transcript } from './transcript.ts';

/** One way of writing a transcript down. Each format has one file under `formats/`. */
export interface TranscriptFormat {
  /** Short name for `--format`, such as `webvtt`. */
  readonly id: string;
  /** Name for people, such as "WebVTT (Zoom, Teams, WhisperX)". */
  readonly name: string;
  /** File endings it usually has, without the dot: a hint, never the proof. */
  readonly endings: readonly string[];
  /** Whether the content is of this format. Cheap: looks at the beginning of the text, or at the structure of JSON. */
  readonly recognise: (file: DecodedFile) => boolean;
  /**
   * Reads every session of the file.
   *
   * @throws InputFault when the content is damaged or holds no speech: what is wrong, where (line), what to do
   */
  readonly read: (file: DecodedFile) => readonly Transcript[] | Promise<readonly Transcript[]>;
}
