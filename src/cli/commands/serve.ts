import { type Command, InvalidArgumentError, Option } from 'commander';
import type { LibraryOption } from '../../app/open-library.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';

/** What a user chooses for the pages. */
export interface ServeOptions extends LibraryOption {
  readonly port?: number;
  readonly open: boolean;
  readonly coder?: string;
  readonly recordings?: string;
  readonly rubric: string;
  readonly model?: string;
}

/** `miti serve`. */
export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('open the library in the browser to code sessions by hand; only this machine can reach it')
    .addOption(libraryOption());
  addServeOptions(command).action(async (options: ServeOptions) => {
    const { runServe } = await import('../../app/serve.ts');
    await runServe(options, null);
  });
}

/** `miti code SESSION|FILE`. */
export function addCodeCommand(program: Command): void {
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
  addServeOptions(command).action(async (session: string, options: CodeOptions) => {
    const { runServe } = await import('../../app/serve.ts');
    await runServe(options, session);
  });
}

export interface CodeOptions extends ServeOptions {
  readonly clinician?: string;
  readonly clientSpeaker?: string;
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

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('write a number from 1 to 65535, or 0 for any that is free.');
}
