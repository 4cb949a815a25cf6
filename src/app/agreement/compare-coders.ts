import type { AgreementWarning } from '../../agreement/agreement-document.ts';
import type { BandScale } from '../../agreement/bands.ts';
import { type ComparisonSetup, compareCodings } from '../../agreement/compare-codings.ts';
import type { ChosenBands, CodingToCompare, ComparisonChoices } from '../../agreement/comparison.ts';
import type { AgreeOptions, ComparisonOptions } from '../../cli/commands/agree.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { loadAgreementBands } from '../../data/load-agreement-bands.ts';
import { chooseModel } from '../../data/load-model.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { readProgram } from '../../data/program.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import type { CoderKind } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import type { ComparedCodings } from '../../report/builders/agreement/agreement-setting.ts';
import type { IccForm } from '../../statistics/icc.ts';
import { type LibraryFilter, sessionFilter } from '../library-filter.ts';
import { readCodingsOfFiles } from './codings-of-files.ts';
import { type KeptCoding, readCodingsOfLibrary } from './codings-of-library.ts';
import { codeByHeuristics } from './heuristic-codings.ts';

/** Codings to compare, and the rubric that they were made with. */
export interface Gathered extends Pick<ComparisonSetup, 'rubric' | 'rubricSha256' | 'notes' | 'alone'> {
  readonly codings: readonly CodingToCompare[];
}

/** Codings of coded CSV files. */
export async function gatherFromFiles(
  files: readonly string[],
  options: AgreeOptions,
  cues: readonly Cues[],
): Promise<Gathered> {
  const { rubric, sha256 } = await loadRubric(options.rubric ?? shippedRubrics[0]);
  const codings = await readCodingsOfFiles(files, options.globals ?? [], rubric, cues);
  const { coders } = options;
  const chosen = codings.filter(({ coder }) => coders === undefined || coders.includes(coder.id));
  return { rubric, rubricSha256: sha256, codings: chosen, alone: 0, notes: [] };
}

/** Codings of a library to compare. */
interface GatheredFromLibrary extends Omit<Gathered, 'codings'> {
  readonly codings: readonly KeptCoding[];
  /** Sessions that were passed over. */
  readonly passedOver: number;
}

/** Who asks for a comparison, where it is not the command line. */
interface PageAsking {
  /** Ids of sessions that are passed over. */
  readonly without: ReadonlySet<string>;
}

/** Codings of a library that the options choose, but for those of sessions that a page must not show. */
export async function gatherFromLibrary(
  library: Library,
  options: LibraryComparison,
  cues: readonly Cues[],
  page: PageAsking | null = null,
): Promise<GatheredFromLibrary> {
  const kinds: CoderKind[] = ['human', 'imported', ...(options.consensus ? (['consensus'] as const) : [])];
  const { draftsLeftOut, ofOtherRubrics, ...found } = await readCodingsOfLibrary(
    library,
    {
      filter: sessionFilter(options),
      kinds,
      drafts: options.drafts ?? false,
      coders: options.coders ?? null,
      rubric: options.rubric,
      alone: options.heuristic ? 'read' : 'count',
      ...(page === null ? {} : { askedBy: 'page', without: page.without }),
    },
    cues,
  );
  const notes: AgreementWarning[] = [];
  if (draftsLeftOut > 0) {
    const drafts = draftsLeftOut === 1 ? '1 draft is' : `${draftsLeftOut} drafts are`;
    const message = `${drafts} left out; --drafts takes them in`;
    notes.push({ kind: 'draftsLeftOut', message, facts: { count: draftsLeftOut } });
  }
  if (ofOtherRubrics > 0) {
    const codings = ofOtherRubrics === 1 ? '1 coding' : `${ofOtherRubrics} codings`;
    const message = `${codings} made with other rubrics left out`;
    notes.push({ kind: 'otherRubrics', message, facts: { count: ofOtherRubrics } });
  }
  return { ...found, notes };
}

type LibraryComparison = LibraryFilter & Pick<AgreeOptions, 'coders' | 'drafts' | 'consensus' | 'heuristic' | 'rubric'>;

/** A comparison, with what its figures were computed by. */
export interface Comparison extends ComparedCodings {
  readonly rubric: Rubric;
  readonly scales: readonly BandScale[];
}

/** Compares what was gathered, the heuristic coder's codings too where the options ask for them. */
export async function compareGathered(
  gathered: Gathered,
  options: ComparisonOptions & Pick<AgreeOptions, 'heuristic' | 'model'>,
  cues: readonly Cues[],
): Promise<Comparison> {
  const { rubric, rubricSha256, alone } = gathered;
  const heuristic = options.heuristic
    ? codeByHeuristics(gathered.codings, { rubric, cues, model: chooseModel(options.model) })
    : null;
  const scales = await loadAgreementBands();
  const [choices, bands] = [comparisonChoices(options), chooseBands(scales, options)];
  const document = compareCodings([...gathered.codings, ...(heuristic?.codings ?? [])], {
    ...{ rubric, rubricSha256, choices, bands, alone },
    software: { name: 'miti-coder', version: readProgram().version },
    notes: [...gathered.notes, ...(heuristic?.warnings ?? [])],
  });
  return { document, iccForm: choices.iccForm, bands, listed: choices.disagreements, rubric, scales };
}

/** A comparison with the usual choices, where a command needs figures and offers no choice. */
export async function plainComparison(rubric: Rubric, rubricSha256: string): Promise<ComparisonSetup> {
  return {
    rubric,
    rubricSha256,
    choices: comparisonChoices(usualComparison),
    bands: chooseBands(await loadAgreementBands(), usualComparison),
    software: { name: 'miti-coder', version: readProgram().version },
    alone: 0,
    notes: [],
  };
}

/** What the options of `miti agree` are where none is given. */
export const usualComparison: ComparisonOptions = {
  icc: 'A1',
  effects: 'random',
  missing: 'auto',
  bands: 'cicchetti-1994',
  kappaBands: 'landis-koch-1977',
  unit: 'stretch',
  code: 'omitted',
  wanted: 0.75,
  confidence: 0.95,
  seed: 1,
  resamples: 1000,
  disagreements: 10,
  text: true,
};

/** The choices of the options, in the terms of the statistics. */
function comparisonChoices(options: ComparisonOptions): ComparisonChoices {
  return {
    iccForm: iccFormOf(options),
    missing: options.missing === 'complete' ? 'completeCases' : options.missing,
    level: options.confidence,
    unit: options.unit === 'utterance' ? 'sharedUtterance' : 'stretch',
    noCode: options.code === 'omitted' ? 'omittedWhereNobodyCoded' : options.code,
    wantedReliability: options.wanted,
    seed: options.seed,
    resamples: options.resamples,
    disagreements: options.disagreements,
    withText: options.text,
  };
}

function iccFormOf({ icc, effects }: ComparisonOptions): IccForm {
  const unit = icc.endsWith('k') ? 'average' : 'single';
  if (icc === '1' || icc === 'k') return { model: 'oneWayRandom', definition: 'agreement', unit };
  const model = effects === 'mixed' ? 'twoWayMixed' : 'twoWayRandom';
  return { model, definition: icc.startsWith('A') ? 'agreement' : 'consistency', unit };
}

function chooseBands(scales: readonly BandScale[], { bands, kappaBands }: ComparisonOptions): ChosenBands {
  const scaleOf = (id: string) => {
    const found = scales.find((scale) => scale.id === id);
    if (!found) throw new Error(`agreement-bands has no scale ${id}`);
    return found;
  };
  return { icc: scaleOf(bands), kappa: scaleOf(kappaBands), alpha: scaleOf('krippendorff-2004') };
}
