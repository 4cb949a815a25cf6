import type { CodedTurn } from '../../../instrument/coding.ts';
import type { CodeId, MeasureId, Rubric } from '../../../instrument/rubric.ts';
import type { CodedSession } from '../../sessions/coded-session.ts';
import { listExchanges, reflects, type TalkExchange, takesUp } from '../client-talk.ts';
import { levelsOf } from '../figures.ts';
import { findLinkingReflections } from './linking-reflections.ts';
import { listUtterances, type PlacedUtterance } from './quotes.ts';

/** A session's words, where they are known. */
export interface SessionWords {
  readonly session: CodedSession;
  readonly turns: readonly CodedTurn[];
  readonly utterances: readonly PlacedUtterance[];
  readonly exchanges: readonly TalkExchange[];
  readonly linking: readonly PlacedUtterance[];
}

/** What the rules look at: counts summed over the sessions, and the words of those that have any. */
export interface Evidence {
  readonly sessions: readonly CodedSession[];
  /** Null where some session does not have the count. */
  readonly count: (code: CodeId) => number | null;
  /** The newest session first. */
  readonly words: readonly SessionWords[];
  readonly talk: {
    readonly change: number;
    readonly changeTakenUp: number;
    readonly sustain: number;
    readonly sustainReflected: number;
  };
  /** The lowest and the highest threshold of a measure; null where the rubric sets none. */
  readonly lowest: (measure: MeasureId) => number | null;
  readonly highest: (measure: MeasureId) => number | null;
}

export function gatherEvidence(rubric: Rubric, sessions: readonly CodedSession[]): Evidence {
  const words = sessions
    .flatMap((session): SessionWords[] => {
      const { turns } = session;
      if (turns === null) return [];
      return [
        {
          session,
          turns,
          utterances: listUtterances(turns),
          exchanges: listExchanges(turns),
          linking: findLinkingReflections(turns),
        },
      ];
    })
    .toReversed();
  const exchanges = words.flatMap((each) => each.exchanges);
  const [change, sustain] = (['change', 'sustain'] as const).map((talk) =>
    exchanges.filter((each) => each.talk === talk),
  );
  const threshold = (measure: MeasureId, place: 0 | -1) => levelsOf(rubric, measure).at(place)?.from ?? null;
  return {
    sessions,
    count: (code) => {
      const counts = sessions.flatMap((each) => each.counts[code] ?? []);
      if (counts.length < sessions.length || sessions.length === 0) return null;
      return counts.reduce((sum, each) => sum + each, 0);
    },
    words,
    talk: {
      change: change?.length ?? 0,
      changeTakenUp: change?.filter(({ answerCodes }) => takesUp(answerCodes)).length ?? 0,
      sustain: sustain?.length ?? 0,
      sustainReflected: sustain?.filter(({ answerCodes }) => reflects(answerCodes)).length ?? 0,
    },
    lowest: (measure) => threshold(measure, 0),
    highest: (measure) => threshold(measure, -1),
  };
}
