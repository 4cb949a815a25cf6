import type { AgreementDocument, Found } from '../../src/agreement/agreement-document.ts';
import { type ComparisonSetup, compareCodings } from '../../src/agreement/compare-codings.ts';
import type { CodingToCompare, ComparisonChoices } from '../../src/agreement/comparison.ts';
import { loadAgreementBands } from '../../src/data/load-agreement-bands.ts';
import { loadRubric } from '../../src/data/load-rubric.ts';
import type { CodedTurn, Coder } from '../../src/instrument/coding.ts';
import type { CodeId } from '../../src/instrument/rubric.ts';

const { rubric, sha256 } = await loadRubric('miti-4.2.1');
const scales = await loadAgreementBands();

export const choices: ComparisonChoices = {
  iccForm: { model: 'twoWayRandom', definition: 'agreement', unit: 'single' },
  missing: 'auto',
  level: 0.95,
  unit: 'stretch',
  noCode: 'omittedWhereNobodyCoded',
  wantedReliability: 0.75,
  seed: 1,
  resamples: 200,
  disagreements: 10,
  withText: true,
};

function scale(id: string) {
  const found = scales.find((each) => each.id === id);
  if (!found) throw new Error(`no scale ${id}`);
  return found;
}

export const setup: ComparisonSetup = {
  rubric,
  rubricSha256: sha256,
  choices,
  bands: { icc: scale('cicchetti-1994'), kappa: scale('landis-koch-1977'), alpha: scale('krippendorff-2004') },
  software: { name: 'miti-coder', version: '0.0.0' },
  alone: 0,
  notes: [],
};

/** Compares codings, with other choices where wanted. */
export function compare(codings: readonly CodingToCompare[], other: Partial<ComparisonChoices> = {}) {
  return compareCodings(codings, { ...setup, choices: { ...choices, ...other } });
}

/** Ratings of the four globals, in the rubric's order; those left out were not rated. */
export function globals(...values: (number | null)[]): CodingToCompare['globals'] {
  const ids = rubric.globals.map(({ id }) => id);
  return Object.fromEntries(
    values.flatMap((value, i) =>
      value === null ? [] : [[ids[i] ?? '', { value, source: 'human' as const, reasons: [] }]],
    ),
  );
}

export function human(id: string): Coder {
  return { kind: 'human', id, version: null };
}

/** A coding of turns that hold one utterance each, the client answering between them. */
export function coded(
  session: string,
  coder: string,
  codes: readonly (CodeId | null)[],
  rated: CodingToCompare['globals'] = {},
): CodingToCompare {
  const turns = codes.flatMap((code, i): CodedTurn[] => {
    const untimed = { startSeconds: null, endSeconds: null };
    const text = `That was said in turn ${i}.`;
    const utterances = [{ from: 0, to: text.length, code, confidence: null, reason: null }];
    return [
      { id: `${2 * i}`, speaker: 'T', role: 'clinician', text, utterances, ...untimed },
      { id: `${2 * i + 1}`, speaker: 'C', role: 'client', text: 'I do not know.', clientTalk: null, ...untimed },
    ];
  });
  return {
    subject: { id: session, label: session },
    coder: human(coder),
    work: { kind: 'utterances', turns },
    globals: rated,
    assisted: false,
    isFacilitative: () => false,
  };
}

/** A coding of which the counts alone are known. */
export function totals(
  session: string,
  coder: string,
  counts: Readonly<Record<CodeId, number>>,
  rated: CodingToCompare['globals'] = {},
): CodingToCompare {
  return { ...coded(session, coder, [], rated), work: { kind: 'totals', counts } };
}

export function measureOf(document: AgreementDocument, id: string) {
  const found = document.measures.find((measure) => measure.id === id);
  if (!found) throw new Error(`no measure ${id}`);
  return found;
}

/** The value of a figure that has to have one. */
export function figureOf<Value>(found: Found<Value>): Value {
  if (!found.defined) throw new Error(`undefined: ${found.reason}`);
  return found.value;
}
