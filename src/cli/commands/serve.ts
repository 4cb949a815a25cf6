import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BroughtFile } from '../../app/workbench/choose-session.ts';
import type { WorkbenchRequest } from '../../app/workbench/with-workbench.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { openBrowser } from '../terminal/open-browser.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';

/** What a user chooses for the pages. */
interface ServeOptions extends Omit<WorkbenchRequest, 'session'> {
  readonly port?: number;
  readonly open: boolean;
}

/** `miti serve`. */
export function addServeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('serve')
    .description('open the library in the browser to code sessions by hand; only this machine can reach it')
    .addOption(libraryOption());
  addServeOptions(command).action((options: ServeOptions) => serve(options, options, terminal));
}

/** `miti code SESSION|FILE`. */
export function addCodeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('code')
    .description('open one session in the browser to code it by hand')
    .argument(
      '<session|file>',
      'a session of the library (id, end of it, or name); or a transcript or recording to add',
    )
    .addOption(libraryOption())
    .option('--clinician <name>', 'which speaker of the file is the clinician')
    .option('--client-speaker <name>', 'which speaker of the file is the client, where there are more than two');
  addServeOptions(command).action((session: string, options: ServeOptions) =>
    serve({ ...options, session }, options, terminal),
  );
}

function addServeOptions(command: Command): Command {
  return command
    .option('--coder <pseudonym>', 'who codes; the page asks where it is left out')
    .option('--recordings <folder>', 'where recordings lie that the library names no path for')
    .addOption(
      new Option('--rubric <id|path>', 'rubric to offer first, or path of your own').default(shippedRubrics[0]),
    )
    .addOption(modelOption())
    .option('--port <number>', 'instead of the usual one', parsePort)
    .option('--no-open', 'only print the address, and open no browser');
}

/** Serves the pages until somebody stops it. */
async function serve(request: WorkbenchRequest, options: ServeOptions, terminal: Terminal): Promise<void> {
  const { withWorkbench } = await import('../../app/workbench/with-workbench.ts');
  const events = {
    note: (message: string) => terminal.note(message),
    brought: ({ path, added, library }: BroughtFile) => {
      terminal.stdout.write(`${path}: ${added ? 'added to' : 'is already in'} ${library}\n`);
    },
    defect: (error: unknown) => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      terminal.stderr.write(`miti: ${stack}\n`);
    },
  };
  await withWorkbench(request, events, (workbench) => serveUntilStopped(workbench, options, terminal));
}

async function serveUntilStopped(workbench: Workbench, options: ServeOptions, terminal: Terminal): Promise<void> {
  const [{ readPages }, { startServer }] = await Promise.all([
    import('../../workbench/server/page-routes.ts'),
    import('../../workbench/server/start-server.ts'),
  ]);
  const server = await startServer(workbench, await readPages(), options.port ?? null);
  await terminal.interruptible(async (stop) => {
    await terminal.print(`${workbench.setup.library.place}\n${server.url}\nCtrl-C stops.\n`);
    const removeFile = options.open ? await openBrowser(server.url, terminal.env) : async () => {};
    await untilAborted(stop);
    terminal.note('stopping');
    await server.stop();
    await removeFile();
  });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('write a number from 1 to 65535, or 0 for any that is free.');
}
