import type { AgreementDocument, Found } from '../agreement-document.ts';
import { type ComparisonSetup, compareCodings } from '../compare-codings.ts';
import type { CodingToCompare } from '../comparison.ts';

/** One coder's coding of one session held against the reference: a consensus, or a gold coding. */
export interface ReferenceComparison {
  readonly session: string;
  /** Share of utterances with the reference's code, 0 to 1. */
  readonly agreement: Found<number>;
  readonly kappa: Found<number>;
  /** Globals that both rated: coder less reference, in points. */
  readonly globals: readonly { readonly id: string; readonly name: string; readonly difference: number }[];
  readonly confusions: readonly { readonly codes: readonly [string, string]; readonly count: number }[];
}

const notCompared: Found<never> = {
  defined: false,
  kind: 'noUtterances',
  reason: 'their utterances can not be compared',
};

/** Compares one coding with the reference of the same session. */
export function compareWithReference(
  coding: CodingToCompare,
  reference: CodingToCompare,
  setup: ComparisonSetup,
): ReferenceComparison {
  // A coder may be the reference of others; here the two are told apart by name.
  const named = { ...reference, coder: { ...reference.coder, id: `${coding.coder.id} (reference)` } };
  const choices = { ...setup.choices, resamples: 1, disagreements: 0 };
  const document = compareCodings([{ ...coding, subject: reference.subject }, named], { ...setup, choices });
  const overall = document.utterances?.overall;
  return {
    session: reference.subject.label,
    agreement: overall?.agreement ?? notCompared,
    kappa: overall ? describeKappa(overall.kappa) : notCompared,
    globals: differencesOf(document, coding.coder.id),
    confusions: document.utterances?.confusions ?? [],
  };
}

function describeKappa(kappa: NonNullable<AgreementDocument['utterances']>['overall']['kappa']): Found<number> {
  return kappa.defined ? { defined: true, value: kappa.value.kappa } : kappa;
}

function differencesOf({ measures }: AgreementDocument, coder: string): ReferenceComparison['globals'] {
  return measures.flatMap(({ id, name, kind, coders, values: [only] }) => {
    if (kind !== 'global' || !only) return [];
    const own = coders.findIndex((each) => each.coder === coder);
    const [mine, other] = [only.values[own] ?? null, only.values[1 - own] ?? null];
    return mine === null || other === null ? [] : [{ id, name, difference: mine - other }];
  });
}
