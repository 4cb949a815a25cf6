import { type Command, InvalidArgumentError, Option } from 'commander';
import type { LibraryFilter } from '../../app/library-filter.ts';
import { parseNames } from './agree.ts';
import { addSessionFilter, parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';
import { parseSeed, parseWhole } from './option-values.ts';

export interface AssignOptions extends LibraryFilter {
  readonly library?: string;
  readonly share: number;
  readonly seed: number;
  readonly coders: readonly string[];
  readonly perSession: number;
  readonly period: 'month' | 'quarter' | 'year';
  readonly others?: boolean;
  readonly due?: string;
  readonly dryRun?: boolean;
}

export interface AssignListOptions {
  readonly library?: string;
  readonly coder?: string;
  readonly csv?: boolean;
}

/** `miti assign [list | withdraw]`. */
export function addAssignCommand(program: Command): void {
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
  addSessionFilter(draw).action(async (options: AssignOptions) => {
    const { assignSessions } = await import('../../app/assign.ts');
    await assignSessions(options);
  });
  addList(assign, 'list', 'list what coders have to code, without what others have where a coder is named');
  addList(assign, 'withdraw', 'take back what is not begun yet');
}

function addList(assign: Command, name: 'list' | 'withdraw', description: string): void {
  assign
    .command(name)
    .description(description)
    .addOption(libraryOption())
    .option('--coder <pseudonym>', 'of this coder')
    .option('--csv', 'as CSV')
    .action(async (options: AssignListOptions) => {
      const { listAssignments, withdrawAssignments } = await import('../../app/assign.ts');
      await (name === 'list' ? listAssignments(options) : withdrawAssignments(options));
    });
}

function parsePercent(text: string): number {
  const percent = Number(/^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1] ?? Number.NaN);
  if (percent > 0 && percent <= 100) return percent / 100;
  throw new InvalidArgumentError('give a percentage above 0 and up to 100, such as 20%.');
}

function parseCoders(text: string): number {
  return parseWhole(text, 2, 100, 'give a whole number of coders from 2.');
}
