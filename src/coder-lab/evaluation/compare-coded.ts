import { alignCodings, NO_CODE } from '../../agreement/align-codings.ts';
import {
  type CodedClinicianTurn,
  type CodedTurn,
  type CodedUtterance,
  hasWords,
  type SpokenUtterance,
  spokenUtterances,
} from '../../instrument/coding.ts';
import type { GlobalRatings } from '../../instrument/globals.ts';
import type { CodeId, Rubric } from '../../instrument/rubric.ts';
import type { ScoredSession } from '../../scoring/describe-scores.ts';
import { type BehaviourClass, classOfCode, findMainClass, listClasses } from './behaviour-class.ts';
import { pairLevels, pairSummaryScores } from './compare-scores.ts';
import type { CodedGold } from './gold-session.ts';
import type { Compared, SessionComparison } from './session-comparison.ts';

/**
 * Holds the coder's work against a session that people coded with the rubric.
 *
 * @param gold with the words that the coder was given
 * @param human the gold coding, scored; its globals are those that people rated
 * @param coder the coder's coding of the turns that people judged, scored
 */
export function compareCoded(
  gold: CodedGold,
  human: ScoredSession,
  coder: ScoredSession,
  rubric: Rubric,
): SessionComparison {
  const turns = pairTurns(gold, coder.coding.turns);
  return {
    id: gold.id,
    language: coder.language,
    judgedTurns: turns.length,
    behaviour: turns.flatMap(({ gold: said, coder: given }) => {
      const main = findUnequivocalClass(spokenUtterances(said));
      return main === null ? [] : [{ gold: main, coder: findMainClass(given) }];
    }),
    classPresence: turns.map((turn) => ({ gold: listClasses(turn.gold.utterances), coder: listClasses(turn.coder) })),
    codes: compareUtterances(turns),
    codePresence: turns.map((turn) => ({ gold: listCodes(turn.gold.utterances), coder: listCodes(turn.coder) })),
    clientTalk: compareClientTalk(gold.coding.turns, coder.coding.turns),
    confidences: turns.flatMap((turn) => {
      const codes = listCodes(turn.gold.utterances);
      return turn.coder.flatMap(({ code, confidence }) =>
        code === null || confidence === null ? [] : [{ confidence, right: codes.has(code) }],
      );
    }),
    measures: new Map([
      ...rubric.codes.map(
        ({ id }) => [id, { gold: human.scores.counts[id] ?? 0, coder: coder.scores.counts[id] ?? 0 }] as const,
      ),
      ...pairSummaryScores(rubric, human.scores.summary, coder.scores.summary),
    ]),
    globals: pairGlobals(human.coding.globals, coder.coding.globals),
    levels: pairLevels(rubric, human.scores.proficiency, coder.scores.proficiency),
  };
}

interface PairedTurn {
  readonly id: string;
  readonly gold: CodedClinicianTurn;
  /** Empty where the coder heard nothing: a turn without words. */
  readonly coder: readonly SpokenUtterance[];
}

function pairTurns({ coding, notJudged }: CodedGold, coded: readonly CodedTurn[]): PairedTurn[] {
  const byId = new Map(coded.map((turn) => [turn.id, turn]));
  return coding.turns.flatMap((gold) => {
    if (gold.role !== 'clinician' || notJudged.has(gold.id)) return [];
    const turn = byId.get(gold.id);
    return [{ id: gold.id, gold, coder: turn?.role === 'clinician' ? spokenUtterances(turn) : [] }];
  });
}

function listCodes(utterances: readonly CodedUtterance[]): ReadonlySet<CodeId> {
  return new Set(utterances.flatMap(({ code }) => code ?? []));
}

/** Null where codes of several behaviours were given to the same words: nobody knows which has most of them. */
function findUnequivocalClass(utterances: readonly SpokenUtterance[]): BehaviourClass | null {
  const shared = utterances.filter((_, i) => sharesWords(utterances, i));
  const behaviours = new Set(shared.map(({ code }) => classOfCode(code) ?? 'other'));
  return behaviours.size > 1 ? null : findMainClass(utterances);
}

/** Whether the words of an utterance earned other codes too. */
function sharesWords(utterances: readonly CodedUtterance[], i: number): boolean {
  return utterances.slice(i, i + 2).some((each) => !hasWords(each));
}

/** Each utterance that people gave one code or none, and the code by which the coder took most of its characters. */
function compareUtterances(turns: readonly PairedTurn[]): Compared<CodeId>[] {
  return turns.flatMap(({ gold, coder }) => {
    if (coder.length === 0 || gold.utterances.some((_, i) => sharesWords(gold.utterances, i))) return [];
    const aligned = alignCodings([{ turns: [gold] }, { turns: [{ ...gold, utterances: coder }] }]);
    const [said = [], given = []] = aligned.turns[0]?.spans ?? [];
    return said.map((span) => {
      const sizes = new Map<CodeId, number>();
      for (const { start, end, code } of given) {
        const overlap = Math.min(end, span.end) - Math.max(start, span.start);
        if (overlap > 0) sizes.set(code ?? NO_CODE, (sizes.get(code ?? NO_CODE) ?? 0) + overlap);
      }
      const [most] = [...sizes].sort(([, a], [, b]) => b - a);
      return { gold: span.code ?? NO_CODE, coder: most?.[0] ?? NO_CODE };
    });
  });
}

function compareClientTalk(gold: readonly CodedTurn[], coded: readonly CodedTurn[]): Compared<string>[] {
  const byId = new Map(coded.map((turn) => [turn.id, turn]));
  return gold.flatMap((turn) => {
    if (turn.role !== 'client' || turn.clientTalk === null) return [];
    const other = byId.get(turn.id);
    return [{ gold: turn.clientTalk, coder: (other?.role === 'client' && other.clientTalk) || 'neutral' }];
  });
}

function pairGlobals(human: GlobalRatings, coder: GlobalRatings): Map<string, Compared<number>> {
  return new Map(
    Object.entries(human).flatMap(([id, rating]) => {
      const estimate = coder[id];
      return rating?.source === 'human' && estimate ? [[id, { gold: rating.value, coder: estimate.value }]] : [];
    }),
  );
}
