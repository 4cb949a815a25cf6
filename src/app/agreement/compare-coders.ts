import type { AgreementDocument } from '../../agreement/agreement-document.ts';
import type { BandScale } from '../../agreement/bands.ts';
import { compareCodings } from '../../agreement/compare-codings.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { loadAgreementBands } from '../../data/load-agreement-bands.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { chooseModel } from '../../data/load-model.ts';
import { readProgram } from '../../data/program.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import type { ComparedCodings } from '../../report/builders/agreement/agreement-setting.ts';
import { type ComparisonOptions, chooseBands, comparisonChoices } from './comparison-options.ts';
import {
  type FileComparison,
  type Gathered,
  gatherFromFiles,
  gatherFromLibrary,
  type LibraryComparison,
} from './gather-codings.ts';
import { codeByHeuristics } from './heuristic-codings.ts';

/** A comparison, with what its figures were computed by. */
export interface CoderComparison extends ComparedCodings {
  readonly rubric: Rubric;
  readonly scales: readonly BandScale[];
}

/** Whether the heuristic coder is compared too, and by which model it codes. */
export interface HeuristicChoice {
  readonly heuristic?: boolean;
  readonly model?: string;
}

/** Compares what was gathered, the heuristic coder's codings too where the options ask for them. */
export async function compareGathered(
  gathered: Gathered,
  options: ComparisonOptions & HeuristicChoice,
  cues: readonly Cues[],
): Promise<CoderComparison> {
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

/**
 * Compares the coders of coded CSV files.
 *
 * @throws InputFault when a file can't be read, or no session was coded by two coders
 */
export async function compareFiles(
  request: FileComparison & ComparisonOptions & HeuristicChoice,
): Promise<CoderComparison> {
  const cues = await loadCues();
  return refuseEmpty(await compareGathered(await gatherFromFiles(request, cues), request, cues), 'files');
}

/**
 * Compares the coders of a library.
 *
 * @throws InputFault when no coding is as asked for, or no session was coded by two coders
 */
export async function compareLibrary(
  library: Library,
  request: LibraryComparison & ComparisonOptions & HeuristicChoice,
): Promise<CoderComparison> {
  const cues = await loadCues();
  return refuseEmpty(await compareGathered(await gatherFromLibrary(library, request, cues), request, cues), 'library');
}

function refuseEmpty(comparison: CoderComparison, origin: 'files' | 'library'): CoderComparison {
  if (comparison.document.sessions.length === 0) throw nothingInCommon(comparison.document, origin);
  return comparison;
}

/** Where second codings come from. */
const secondCodings = {
  files: 'name files of several coders, with the same session_id in each',
  library: 'have sessions coded again by others, or compare with the heuristic coder (--heuristic)',
  page: 'choose other coders or days, or have sessions coded again by others',
} as const;

/** The fault where there is nothing to compare. */
export function nothingInCommon({ codedOnce }: AgreementDocument, origin: keyof typeof secondCodings): InputFault {
  const sessions = codedOnce === 1 ? '1 session has' : `${codedOnce} sessions have`;
  return new InputFault({
    problem: `no session was coded by two coders (${sessions} one coding)`,
    remedy: secondCodings[origin],
  });
}
