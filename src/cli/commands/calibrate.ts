import type { Command } from 'commander';
import type { CoderCalibrationRequest } from '../../app/calibrate-coder.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import { exitCode } from '../terminal/exit-code.ts';
import { printable } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addSessionFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';
import { parseShare, parseWhole } from './option-values.ts';

interface CalibrateOptions extends Omit<CoderCalibrationRequest, 'gold'>, LibraryOption {
  readonly gold?: string;
}

/** `miti calibrate`. */
export function addCalibrateCommand(program: Command, terminal: Terminal): void {
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
  addSessionFilter(command).action((options: CalibrateOptions) => calibrate(options, terminal));
}

/** Exit code 0 where the threshold is reached in every session, 1 where not yet. */
async function calibrate(options: CalibrateOptions, terminal: Terminal): Promise<void> {
  const { calibrateCoder, listCoderCalibrations } = await import('../../app/calibrate-coder.ts');
  const { renderCoderCalibration, renderCoderCalibrations } = await import('../tables/coder-calibration-table.ts');
  const { coder, gold } = options;
  if (gold === undefined) {
    const runs = await withLibrary(options, (library) => listCoderCalibrations(library, coder));
    if (runs.length > 0) return terminal.print(renderCoderCalibrations(runs));
    terminal.stderr.write(`${printable(coder)} was not held against a gold coding yet; name one with --gold\n`);
    return;
  }
  const calibration = await withLibrary(options, (library) => calibrateCoder(library, { ...options, gold }));
  await terminal.print(renderCoderCalibration(terminal.style, coder, calibration));
  if (!calibration.run.passed) terminal.exitCode = exitCode.someFailed;
}
