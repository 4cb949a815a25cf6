import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ImportOutcome } from '../../app/import/import-files.ts';
import type { ImportRequest, UnderstoodColumns } from '../../app/import/import-request.ts';
import { languages } from '../../data/load-language-data.ts';
import { type CoderKind, coderKinds } from '../../instrument/coding-schema.ts';
import { confirm } from '../terminal/confirm.ts';
import { exitCodeOf } from '../terminal/exit-code.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

/** What a user chooses for an import. */
interface ImportOptions {
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
  readonly coderKind: CoderKind;
  readonly globals?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly sheet?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
  readonly dryRun?: boolean;
  readonly revise?: boolean;
  readonly yes?: boolean;
}

/** `miti import FILE|FOLDER|GLOB...`. */
export function addImportCommand(program: Command, terminal: Terminal): void {
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
    .action((files: string[], options: ImportOptions) => importAndPrint(files, options, terminal));
}

async function importAndPrint(inputs: readonly string[], options: ImportOptions, terminal: Terminal): Promise<void> {
  const { importFiles } = await import('../../app/import/import-files.ts');
  const asks = isAsking(options, terminal);
  // A bar would be drawn over the questions.
  const progress = asks ? null : startProgress('files', terminal.stderr);
  const outcome = await importFiles(describeRequest(inputs, options, terminal), {
    expect: (files) => progress?.expect(files),
    done: () => progress?.done(),
    agree: async (columns) => {
      terminal.stderr.write(renderColumns(columns));
      return !asks || confirm(terminal, 'Import it so?');
    },
  }).finally(() => progress?.stop());
  await printOutcome(outcome, options.dryRun === true, terminal);
}

/** Whether each spreadsheet is asked about: where somebody is there to answer; scripts go on. */
function isAsking({ totals, yes, dryRun }: ImportOptions, { stdin, stderr }: Terminal): boolean {
  return Boolean(totals && !yes && !dryRun && stdin.isTTY && stderr.isTTY);
}

function describeRequest(inputs: readonly string[], options: ImportOptions, { stdin }: Terminal): ImportRequest {
  const { library, totals, codes, caseworker, client, date, language, changeGoal, tags } = options;
  const { recording, namePattern, manifest, format, rubric, globals, map, sheet, dateOrder } = options;
  return {
    ...(library === undefined ? {} : { library }),
    ...{ inputs, standardInput: stdin },
    content: totals ? 'totals' : codes ? 'codes' : 'transcripts',
    details: {
      ...{ caseworker, client, date, language, changeGoal, tags },
      number: options.sessionNumber,
      clinicianSpeaker: options.clinician,
      clientSpeaker: options.clientSpeaker,
    },
    ...{ recording, namePattern, manifest, format, rubric, globals, map, sheet, dateOrder },
    coder: { kind: options.coderKind, id: options.coder },
    dryRun: options.dryRun === true,
    revise: options.revise === true,
  };
}

function renderColumns({ path, read, computed, leftOut }: UnderstoodColumns): string {
  const width = Math.max(...read.map(({ name }) => name.length));
  const lines = [
    ...read.map(({ name, meaning }) => `${name.padEnd(width)}  ${meaning}`),
    ...(computed.length === 0 ? [] : [`(computed anew: ${computed.join(', ')})`]),
    ...(leftOut.length === 0 ? [] : [`(left out: ${leftOut.join(', ')})`]),
  ];
  return `${path}: columns were understood as\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

async function printOutcome(outcome: ImportOutcome, dryRun: boolean, terminal: Terminal): Promise<void> {
  const { sessionsAdded, codingsAdded, unchanged, revised, faults, notes, place } = outcome;
  for (const note of notes) terminal.note(note);
  for (const fault of faults) terminal.note(fault.message);
  const done = sessionsAdded + codingsAdded + unchanged + revised;
  if (done === 0 && faults.length === 0 && !dryRun) return terminal.print(`${place}: nothing was imported\n`);
  const parts = [
    `${count(sessionsAdded, 'session')} and ${count(codingsAdded, 'coding')} ${dryRun ? 'would be added' : 'added'}`,
    ...(revised > 0 ? [`${revised} ${dryRun ? 'would be revised' : 'revised'}`] : []),
    ...(unchanged > 0 ? [`${unchanged} known already and left as they are`] : []),
    ...(faults.length > 0 ? [`${faults.length} failed`] : []),
  ];
  await terminal.print(`${place}: ${parts.join('; ')}${dryRun ? ' (nothing was written)' : ''}\n`);
  if (faults.length > 0) terminal.exitCode = exitCodeOf(done, faults.length);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
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
