import type { BandScale } from '../agreement/bands.ts';
import type { IccForm } from '../agreement/icc.ts';
import type { Cues } from '../coder/cues.ts';
import { csvLines } from '../exchange/write-csv.ts';
import type { CoderKind } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { AgreementDocument, AgreementWarning } from '../reliability/agreement-document.ts';
import { agreementColumns, agreementRows } from '../reliability/agreement-rows.ts';
import { type ComparisonSetup, compareCodings } from '../reliability/compare-codings.ts';
import type { ChosenBands, CodingToCompare, ComparisonChoices } from '../reliability/comparison.ts';
import { writeMethods } from '../reliability/methods-paragraph.ts';
import { loadAgreementBands } from '../rubrics/load-agreement-bands.ts';
import { loadCues } from '../rubrics/load-language-data.ts';
import { loadRubric } from '../rubrics/load-rubric.ts';
import { shippedRubrics } from '../rubrics/shipped-rubrics.ts';
import type { AgreeOptions, ComparisonOptions } from './agree.ts';
import { renderAgreement } from './agreement-table.ts';
import { readCodingsOfFiles } from './codings-of-files.ts';
import { readCodingsOfLibrary } from './codings-of-library.ts';
import { codeByHeuristics } from './heuristic-codings.ts';
import { sessionFilter } from './library-filter.ts';
import { withLibrary } from './library-option.ts';
import { chooseModel } from './model-option.ts';
import { readProgram } from './program.ts';
import { wrapText } from './wrap-text.ts';
import { withOutput } from './write-output.ts';

/** `miti agree`: compares the codings that the files or the options name, and prints how far they agree. */
export async function agree(files: readonly string[], options: AgreeOptions): Promise<void> {
  const isOfFiles = files.length > 0 || options.globals !== undefined;
  refuseIdleOptions(isOfFiles, options);
  const cues = await loadCues();
  const gathered = isOfFiles ? await gatherFromFiles(files, options, cues) : await gatherFromLibrary(options, cues);
  const { rubric } = gathered;
  const heuristic = options.heuristic
    ? codeByHeuristics(gathered.codings, { rubric, cues, model: chooseModel(options.model) })
    : null;
  const bands = await loadAgreementBands();
  const document = compareCodings([...gathered.codings, ...(heuristic?.codings ?? [])], {
    rubric,
    rubricSha256: gathered.rubricSha256,
    choices: comparisonChoices(options),
    bands: chooseBands(bands, options),
    software: { name: 'miti-coder', version: readProgram().version },
    alone: gathered.alone,
    notes: [...gathered.notes, ...(heuristic?.warnings ?? [])],
  });
  if (document.sessions.length === 0) throw nothingInCommon(document, isOfFiles);
  await withOutput(options, [], async (write) => write(printDocument(document, bands, options)));
}

/** An option that would change nothing is most likely a mistake. */
function refuseIdleOptions(isOfFiles: boolean, options: AgreeOptions): void {
  if (options.model !== undefined && !options.heuristic) {
    throw new InputFault({ problem: '--model is for the heuristic coder', remedy: 'add --heuristic, or leave it out' });
  }
  if (!isOfFiles) return;
  const { caseworker, client, session, language, tag, from, to, drafts, consensus } = options;
  const ofLibrary = { caseworker, client, session, language, tag, from, to, drafts, consensus };
  const idle = Object.entries(ofLibrary).find(([, value]) => value !== undefined);
  if (!idle) return;
  throw new InputFault({
    problem: `--${idle[0]} chooses codings of the library`,
    remedy: 'leave it out, or name no files',
  });
}

interface Gathered extends Pick<ComparisonSetup, 'rubric' | 'rubricSha256' | 'notes' | 'alone'> {
  readonly codings: readonly CodingToCompare[];
}

async function gatherFromFiles(
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

async function gatherFromLibrary(options: AgreeOptions, cues: readonly Cues[]): Promise<Gathered> {
  const kinds: CoderKind[] = ['human', 'imported', ...(options.consensus ? (['consensus'] as const) : [])];
  const choice = {
    filter: sessionFilter(options),
    kinds,
    drafts: options.drafts ?? false,
    coders: options.coders ?? null,
    rubric: options.rubric,
    alone: options.heuristic ? ('read' as const) : ('count' as const),
  };
  return withLibrary(options, async (library) => {
    const { draftsLeftOut, ...found } = await readCodingsOfLibrary(library, choice, cues);
    const notes: AgreementWarning[] = [];
    if (draftsLeftOut > 0) {
      const drafts = draftsLeftOut === 1 ? '1 draft is' : `${draftsLeftOut} drafts are`;
      const message = `${drafts} left out; --drafts takes them in`;
      notes.push({ kind: 'draftsLeftOut', message, facts: { count: draftsLeftOut } });
    }
    return { ...found, notes };
  });
}

function nothingInCommon({ codedOnce }: AgreementDocument, isOfFiles: boolean): InputFault {
  const sessions = codedOnce === 1 ? '1 session has' : `${codedOnce} sessions have`;
  return new InputFault({
    problem: `no session was coded by two coders (${sessions} one coding)`,
    remedy: isOfFiles
      ? 'name files of several coders, with the same session_id in each'
      : 'have sessions coded again by others, or compare with the heuristic coder (--heuristic)',
  });
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
const usualComparison: ComparisonOptions = {
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

function printDocument(document: AgreementDocument, scales: readonly BandScale[], options: AgreeOptions): string {
  const names = new Map(scales.map(({ id, name }) => [id, name]));
  if (options.json) return `${JSON.stringify(document, null, 2)}\n`;
  if (options.csv) return csvLines([agreementColumns, ...agreementRows(document)]);
  if (!options.methods) return `${renderAgreement(document, names)}\n`;
  const paragraph = writeMethods(document);
  // In a file it is one line, for the editor it is pasted into.
  return options.output === undefined ? `${wrapText(paragraph).join('\n')}\n` : `${paragraph}\n`;
}
