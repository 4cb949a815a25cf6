import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadCues } from '../../data/load-language-data.ts';
import { chooseModel } from '../../data/load-model.ts';
import { type LoadedRubric, loadRubric } from '../../data/load-rubric.ts';
import { packageRoot } from '../../data/package-root.ts';
import { readProgram } from '../../data/program.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { type LibraryOption, libraryOpening, withLibrary } from '../open-library.ts';
import { type ChooseEvents, chooseSession, type Speakers } from './choose-session.ts';
import { Practice } from './practice/practice.ts';
import { Workbench } from './workbench.ts';

export interface WorkbenchRequest extends LibraryOption, Speakers {
  /** The one session to show: one of the library, or a file to add to it; the whole library where it is left out. */
  readonly session?: string;
  /** Who codes; the page asks where it is left out. */
  readonly coder?: string;
  /** Folder of recordings that the library names no path for. */
  readonly recordings?: string;
  /** Rubric to offer first: id, or path of one's own. */
  readonly rubric: string;
  /** Path of a trained model, or `none`; the shipped one where it is left out. */
  readonly model?: string;
}

export interface WorkbenchEvents extends ChooseEvents {
  /** A defect in the work of one coder does not end the work of the others. */
  readonly defect: (error: unknown) => void;
}

/**
 * Opens what coders work with, lets the work use it, and closes it again. A library that is not there is made: the pages
 * bring sessions in.
 *
 * @throws InputFault where something that the request names is not there
 */
export async function withWorkbench<Result>(
  request: WorkbenchRequest,
  events: WorkbenchEvents,
  work: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  const recordings = request.recordings === undefined ? null : await requireFolder(request.recordings);
  const rubrics = await loadRubrics(request.rubric);
  const model = chooseModel(request.model);
  const open = async (library: Parameters<typeof chooseSession>[0]) => {
    const session =
      request.session === undefined ? null : await chooseSession(library, request.session, request, events);
    const [opening, cues] = await Promise.all([libraryOpening(), loadCues()]);
    const gold = join(packageRoot, 'samples', 'gold');
    const practice = await Practice.open({ gold, rubric: rubrics[0], cues, opening, readBytes: readFile });
    try {
      return await work(
        new Workbench({
          ...{ library, practice, session, recordings, rubrics, cues, model },
          coder: request.coder ?? null,
          version: readProgram().version,
          clock: opening.clock,
          report: events.defect,
        }),
      );
    } finally {
      await practice.close();
    }
  };
  return withLibrary(request, open, 'make');
}

/** The rubric to offer first, then the shipped ones. */
async function loadRubrics(first: string): Promise<[LoadedRubric, ...LoadedRubric[]]> {
  const others = shippedRubrics.filter((id) => id !== first);
  const [loaded, ...rest] = await Promise.all([loadRubric(first), ...others.map((id) => loadRubric(id))]);
  return [loaded, ...rest];
}

async function requireFolder(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory()) return resolve(path);
  const problem = facts ? 'is no folder' : 'there is no such folder';
  throw new InputFault({ problem, place: path, remedy: 'give the folder of the recordings' });
}
