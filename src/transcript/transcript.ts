import type { CodedTurn, Role, Turn } from '../instrument/coding.ts';

/** A turn as a source gives it: the speaker is known by a label, the role only where the source states it. */
export interface SpokenTurn {
  /** The source's own id of the turn, else its number from 1; unique within its transcript. */
  readonly id: string;
  /** The speaker's label, trimmed; null where the source leaves it out. */
  readonly speaker: string | null;
  /** The role, where the source states one in words that leave no doubt; null where it has to be found out. */
  readonly role: Role | null;
  /** Seconds from the start of the recording. */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly text: string;
}

/** One session as it was written down, before anybody is given a role. */
export interface Transcript {
  /** The source's own session id, else the file's name without its ending. */
  readonly id: string;
  /** Language tag that the source states, such as `en`; null where it states none. */
  readonly language: string | null;
  readonly changeGoal: string | null;
  readonly turns: readonly SpokenTurn[];
  /** What the reader could not take in, in words for a person: "3 cues have no speaker". */
  readonly notes: readonly string[];
}

/** A transcript whose every turn has a role. */
export interface Session {
  readonly id: string;
  readonly language: string | null;
  readonly changeGoal: string | null;
  readonly turns: readonly Turn[];
  readonly notes: readonly string[];
}

/** A session with the codes that human coders gave it. */
export interface SessionWithCodes extends Omit<Session, 'turns'> {
  readonly turns: readonly CodedTurn[];
}
