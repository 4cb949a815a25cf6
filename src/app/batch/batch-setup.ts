import { signCoder } from '../../coder/heuristic-coder.ts';
import { hashContent } from '../../library/record-ids.ts';
import type { ScoredSession } from '../../scoring/describe-scores.ts';
import type { ScoreHeader } from '../../scoring/score-document.ts';
import type { ScoringChoices, ScoringSetup } from '../../scoring/score-session.ts';
import type { Session } from '../../transcript/transcript.ts';

/** What every session of a batch is coded with. A value, so that threads and other machines can be given it. */
export interface BatchSetup extends ScoringSetup {
  readonly rubricSha256: string;
  /** Hash of the cues of every language. */
  readonly cuesSha256: string;
  readonly choices: ScoringChoices;
  readonly programVersion: string;
}

/** A session to code, and where it came from. */
export interface BatchInput {
  readonly session: Session;
  readonly source: ScoredSession['source'];
  /** Id in the library; null where no library is used. */
  readonly libraryId: string | null;
}

/** A session that can't even be read. */
export interface UnreadableInput {
  /** Its name, for people. */
  readonly name: string;
  readonly problem: string;
}

export type BatchEntry =
  | { readonly kind: 'input'; readonly input: BatchInput }
  | { readonly kind: 'unreadable'; readonly unreadable: UnreadableInput };

/** What the scores of all sessions have in common. */
export function scoreHeader({ rubric, rubricSha256, model }: BatchSetup): ScoreHeader {
  return { rubric: { id: rubric.id, sha256: rubricSha256 }, coder: signCoder(model) };
}

/**
 * Hash of all that a session's coding follows from: the session, its source, the choices, the coder and the rubric. Equal
 * hashes mean equal codings, on any machine and at any time; that is how work is known to be done.
 */
export function hashWork({ session, source }: BatchInput, setup: BatchSetup): string {
  const { segment, seed, changeGoal, language } = setup.choices;
  const coder = signCoder(setup.model);
  return hashContent([
    'miti-batch/1',
    [session.id, session.language, session.changeGoal, session.notes],
    session.turns.map((turn) => [turn.id, turn.speaker, turn.role, turn.startSeconds, turn.endSeconds, turn.text]),
    [source.path, source.format, source.sha256],
    [segment, segment.method === 'random' ? seed : null, changeGoal, language],
    [coder.id, coder.version, setup.cuesSha256, setup.rubricSha256],
  ]);
}

/**
 * Hash by which the library knows a coding: two sessions with the same words are coded each for itself.
 *
 * @param work as `hashWork` gives it
 */
export function hashLibraryWork({ libraryId }: Pick<BatchInput, 'libraryId'>, work: string): string {
  return hashContent([libraryId, work]);
}

/**
 * Hash by which a line of results.jsonl is known to be done: of the work, and of the program that scored it.
 *
 * @param work as `hashWork` gives it
 */
export function hashResult(work: string, { programVersion }: Pick<BatchSetup, 'programVersion'>): string {
  return hashContent([programVersion, work]);
}
