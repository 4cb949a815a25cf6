import type { Command } from 'commander';
import type { LibraryFilter } from '../../app/library-filter.ts';
import { addCodingFilter, addSessionFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

export interface ListOptions extends LibraryFilter {
  readonly library?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly history?: boolean;
}

/** `miti sessions [show ID]`. */
export function addSessionsCommand(program: Command): void {
  const sessions = program.command('sessions').description('list the sessions of the library, or show one');
  const list = sessions.command('list', { isDefault: true }).description('list sessions, by date');
  addListOptions(addSessionFilter(list)).action(async (options: ListOptions) => {
    const { listSessions } = await import('../../app/lists.ts');
    await listSessions(options);
  });
  addShow(sessions, 'session', async (id, options) => {
    const { showSession } = await import('../../app/lists.ts');
    await showSession(id, options);
  });
}

/** `miti codings [show ID]`. */
export function addCodingsCommand(program: Command): void {
  const codings = program.command('codings').description('list the codings of the library, or show one');
  const list = codings.command('list', { isDefault: true }).description('list codings, by the date of their session');
  addListOptions(addCodingFilter(list)).action(async (options: ListOptions) => {
    const { listCodings } = await import('../../app/lists.ts');
    await listCodings(options);
  });
  addShow(codings, 'coding', async (id, options) => {
    const { showCoding } = await import('../../app/lists.ts');
    await showCoding(id, options);
  }).option('--history', 'what every revision changed, before and after');
}

function addListOptions(command: Command): Command {
  return command.addOption(libraryOption()).option('--csv', 'as CSV').option('--json', 'as JSON');
}

function addShow(parent: Command, what: string, show: (id: string, options: ListOptions) => Promise<void>): Command {
  return parent
    .command('show')
    .description(`show one ${what}`)
    .argument('<id>', `id of the ${what}, or as much of its end as leaves no doubt`)
    .addOption(libraryOption())
    .option('--json', 'everything, as JSON')
    .action(show);
}
