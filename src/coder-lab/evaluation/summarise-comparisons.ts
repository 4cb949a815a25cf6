import { NO_CODE } from '../../agreement/align-codings.ts';
import { codeIds, type Rubric } from '../../instrument/rubric.ts';
import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import { behaviourClasses } from './behaviour-class.ts';
import { classify } from './classification.ts';
import { annomiCounts } from './compare-annomi.ts';
import type { EvaluationResult, GlobalAgreement, LevelAgreement, MeasureEvaluation } from './evaluation-document.ts';
import type { GoldScheme } from './gold-session.ts';
import { findPresence } from './presence.ts';
import { measureProbabilityCalibration } from './probability-calibration.ts';
import { agreeOnGlobal, agreeOnLevel, agreeOnMeasure, type ComparedValue } from './session-agreement.ts';
import type { Compared, SessionComparison } from './session-comparison.ts';

/** Of which sessions a result is. */
export type ResultOf = Pick<EvaluationResult, 'scheme' | 'language' | 'punctuation'>;

/** Every figure of one group of sessions. The order of the sessions plays no part. */
export function summariseComparisons(
  of: ResultOf,
  comparisons: readonly SessionComparison[],
  rubric: Rubric,
  options: BootstrapOptions,
): EvaluationResult {
  const sessions = comparisons.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const units = <Unit>(pick: (session: SessionComparison) => Unit) => sessions.map(pick);
  return {
    ...of,
    sessions: sessions.length,
    clinicianTurns: sessions.reduce((sum, { judgedTurns }) => sum + judgedTurns, 0),
    behaviour: classify(
      units(({ behaviour }) => behaviour),
      behaviourClasses,
      options,
    ),
    behaviourPresence: findPresence(
      units(({ classPresence }) => classPresence),
      behaviourClasses,
      options,
    ),
    codes: classify(
      units(({ codes }) => codes),
      [...codeIds(rubric), NO_CODE],
      options,
    ),
    codePresence: findPresence(
      units(({ codePresence }) => codePresence),
      codeIds(rubric),
      options,
    ),
    clientTalk: classify(
      units(({ clientTalk }) => clientTalk),
      ['change', 'neutral', 'sustain'],
      options,
    ),
    calibration: measureProbabilityCalibration(
      units(({ confidences }) => confidences),
      options,
    ),
    measures: agreeOnMeasures(of.scheme, sessions, rubric, options),
    globals: agreeOnGlobals(sessions, rubric, options),
    levels: agreeOnLevels(sessions, rubric, options),
  };
}

/** What sessions have under an id, a list a session: empty where a session lacks it. */
function collect<Value>(
  sessions: readonly SessionComparison[],
  pick: (session: SessionComparison) => ReadonlyMap<string, Compared<Value>>,
  ids: readonly string[],
): ComparedValue<Value>[][] {
  return sessions.map((session) =>
    ids.flatMap((id) => {
      const pair = pick(session).get(id);
      return pair ? [{ session: session.id, ...pair }] : [];
    }),
  );
}

function agreeOnMeasures(
  scheme: GoldScheme,
  sessions: readonly SessionComparison[],
  rubric: Rubric,
  options: BootstrapOptions,
): MeasureEvaluation[] {
  const counts = scheme === 'annomi' ? annomiCounts : rubric.codes;
  return [...counts, ...rubric.measures].flatMap(({ id, name }) => {
    const pairs = collect(sessions, ({ measures }) => measures, [id]).flat();
    return pairs.length === 0 ? [] : [agreeOnMeasure(id, name, pairs, options)];
  });
}

/** Each global, and all of them together. */
function agreeOnGlobals(
  sessions: readonly SessionComparison[],
  { globals }: Rubric,
  options: BootstrapOptions,
): GlobalAgreement[] {
  const agree = (id: string, name: string, ids: readonly string[]) => {
    const pairs = collect(sessions, (session) => session.globals, ids);
    return pairs.flat().length === 0 ? [] : [agreeOnGlobal(id, name, pairs, options)];
  };
  const all = globals.map(({ id }) => id);
  return [...globals.flatMap(({ id, name }) => agree(id, name, [id])), ...agree('all', 'All globals', all)];
}

/** Each summary score with thresholds, and all of them together. */
function agreeOnLevels(
  sessions: readonly SessionComparison[],
  { measures }: Rubric,
  options: BootstrapOptions,
): LevelAgreement[] {
  const agree = (id: string, name: string, ids: readonly string[]) => {
    const pairs = collect(sessions, ({ levels }) => levels, ids);
    return pairs.flat().length === 0 ? [] : [agreeOnLevel(id, name, pairs, options)];
  };
  const all = measures.map(({ id }) => id);
  return [...measures.flatMap(({ id, name }) => agree(id, name, [id])), ...agree('all', 'All summary scores', all)];
}
