import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CodeOptions, ServeOptions } from '../cli/commands/serve.ts';
import { openBrowser } from '../cli/terminal/open-browser.ts';
import { loadCues } from '../data/load-language-data.ts';
import { chooseModel } from '../data/load-model.ts';
import { type LoadedRubric, loadRubric } from '../data/load-rubric.ts';
import { packageRoot } from '../data/package-root.ts';
import { readProgram } from '../data/program.ts';
import { shippedRubrics } from '../data/shipped-rubrics.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Library } from '../library/library.ts';
import { readPages } from '../workbench/server/page-routes.ts';
import { startServer } from '../workbench/server/start-server.ts';
import { chooseSession } from './choose-session.ts';
import { libraryOpening, withLibrary } from './open-library.ts';
import { Practice } from './workbench/practice/practice.ts';
import { Workbench } from './workbench/workbench.ts';

/**
 * Serves the pages until somebody stops it.
 *
 * @param wanted a session of the library or a file; null for the whole library
 */
export async function runServe(options: ServeOptions & Partial<CodeOptions>, wanted: string | null): Promise<void> {
  const recordings = options.recordings === undefined ? null : await requireFolder(options.recordings);
  const rubrics = await loadRubrics(options.rubric);
  const model = chooseModel(options.model);
  const work = async (library: Library) => {
    const session = wanted === null ? null : await chooseSession(library, wanted, options);
    const { version } = readProgram();
    const opening = await libraryOpening();
    const [first] = rubrics;
    if (!first) throw new Error('there is a rubric');
    const cues = await loadCues();
    const gold = join(packageRoot, 'samples', 'gold');
    const practice = await Practice.open({ gold, rubric: first, cues, opening, readBytes: readFile });
    try {
      const workbench = new Workbench({
        library,
        practice,
        coder: options.coder ?? null,
        session,
        recordings,
        rubrics,
        cues,
        model,
        version,
        clock: opening.clock,
        report: reportDefect,
      });
      await serveUntilStopped(workbench, library, options);
    } finally {
      await practice.close();
    }
  };
  // The pages bring sessions in, so that an empty library is a beginning.
  await withLibrary(options, work, 'make');
}

async function serveUntilStopped(workbench: Workbench, library: Library, options: ServeOptions): Promise<void> {
  const pages = await readPages(join(packageRoot, 'dist', 'pages'));
  const server = await startServer(workbench, pages, options.port ?? null);
  const stopped = nextStop();
  process.stdout.write(`${library.place}\n${server.url}\nCtrl-C stops.\n`);
  const removeFile = options.open ? await openBrowser(server.url) : async () => {};
  await stopped;
  process.stderr.write('miti: stopping\n');
  await server.stop();
  await removeFile();
}

/** Resolves at the first Ctrl-C; the second ends the program at once, as without us. */
function nextStop(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

/** A defect while serving does not end the work of others, but it is not hidden. */
function reportDefect(error: unknown): void {
  process.stderr.write(`miti: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

async function loadRubrics(first: string): Promise<LoadedRubric[]> {
  const names = [first, ...shippedRubrics.filter((id) => id !== first)];
  return Promise.all(names.map((name) => loadRubric(name)));
}

async function requireFolder(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory()) return resolve(path);
  const problem = facts ? 'is no folder' : 'there is no such folder';
  throw new InputFault({ problem, place: path, remedy: 'give the folder of the recordings' });
}
