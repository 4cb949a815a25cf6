import type { ClientTalk, Coding } from '../../instrument/coding.ts';
import type { SessionScore } from '../../scoring/score-document.ts';
import type { Session } from '../../transcript/transcript.ts';
import type { BehaviourClass } from './behaviour-class.ts';

interface GoldSource {
  readonly id: string;
  readonly source: SessionScore['source'];
  /** Names what must not be split between training and test: a caseworker's sessions, transcripts of one video. */
  readonly group: string;
  /** What was said, without the codes: all that the coder is given. */
  readonly session: Session;
}

/** A session that people coded with the rubric. */
export interface CodedGold extends GoldSource {
  readonly scheme: 'miti';
  /** Their codes, and the globals that they rated. */
  readonly coding: Coding;
  /** Ids of clinician turns that nobody judged: nothing said there counts for or against the coder. */
  readonly notJudged: ReadonlySet<string>;
}

/** What an annotator of AnnoMI says of a clinician's turn. */
export interface AnnomiClinicianLabels {
  readonly role: 'clinician';
  readonly main: BehaviourClass;
  readonly classes: ReadonlySet<BehaviourClass>;
  /** Whether a reflection of the turn is complex. */
  readonly complex: boolean;
  /** Of what kind the therapist's input is; null where there is none of these. */
  readonly input: 'information' | 'advice' | null;
}

/** What an annotator of AnnoMI says of a client's turn. */
export interface AnnomiClientLabels {
  readonly role: 'client';
  readonly talk: ClientTalk;
}

/** A session with AnnoMI's labels, one annotator's a turn. */
export interface AnnomiGold extends GoldSource {
  readonly scheme: 'annomi';
  /** By the id of the turn, in the order of the session. */
  readonly labels: ReadonlyMap<string, AnnomiClinicianLabels | AnnomiClientLabels>;
}

export type GoldSession = CodedGold | AnnomiGold;
export type GoldScheme = GoldSession['scheme'];
