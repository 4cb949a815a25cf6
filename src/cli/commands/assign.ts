import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DrawnAssignments, DrawRequest } from '../../app/assign.ts';
import type { LibraryFilter } from '../../app/library-filter.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import { printable } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addSessionFilter, parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';
import { parseNames, parseSeed, parseWhole } from './option-values.ts';

interface DrawCommandOptions extends LibraryFilter, LibraryOption {
  readonly share: number;
  readonly seed: number;
  readonly coders: readonly string[];
  readonly perSession: number;
  readonly period: DrawRequest['period'];
  readonly others?: boolean;
  readonly due?: string;
  readonly dryRun?: boolean;
}

interface ListOptions extends LibraryOption {
  readonly coder?: string;
  readonly csv?: boolean;
}

const columns = ['id', 'session', 'date', 'caseworker', 'coder', 'due', 'status'] as const;

/** `miti assign [list | withdraw]`. */
export function addAssignCommand(program: Command, terminal: Terminal): void {
  const assign = program.command('assign').description('give sessions to coders, a share of them to several');
  const draw = assign
    .command('draw', { isDefault: true })
    .description('draw sessions for double coding, evenly over caseworkers, periods and coders')
    .addOption(libraryOption())
    .requiredOption('--coders <names>', 'who codes, with commas between', parseNames)
    .option('--share <percent>', 'share of the sessions that several coders code', parsePercent, 0.2)
    .option('--seed <number>', 'seed of the draw', parseSeed, 1)
    .option('--per-session <number>', 'coders of a drawn session', parseCoders, 2)
    .addOption(
      new Option('--period <length>', 'periods that are drawn from alike')
        .choices(['month', 'quarter', 'year'])
        .default('quarter'),
    )
    .option('--others', 'give every other session to one coder, so that nobody sees which were drawn')
    .option('--due <date>', 'day to be done by (YYYY-MM-DD)', parseDay)
    .option('--dry-run', 'show the draw and keep nothing');
  addSessionFilter(draw).action((options: DrawCommandOptions) => drawSessions(options, terminal));
  addListOptions(assign.command('list'))
    .description('list what coders have to code, without what others have where a coder is named')
    .action((options: ListOptions) => list(options, terminal));
  addListOptions(assign.command('withdraw'))
    .description('take back what is not begun yet')
    .action((options: ListOptions) => withdraw(options, terminal));
}

function addListOptions(command: Command): Command {
  return command.addOption(libraryOption()).option('--coder <pseudonym>', 'of this coder').option('--csv', 'as CSV');
}

async function drawSessions(options: DrawCommandOptions, terminal: Terminal): Promise<void> {
  const { assignSessions } = await import('../../app/assign.ts');
  const { perSession: codersPerSession, others = false, due = null, dryRun = false, ...request } = options;
  const drawn = await withLibrary(options, (library) =>
    assignSessions(library, { ...request, codersPerSession, others, due, dryRun }),
  );
  await terminal.print(describeDraw(drawn, options));
}

function describeDraw({ assignments, strata, short, sessions }: DrawnAssignments, options: DrawCommandOptions): string {
  const double = strata.reduce((sum, { doubleCoded }) => sum + doubleCoded, 0);
  const percent = ((100 * double) / sessions).toFixed(1);
  const loads = options.coders.map((coder) => {
    const own = assignments.filter((each) => each.coder === coder).length;
    return `${printable(coder)} ${own}`;
  });
  const least = strata.filter(({ doubleCoded }) => doubleCoded === 0).length;
  return [
    `${options.dryRun ? 'Would give' : 'Given'}: ${loads.join(', ')} (seed ${options.seed}).`,
    `${double} of ${sessions} sessions (${percent} %) have ${options.perSession} coders or more, drawn from ${strata.length} strata of caseworker and ${options.period}${least > 0 ? `, ${least} of them too small for one` : ''}.`,
    ...(short.length > 0 ? [`${short.length} drawn sessions lack a coder: name more with --coders.`] : []),
    '',
  ].join('\n');
}

async function list(options: ListOptions, terminal: Terminal): Promise<void> {
  const { listAssignments } = await import('../../app/assign.ts');
  const { csvLines } = await import('../../app/csv.ts');
  const { renderTable } = await import('../tables/list-table.ts');
  const assignments = await withLibrary(options, (library) => listAssignments(library, options.coder ?? null));
  const rows = assignments.map((each) => columns.map((column) => each[column]));
  if (options.csv) await terminal.print(csvLines([columns, ...rows]));
  else if (rows.length > 0) await terminal.print(renderTable(terminal.style, columns, rows));
  if (rows.length === 0) terminal.stderr.write('nobody has a session to code\n');
}

async function withdraw(options: ListOptions, terminal: Terminal): Promise<void> {
  const { withdrawAssignments } = await import('../../app/assign.ts');
  const { withdrawn, left } = await withLibrary(options, (library) =>
    withdrawAssignments(library, options.coder ?? null),
  );
  await terminal.print(`${withdrawn} taken back${left > 0 ? `; ${left} begun or done, and left` : ''}\n`);
}

function parsePercent(text: string): number {
  const percent = Number(/^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1] ?? Number.NaN);
  if (percent > 0 && percent <= 100) return percent / 100;
  throw new InvalidArgumentError('give a percentage above 0 and up to 100, such as 20%.');
}

function parseCoders(text: string): number {
  return parseWhole(text, 2, 100, 'give a whole number of coders from 2.');
}
