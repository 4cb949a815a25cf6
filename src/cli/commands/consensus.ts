import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { ComparedForConsensus } from '../../app/consensus.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type OutputOptions, replaceFile, withOutput } from '../terminal/write-output.ts';
import { libraryOption } from './library-option.ts';

interface ConsensusOptions extends LibraryOption, OutputOptions {
  readonly decisions?: string;
  readonly decide?: string;
  readonly name: string;
  readonly csv?: boolean;
}

/** `miti consensus CODING CODING...`. */
export function addConsensusCommand(program: Command, terminal: Terminal): void {
  program
    .command('consensus')
    .description('where codings of one session differ; and, once that is decided, one coding made of them')
    .argument('<coding...>', 'two or more ids of codings, or as much of their ends as leaves no doubt')
    .addOption(libraryOption())
    .option('--csv', 'the differences as CSV, to fill in the columns decision and reason')
    .option('-o, --output <file>', 'instead of standard output')
    .option('--force', 'write over a file that is there')
    .option('--decisions <file>', 'that CSV, filled in: keeps the consensus as a coding of its own')
    .addOption(
      new Option(
        '--decide <file>',
        'ask for each difference here, and keep the decisions in this CSV as they are made',
      ).conflicts(['decisions', 'csv', 'output']),
    )
    .option('--name <pseudonym>', 'coder that the consensus is kept as', 'consensus')
    .action((ids: string[], options: ConsensusOptions) => makeConsensus(ids, options, terminal));
}

/** Shows where codings differ, or keeps what was decided on as a coding of its own. */
async function makeConsensus(ids: readonly string[], options: ConsensusOptions, terminal: Terminal): Promise<void> {
  const { compareForConsensus, keepConsensus, readDecisions, writeDifferences } = await import(
    '../../app/consensus.ts'
  );
  await withLibrary(options, async (library) => {
    const compared = await compareForConsensus(library, ids);
    const { differences, codings } = compared;
    const file = options.decide ?? options.decisions;
    if (file === undefined) {
      const { renderDifferences } = await import('../tables/differences-table.ts');
      return withOutput(terminal, options, [], (write) =>
        write(options.csv ? writeDifferences(differences, codings) : renderDifferences(terminal.style, compared)),
      );
    }
    const isAsked = options.decide !== undefined;
    const decisions = isAsked
      ? await decide(file, compared, terminal)
      : await readDecisions(file, terminal.stdin, differences);
    if (isAsked && decisions.size < differences.length) {
      return terminal.print(`${decisions.size} of ${differences.length} decided and kept in ${file}\n`);
    }
    const { name } = options;
    const { id, added } = await keepConsensus(library, compared, decisions, { name, file });
    await terminal.print(`${added ? 'kept as' : 'kept already as'} coding ${id} by ${name}\n`);
  });
}

/** Asks for what the file does not say yet; the file has every decision as soon as it is made. */
async function decide(file: string, { differences, codings }: ComparedForConsensus, terminal: Terminal) {
  const [{ readDecisions, writeDifferences }, { askDecisions }] = await Promise.all([
    import('../../app/consensus.ts'),
    import('../terminal/decide.ts'),
  ]);
  const known = existsSync(file) ? await readDecisions(file, terminal.stdin, differences) : new Map();
  return askDecisions(terminal, differences, known, (decisions) =>
    replaceFile(file, (write) => write(writeDifferences(differences, codings, decisions))),
  );
}
