import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Library } from '../library/library.ts';
import { type ControlChart, drawControlChart } from '../statistics/control-chart.ts';
import { type HeldCoding, holdToReference, type ReferenceRequest } from './hold-to-reference.ts';

/** What a figure lies between. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What is charted: a figure of each session, within its bounds. */
const charted = [
  {
    id: 'codes',
    name: 'Utterances coded as in the reference',
    boundsBy: (): Bounds => ({ least: 0, most: 1 }),
    unit: 'share',
    read: ({ agreement }: HeldCoding) => (agreement.defined ? agreement.value : null),
  },
  {
    id: 'globals',
    name: 'Points between the globals, mean',
    boundsBy: ({ globals }: Rubric): Bounds => ({
      least: 0,
      most: Math.max(...globals.map(({ scale }) => scale.max - scale.min)),
    }),
    unit: 'points',
    read: ({ globals }: HeldCoding) =>
      globals.length === 0
        ? null
        : globals.reduce((sum, { difference }) => sum + Math.abs(difference), 0) / globals.length,
  },
] as const;

/** How each coder holds to a reference. */
export interface DriftRequest extends ReferenceRequest {
  /** The coder whose codings are the reference; the consensus codings, where it is left out. */
  readonly reference?: string;
  /** These coders alone. */
  readonly coders?: readonly string[];
  /** How many first sessions set centre and limits; all, where it is left out. */
  readonly baseline?: number;
}

/** A control chart of one figure of one coder. */
export interface CoderChart {
  readonly coder: string;
  readonly measure: (typeof charted)[number];
  readonly bounds: Bounds;
  readonly sessions: readonly HeldCoding[];
  readonly values: readonly number[];
  /** Null where there is too little to see variation by. */
  readonly chart: ControlChart | null;
}

/**
 * Draws control charts of how each coder holds to the reference over time.
 *
 * @throws InputFault when no session has a reference and a coding by one of the coders
 */
export async function chartDrift(library: Library, request: DriftRequest): Promise<CoderChart[]> {
  const { held, rubric } = await holdToReference(library, request, request.reference ?? null);
  const coders = [...new Set(held.map(({ coder }) => coder))]
    .filter((coder) => request.coders === undefined || request.coders.includes(coder))
    .sort();
  if (coders.length > 0) return coders.flatMap((coder) => chartsOf(coder, held, rubric, request.baseline));
  const what = request.reference === undefined ? 'a consensus' : `a coding by "${request.reference}"`;
  throw new InputFault({
    problem: `no session has ${what} and a coding by one of the coders`,
    place: library.place,
    remedy: 'make one with miti consensus, or name a gold coder with --reference',
  });
}

function chartsOf(
  coder: string,
  held: readonly HeldCoding[],
  rubric: Rubric,
  baseline: number | undefined,
): CoderChart[] {
  return charted.flatMap((measure) => {
    const sessions = held.filter((each) => each.coder === coder && measure.read(each) !== null);
    const values = sessions.flatMap((each) => measure.read(each) ?? []);
    if (values.length === 0) return [];
    const bounds = measure.boundsBy(rubric);
    return [{ coder, measure, bounds, sessions, values, chart: drawControlChart(values, bounds, baseline) }];
  });
}
