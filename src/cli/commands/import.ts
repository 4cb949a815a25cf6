import { type Command, InvalidArgumentError, Option } from 'commander';
import { languages } from '../../data/load-language-data.ts';
import { coderKinds, parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

/** What a user chooses for an import. */
export interface ImportOptions {
  readonly library?: string;
  readonly totals?: boolean;
  readonly codes?: boolean;
  readonly caseworker?: string;
  readonly client?: string;
  readonly date?: string;
  readonly sessionNumber?: number;
  readonly language?: string;
  readonly changeGoal?: string;
  readonly tags?: readonly string[];
  readonly recording?: string;
  readonly clinician?: string;
  readonly clientSpeaker?: string;
  readonly format?: string;
  readonly namePattern?: string;
  readonly manifest?: string;
  readonly rubric: string;
  readonly coder: string;
  readonly coderKind: (typeof coderKinds)[number];
  readonly globals?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly sheet?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
  readonly dryRun?: boolean;
  readonly revise?: boolean;
  readonly yes?: boolean;
}

/** `miti import FILE|FOLDER|GLOB...`. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('bring transcripts, totals, codes or an export into the library; what it has is not added twice')
    .argument('[file...]', 'files, folders (with all below) or patterns; - reads standard input')
    .addOption(libraryOption())
    .addOption(new Option('--totals', 'spreadsheets (CSV, XLSX) with one row a coded session').conflicts('codes'))
    .option('--codes', 'codes on utterances: coded CSV, or CACTI (.casaa, with .globals beside it)')
    .option('--caseworker <pseudonym>', 'whose sessions they are')
    .option('--client <pseudonym>', 'with whom')
    .option('--date <date>', 'when (YYYY-MM-DD)', parseDay)
    .option('--session-number <number>', 'place in the series with that client', parsePlace)
    .addOption(new Option('--language <code>', 'instead of recognising it').choices(languages))
    .option('--change-goal <goal>', 'the behaviour that change is about')
    .option('--tags <tags>', 'divided by commas', parseTags)
    .option('--recording <file>', 'the recording of the one session; its hash is kept, not the sound')
    .option('--clinician <name>', 'which speaker is the clinician')
    .option('--client-speaker <name>', 'which speaker is the client, where there are more than two')
    .option('--format <id>', 'read transcripts as this format instead of recognising it')
    .option('--name-pattern <pattern>', 'what file names say, such as {caseworker}_{date}_{session}')
    .option('--manifest <csv>', 'a CSV or XLSX with a column file and columns such as caseworker, date, session')
    .option('--rubric <id|path>', 'what was coded with, for --totals and --codes', 'miti-4.2.1')
    .option('--coder <pseudonym>', 'who coded, where the file does not say', 'unnamed')
    .addOption(new Option('--coder-kind <kind>', 'what kind of coder').choices(coderKinds).default('imported'))
    .option('--globals <file>', 'CSV of global ratings by session_id, for a coded CSV')
    .addOption(
      new Option('--map <name=use>', 'what a column (--totals) or code (--codes) is; - leaves it out; may be repeated')
        .argParser(parseMapping)
        .default(new Map(), 'by usual names'),
    )
    .option('--sheet <name>', 'which sheet of a workbook; else the first')
    .addOption(new Option('--date-order <order>', 'of dates such as 3/4/2024').choices(['dmy', 'mdy']))
    .option('--dry-run', 'only show what would happen')
    .option('--revise', 'where the library has other values, take the new ones (the history keeps the old)')
    .option('--yes', "don't ask after showing how columns were understood")
    .action(async (files: string[], options: ImportOptions) => {
      const { runImport } = await import('../../app/import.ts');
      await runImport(files, options, program.version() ?? '');
    });
}

function parsePlace(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 100_000) return number;
  throw new InvalidArgumentError('a place in a series is a whole number from 1.');
}

function parseTags(text: string): string[] {
  return text.split(',').flatMap((tag) => tag.trim() || []);
}

function parseMapping(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.lastIndexOf('=');
  const [name, use] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || name === '' || use === '') throw new InvalidArgumentError('write it as "name=use".');
  return new Map([...before, [name, use]]);
}
