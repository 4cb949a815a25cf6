import { type Command, Option } from 'commander';
import type { ExportRequest, StatisticsProgram } from '../../app/export.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type OutputOptions, refuseExisting, replaceFile, type Write, withOutput } from '../terminal/write-output.ts';
import { addCodingFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

interface ExportOptions extends ExportRequest, LibraryOption, OutputOptions {
  readonly json?: boolean;
  readonly xlsx?: boolean;
  readonly for?: StatisticsProgram;
}

/** `miti export`. */
export function addExportCommand(program: Command, terminal: Terminal): void {
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
  addCodingFilter(command).action((options: ExportOptions) => exportCodings(options, terminal));
}

async function exportCodings(options: ExportOptions, terminal: Terminal): Promise<void> {
  refuseIdleOptions(options);
  const { chooseCodings, exportCsv, exportDocument, exportWorkbook, writeReader } = await import('../../app/export.ts');
  const { output, for: program } = options;
  const written = await withLibrary(options, async (library) => {
    if (options.json) {
      await withOutput(terminal, options, [], (write) => writeAll(exportDocument(library, options), write));
      return [output];
    }
    const chosen = await chooseCodings(library, options);
    if (options.xlsx && output !== undefined) {
      refuseExisting(options, [output]);
      const workbook = await exportWorkbook(chosen);
      await replaceFile(output, (write) => write(workbook));
      return [output];
    }
    const reader = program === undefined || output === undefined ? null : writeReader(chosen, program, output);
    const further = reader ? [reader.path] : [];
    await withOutput(terminal, options, further, (write) => writeAll(exportCsv(chosen), write));
    if (reader) await replaceFile(reader.path, (write) => write(reader.script));
    return [output, ...further];
  });
  // Where no file is named, the output itself is to be seen.
  const named = written.filter((path) => path !== undefined);
  if (named.length > 0) terminal.stderr.write(`${named.join(' and ')} written\n`);
}

function refuseIdleOptions(options: ExportOptions): void {
  if ((options.xlsx || options.for) && options.output === undefined) {
    const remedy = `add --output ${options.xlsx ? 'codings.xlsx' : 'codings.csv'}`;
    throw new InputFault({ problem: 'no file to write to is named', remedy });
  }
  if (options.json && options.utterances) {
    throw new InputFault({ problem: '--json has everything', remedy: 'leave --utterances out' });
  }
}

async function writeAll(pieces: AsyncIterable<string>, write: Write): Promise<void> {
  for await (const piece of pieces) await write(piece);
}
