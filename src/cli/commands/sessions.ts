import type { Command } from 'commander';
import type { LibraryFilter } from '../../app/library-filter.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import type { ListForm } from '../tables/list-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addCodingFilter, addSessionFilter } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

interface ListOptions extends LibraryFilter, LibraryOption, ListForm {}

interface ShowOptions extends LibraryOption {
  readonly json?: boolean;
  readonly history?: boolean;
}

const sessionColumns = [
  'id',
  'date',
  'caseworker',
  'session',
  'number',
  'client',
  'language',
  'transcript',
  'codings',
] as const;

const codingColumns = [
  'id',
  'date',
  'caseworker',
  'session',
  'coder',
  'kind',
  'status',
  'work',
  'segment',
  'seed',
  'minutes',
  'added',
  'rubric',
] as const;

/** `miti sessions [show ID]`. */
export function addSessionsCommand(program: Command, terminal: Terminal): void {
  const sessions = program.command('sessions').description('list the sessions of the library, or show one');
  const list = sessions.command('list', { isDefault: true }).description('list sessions, by date');
  addListOptions(addSessionFilter(list)).action(async (options: ListOptions) => {
    const [{ listSessions }, { printList }] = await Promise.all([
      import('../../app/list-library.ts'),
      import('../tables/list-table.ts'),
    ]);
    await withLibrary(options, (library) =>
      printList(terminal, sessionColumns, listSessions(library, options), { ...options, what: 'sessions' }),
    );
  });
  addShow(sessions, 'session').action((id: string, options: ShowOptions) => printSession(id, options, terminal));
}

/** `miti codings [show ID]`. */
export function addCodingsCommand(program: Command, terminal: Terminal): void {
  const codings = program.command('codings').description('list the codings of the library, or show one');
  const list = codings.command('list', { isDefault: true }).description('list codings, by the date of their session');
  addListOptions(addCodingFilter(list)).action(async (options: ListOptions) => {
    const [{ listCodings }, { printList }] = await Promise.all([
      import('../../app/list-library.ts'),
      import('../tables/list-table.ts'),
    ]);
    await withLibrary(options, (library) =>
      printList(terminal, codingColumns, listCodings(library, options), { ...options, what: 'codings' }),
    );
  });
  addShow(codings, 'coding')
    .option('--history', 'what every revision changed, before and after')
    .action((id: string, options: ShowOptions) => printCoding(id, options, terminal));
}

function addListOptions(command: Command): Command {
  return command.addOption(libraryOption()).option('--csv', 'as CSV').option('--json', 'as JSON');
}

function addShow(parent: Command, what: string): Command {
  return parent
    .command('show')
    .description(`show one ${what}`)
    .argument('<id>', `id of the ${what}, or as much of its end as leaves no doubt`)
    .addOption(libraryOption())
    .option('--json', 'everything, as JSON');
}

async function printSession(id: string, options: ShowOptions, terminal: Terminal): Promise<void> {
  const { showSession } = await import('../../app/show-record.ts');
  const { renderSessionFacts } = await import('../tables/record-facts.ts');
  const shown = await withLibrary(options, (library) => showSession(library, id));
  if (options.json) return terminal.print(`${JSON.stringify(shown.session, null, 2)}\n`);
  await terminal.print(renderSessionFacts(terminal.style, shown));
}

async function printCoding(id: string, options: ShowOptions, terminal: Terminal): Promise<void> {
  const { showCoding } = await import('../../app/show-record.ts');
  await withLibrary(options, async (library) => {
    const shown = await showCoding(library, id);
    const { coding, history } = shown;
    if (options.json) {
      return terminal.print(`${JSON.stringify({ ...coding, ...(options.history ? { history } : {}) }, null, 2)}\n`);
    }
    const [{ recordScorer }, { renderCodingFacts, renderHistory }] = await Promise.all([
      import('../../app/record-scores.ts'),
      import('../tables/record-facts.ts'),
    ]);
    const score = await recordScorer(library);
    await terminal.print(renderCodingFacts(terminal.style, await score(coding)));
    await terminal.print(renderHistory(terminal.style, shown, options.history === true));
  });
}
