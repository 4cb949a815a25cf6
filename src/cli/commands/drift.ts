import type { Command } from 'commander';
import type { LibraryFilter } from '../../app/library-filter.ts';
import { parseNames, parseShare } from './agree.ts';
import { addSessionFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';
import { parseWhole } from './option-values.ts';

export interface DriftOptions extends LibraryFilter {
  readonly library?: string;
  readonly reference?: string;
  readonly coders?: readonly string[];
  readonly rubric?: string;
  readonly baseline?: number;
  readonly csv?: boolean;
}

export interface CalibrateOptions extends LibraryFilter {
  readonly library?: string;
  readonly coder: string;
  readonly gold?: string;
  readonly rubric?: string;
  readonly kappa: number;
  readonly points: number;
}

/** `miti drift`. */
export function addDriftCommand(program: Command): void {
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
  addSessionFilter(command).action(async (options: DriftOptions) => {
    const { showDrift } = await import('../../app/drift.ts');
    await showDrift(options);
  });
}

/** `miti calibrate`. */
export function addCalibrateCommand(program: Command): void {
  const command = program
    .command('calibrate')
    .description(
      "hold a coder's practice codings against gold ones, and keep how it went; without --gold shows the record",
    )
    .addOption(libraryOption())
    .requiredOption('--coder <pseudonym>', 'whose codings')
    .option('--gold <coder>', 'whose codings are the gold ones')
    .option('--rubric <id>', 'codings made with this rubric, where the library has several')
    .option('--kappa <least>', 'least kappa of the codes', parseShare, 0.6)
    .option(
      '--points <most>',
      'most points that a global may differ',
      (text) => parseWhole(text, 0, 10, 'give a whole number of points from 0.'),
      1,
    );
  addSessionFilter(command).action(async (options: CalibrateOptions) => {
    const { calibrate } = await import('../../app/drift.ts');
    await calibrate(options);
  });
}
