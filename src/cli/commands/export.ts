import { type Command, Option } from 'commander';
import type { LibraryFilter } from '../../app/library-filter.ts';
import { addCodingFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

export interface ExportOptions extends LibraryFilter {
  readonly library?: string;
  readonly utterances?: boolean;
  readonly json?: boolean;
  readonly xlsx?: boolean;
  readonly for?: 'r' | 'spss' | 'stata';
  readonly output?: string;
  readonly rubric?: string;
  readonly force?: boolean;
}

/** `miti export`. */
export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .description('write codings as tidy CSV (one row a coding), JSON, XLSX, or for R, SPSS and Stata')
    .addOption(libraryOption())
    .option('--utterances', 'one row an utterance instead, with what was said')
    .addOption(new Option('--json', 'everything, transcripts included; miti import takes it back').conflicts('xlsx'))
    .option('--xlsx', 'an Excel workbook with a codebook; needs --output')
    .addOption(
      new Option('--for <program>', 'CSV and a script that reads it with labels; needs --output')
        .choices(['r', 'spss', 'stata'])
        .conflicts(['json', 'xlsx']),
    )
    .option('-o, --output <file>', 'instead of standard output')
    .option('--force', 'write over files that are there')
    .option('--rubric <id>', 'codings made with this rubric, where the library has several');
  addCodingFilter(command).action(async (options: ExportOptions) => {
    const { runExport } = await import('../../app/export.ts');
    await runExport(options);
  });
}
