import type { Command } from 'commander';
import type { DriftRequest } from '../../app/drift.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addSessionFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';
import { parseNames, parseWhole } from './option-values.ts';

interface DriftOptions extends DriftRequest, LibraryOption {
  readonly csv?: boolean;
}

/** `miti drift`. */
export function addDriftCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('drift')
    .description('control charts of how each coder holds to the consensus, or to a gold coder, over time')
    .addOption(libraryOption())
    .option('--reference <coder>', 'coder to hold to, instead of the consensus codings')
    .option('--coders <names>', 'these coders only, with commas between', parseNames)
    .option('--rubric <id>', 'codings made with this rubric, where the library has several')
    .option('--baseline <number>', 'first sessions that set centre and limits; all, where it is left out', (text) =>
      parseWhole(text, 2, 10_000, 'a baseline is a whole number of sessions from 2.'),
    )
    .option('--csv', 'one row a point');
  addSessionFilter(command).action((options: DriftOptions) => drift(options, terminal));
}

async function drift(options: DriftOptions, terminal: Terminal): Promise<void> {
  const { chartDrift } = await import('../../app/drift.ts');
  const { chartsCsv, renderCharts } = await import('../tables/drift-chart.ts');
  const charts = await withLibrary(options, (library) => chartDrift(library, options));
  await terminal.print(options.csv ? chartsCsv(charts) : renderCharts(terminal.style, charts));
}
