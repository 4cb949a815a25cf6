import { type Command, Option } from 'commander';
import { libraryOption } from './library-option.ts';

export interface ConsensusOptions {
  readonly library?: string;
  readonly decisions?: string;
  readonly decide?: string;
  readonly name: string;
  readonly csv?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

/** `miti consensus CODING CODING...`. */
export function addConsensusCommand(program: Command): void {
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
    .action(async (ids: string[], options: ConsensusOptions) => {
      const { makeConsensus } = await import('../../app/consensus.ts');
      await makeConsensus(ids, options);
    });
}
