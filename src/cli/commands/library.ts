import type { Command } from 'commander';
import type { Removal } from '../../app/care-for-library.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { exitCode } from '../terminal/exit-code.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { libraryOption } from './library-option.ts';

interface RemoveOptions extends LibraryOption {
  readonly session?: readonly string[];
  readonly coding?: readonly string[];
  readonly caseworker?: readonly string[];
  readonly reason?: string;
  readonly by: string;
  readonly yes?: boolean;
}

/** `miti library check | backup | remove | erase`. */
export function addLibraryCommand(program: Command, terminal: Terminal): void {
  const library = program.command('library').description('check, back up and remove from the library');
  library
    .command('check')
    .description('look through the whole library: storage, transcripts, codings, recordings')
    .addOption(libraryOption())
    .action((options: LibraryOption) => check(options, terminal));
  library
    .command('backup')
    .description('copy the library, while in use, to a new SQLite file, which is a library itself')
    .argument('<file>', 'the file to make')
    .addOption(libraryOption())
    .action((path: string, options: LibraryOption) => backup(path, options, terminal));
  library
    .command('erase')
    .description('take the bytes of what was removed out of the file, where another program kept that from happening')
    .addOption(libraryOption())
    .action((options: LibraryOption) => erase(options, terminal));
  library
    .command('remove')
    .description('remove sessions, codings or caseworkers for good, text and all')
    .addOption(libraryOption())
    .option('--session <id...>', 'sessions, with their segments and codings')
    .option('--coding <id...>', 'codings')
    .option('--caseworker <pseudonym...>', 'caseworkers, with all their sessions')
    .option('--reason <why>', 'why, for the record that stays')
    .option('--by <who>', 'who removes, for the record that stays', 'miti library remove')
    .option('--yes', 'really remove')
    .action((options: RemoveOptions) => remove(options, terminal));
}

async function check(options: LibraryOption, terminal: Terminal): Promise<void> {
  const { checkLibrary } = await import('../../app/care-for-library.ts');
  await withLibrary(options, async (library) => {
    const { sessions, recordings, codings, faults } = await checkLibrary(library);
    for (const { place, problem } of faults) terminal.note(`${place}: ${problem}`);
    const looked = `${sessions} sessions, ${codings} codings, ${recordings} recordings`;
    const found = faults.length === 0 ? 'no faults' : plural(faults.length, 'fault');
    await terminal.print(`${library.place}: ${looked}; ${found}\n`);
    if (faults.length > 0) terminal.exitCode = exitCode.someFailed;
  });
}

async function backup(path: string, options: LibraryOption, terminal: Terminal): Promise<void> {
  const { backUp } = await import('../../app/care-for-library.ts');
  const { bytes, sha256, sessions, codings } = await withLibrary(options, (library) => backUp(library, path));
  await terminal.print(`${path}: ${sessions} sessions, ${codings} codings, ${bytes} bytes, sha256 ${sha256}\n`);
}

async function erase(options: LibraryOption, terminal: Terminal): Promise<void> {
  const { eraseRemains } = await import('../../app/care-for-library.ts');
  await withLibrary(options, async (library) => {
    await eraseRemains(library);
    await terminal.print(`${library.place}: nothing of what was removed is left in the file\n`);
  });
}

async function remove(options: RemoveOptions, terminal: Terminal): Promise<void> {
  const { session: sessions = [], coding: codings = [], caseworker: caseworkers = [], by, reason } = options;
  if (sessions.length + codings.length + caseworkers.length === 0) {
    const remedy = 'give --session ID, --coding ID or --caseworker PSEUDONYM';
    throw new InputFault({ problem: 'nothing to remove is named', remedy });
  }
  const { planRemoval, removeForGood } = await import('../../app/care-for-library.ts');
  await withLibrary(options, async (library) => {
    const removal = await planRemoval(library, { sessions, codings, caseworkers });
    if (!options.yes || reason === undefined) throw notAgreed(removal, library.place, options);
    const { removed, erased, copies } = await removeForGood(library, removal, { by, reason });
    await terminal.print(`${library.place}: ${describe(removed)} removed\n`);
    if (!erased) terminal.note('another program still reads the old content; close it, then run miti library erase');
    for (const copy of copies) terminal.note(`${copy}: this older copy still holds what was removed; delete it`);
    if (library.place.startsWith('postgres')) {
      terminal.note("the server's own log and backups are out of reach; see to them");
    }
  });
}

function notAgreed(removal: Removal, place: string, { yes, reason }: RemoveOptions): InputFault {
  const lacking = [...(yes ? [] : ['--yes']), ...(reason === undefined ? ['--reason WHY'] : [])].join(' and ');
  const problem = `${describe(removal)} would be removed for good, with everything said in them`;
  return new InputFault({ problem, place, remedy: `add ${lacking}` });
}

function describe({ sessions, codings, caseworkers }: Pick<Removal, 'sessions' | 'codings' | 'caseworkers'>): string {
  return `${plural(sessions, 'session')}, ${plural(codings, 'coding')} and ${plural(caseworkers, 'caseworker')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
