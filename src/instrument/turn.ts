/** Who speaks. `other` is anyone who is neither coded nor counselled: an employer in a dialogue meeting, an interpreter. */
export type Role = 'clinician' | 'client' | 'other';

/** One uninterrupted stretch of speech by one speaker, as the transcript divides it. */
export interface Turn {
  /** The source's own id of the turn, unique within its session. */
  readonly id: string;
  /** The speaker's label in the source. */
  readonly speaker: string;
  readonly role: Role;
  /** Seconds from the start of the recording; null where the source gives none. */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly text: string;
}
