import * as z from 'zod';
import { line } from '../../instrument/fields.ts';

/** What a page has to know of a session's recording; its sound is at `paths.recording`, by ranges. */
export const recordingFacts = z.object({
  kind: z.enum(['audio', 'video']),
  /** Media type, such as `audio/wav`. */
  type: z.string(),
  bytes: z.number(),
});
export type RecordingFacts = z.infer<typeof recordingFacts>;

/** GET `paths.recordings`: what lies in the folder that the server was started with (`--recordings`). */
export const recordingsAnswer = z.object({
  /** Null where no folder was chosen. */
  folder: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
});
export type RecordingsAnswer = z.infer<typeof recordingsAnswer>;

/** POST `paths.chooseRecording`: a name from the list. It is remembered with the session; nothing is copied. */
export const chooseRecordingBody = z.strictObject({ name: line });
export const chooseRecordingAnswer = z.object({ recording: recordingFacts });
export type ChooseRecordingAnswer = z.infer<typeof chooseRecordingAnswer>;
