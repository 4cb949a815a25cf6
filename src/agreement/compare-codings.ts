// agreement/: codings of several coders compared, from values alone; where codings are kept, and how a figure is shown,
// is not known here.
import type { Rubric } from '../instrument/rubric.ts';
import { cohenKappa } from '../statistics/cohen-kappa.ts';
import { describeIccForm } from '../statistics/icc.ts';
import type { AgreementDocument, AgreementWarning } from './agreement-document.ts';
import { compareMeasure, iccOfPair, warnOfMeasure } from './compare-measures.ts';
import { compareUtterances, pairsOf } from './compare-utterances.ts';
import { type ComparedSession, gatherSessions } from './compared-sessions.ts';
import type { ChosenBands, CodingToCompare, ComparisonChoices, SoftwareFacts } from './comparison.ts';
import { describeStatistic } from './describe-statistic.ts';
import { listDifferingGlobals, listDifferingUtterances } from './list-disagreements.ts';
import { countShared, listMeasures, valuesOfMeasure } from './measure-values.ts';
import { alignSessions } from './shared-units.ts';

/** What comparing codings takes beside the codings. */
export interface ComparisonSetup {
  readonly rubric: Rubric;
  readonly rubricSha256: string;
  readonly choices: ComparisonChoices;
  readonly bands: ChosenBands;
  readonly software: SoftwareFacts;
  /** Sessions that have one coding and were not read for that reason. */
  readonly alone: number;
  /** What was left out before the comparison. */
  readonly notes: readonly AgreementWarning[];
}

/**
 * How far coders agree: on every global, behaviour count and summary score, on utterances and volleys, and where they
 * differ most.
 *
 * Codings of the same session (or segment of one) are compared; a session with one coding is counted and left out. The
 * result depends neither on the order of the codings nor on that of the coders.
 */
export function compareCodings(codings: readonly CodingToCompare[], setup: ComparisonSetup): AgreementDocument {
  const { rubric, choices, bands } = setup;
  const { sessions, coders, codedOnce, warnings } = gatherSessions(codings, rubric);
  const ids = coders.map(({ id }) => id);
  const method = chooseMethod(choices, sessions, ids);
  const compared = listMeasures(rubric).map((measure) => ({
    measure,
    values: valuesOfMeasure(measure, sessions, ids),
  }));
  const shared = compared.filter(({ values }) => countShared(values.ratings) > 0);
  const measures = shared.map(({ measure, values }) => compareMeasure(measure, values, { choices, method, bands }));
  const { aligned, warnings: ofUtterances } = alignSessions(sessions, rubric, choices);
  return {
    schema: 'miti-agreement/1',
    software: { ...setup.software },
    rubric: { id: rubric.id, name: rubric.name, sha256: setup.rubricSha256 },
    choices: {
      iccForm: describeIccForm(choices.iccForm, ids.length),
      missing: method,
      level: choices.level,
      unit: choices.unit,
      noCode: choices.noCode,
      bands: { icc: bands.icc.id, kappa: bands.kappa.id, alpha: bands.alpha.id },
      wantedReliability: choices.wantedReliability,
      seed: choices.seed,
      resamples: choices.resamples,
    },
    coders: coders.map((coder) => ({
      ...coder,
      sessions: sessions.filter((session) => session.codings.has(coder.id)).length,
      assisted: sessions.filter((session) => session.codings.get(coder.id)?.assisted).length,
    })),
    sessions: sessions.map(({ id, label, codings: own }) => ({ id, label, coders: [...own.keys()] })),
    codedOnce: codedOnce + setup.alone,
    measures,
    utterances: compareUtterances(aligned, rubric, choices, bands),
    pairs: ids.length > 2 ? comparePairs(sessions, ids, compared, setup) : [],
    disagreements: {
      globals: listDifferingGlobals(measures, choices.disagreements),
      utterances: listDifferingUtterances(aligned, rubric, choices),
    },
    warnings: [
      ...setup.notes.map((note) => ({ ...note })),
      ...warnings,
      ...shared.flatMap(({ measure, values }) => warnOfMeasure(measure, values)),
      ...ofUtterances,
    ],
  };
}

/** One way for all measures, so that a table is not of two kinds. */
function chooseMethod(
  { missing }: ComparisonChoices,
  sessions: readonly ComparedSession[],
  coders: readonly string[],
): 'completeCases' | 'reml' {
  if (missing !== 'auto') return missing;
  return sessions.every(({ codings }) => codings.size === coders.length) ? 'completeCases' : 'reml';
}

type Compared = {
  readonly measure: { readonly id: string };
  readonly values: ReturnType<typeof valuesOfMeasure>;
};

/** Each pair as if the others had not coded: what they divide and code is no unit of these two. */
function comparePairs(
  sessions: readonly ComparedSession[],
  coders: readonly string[],
  compared: readonly Compared[],
  { rubric, choices }: ComparisonSetup,
): AgreementDocument['pairs'] {
  return pairsOf(coders.length).flatMap(([a, b]) => {
    const pair = [coders[a] as string, coders[b] as string] as [string, string];
    const shared = sessions.flatMap((session) => restrictToPair(session, pair) ?? []);
    if (shared.length === 0) return [];
    const icc = compared.map(({ measure, values }) => {
      const columns = pair.map((coder) => values.coders.indexOf(coder)) as [number, number];
      return [measure.id, iccOfPair(values.ratings, columns, choices)] as const;
    });
    const codes = alignSessions(shared, rubric, choices).aligned.flatMap(({ units }) =>
      units.map((unit) => unit.codes),
    );
    const column = (j: number) => codes.map((row) => row[j] ?? null);
    const kappa = cohenKappa(column(0), column(1), { level: choices.level });
    return [
      {
        coders: pair,
        sessions: shared.length,
        icc: Object.fromEntries(icc),
        kappa: describeStatistic(kappa, pair, (found) => found.kappa),
      },
    ];
  });
}

function restrictToPair(session: ComparedSession, pair: readonly [string, string]): ComparedSession | null {
  const own = [...session.codings].filter(([coder]) => pair.includes(coder));
  return own.length === pair.length ? { ...session, codings: new Map(own) } : null;
}
