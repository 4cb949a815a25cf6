import type { Command } from 'commander';
import { findByEnd } from '../../app/find-by-end.ts';
import { type LibraryOption, libraryOpening, withLibrary } from '../../app/open-library.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
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
export function addLibraryCommand(program: Command): void {
  const library = program.command('library').description('check, back up and remove from the library');
  library
    .command('check')
    .description('look through the whole library: storage, transcripts, codings, recordings')
    .addOption(libraryOption())
    .action(check);
  library
    .command('backup')
    .description('copy the library, while in use, to a new SQLite file, which is a library itself')
    .argument('<file>', 'the file to make')
    .addOption(libraryOption())
    .action(backup);
  library
    .command('erase')
    .description('take the bytes of what was removed out of the file, where another program kept that from happening')
    .addOption(libraryOption())
    .action(erase);
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
    .action(remove);
}

async function check(options: LibraryOption): Promise<void> {
  const { checkLibrary } = await import('../../library/check-library.ts');
  await withLibrary(options, async (library) => {
    const { sessions, recordings, codings, faults } = await checkLibrary(library);
    for (const { place, problem } of faults) process.stderr.write(`miti: ${place}: ${problem}\n`);
    const looked = `${sessions} sessions, ${codings} codings, ${recordings} recordings`;
    const found = faults.length === 0 ? 'no faults' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
    process.stdout.write(`${library.place}: ${looked}; ${found}\n`);
    if (faults.length > 0) process.exitCode = 1;
  });
}

async function backup(path: string, options: LibraryOption): Promise<void> {
  const { backupLibrary } = await import('../../library/backup-library.ts');
  await withLibrary(options, async (library) => {
    const { bytes, sha256, sessions, codings } = await backupLibrary(library, path, await libraryOpening());
    process.stdout.write(`${path}: ${sessions} sessions, ${codings} codings, ${bytes} bytes, sha256 ${sha256}\n`);
  });
}

async function erase(options: LibraryOption): Promise<void> {
  await withLibrary(options, async (library) => {
    if (await library.erase()) {
      process.stdout.write(`${library.place}: nothing of what was removed is left in the file\n`);
      return;
    }
    const remedy = 'close it and try again';
    throw new InputFault({ problem: 'another program is still reading the old content', place: library.place, remedy });
  });
}

async function remove(options: RemoveOptions): Promise<void> {
  const { session: sessions = [], coding: codings = [], caseworker: caseworkers = [] } = options;
  if (sessions.length + codings.length + caseworkers.length === 0) {
    const remedy = 'give --session ID, --coding ID or --caseworker PSEUDONYM';
    throw new InputFault({ problem: 'nothing to remove is named', remedy });
  }
  await withLibrary(options, async (library) => {
    const known = {
      sessions: await wholeIds(sessions, (id) =>
        findByEnd(id, 'session', library.listSessions(), (whole) => library.findSession(whole)),
      ),
      codings: await wholeIds(codings, (id) =>
        findByEnd(id, 'coding', library.listCodings(), (whole) => library.findCoding(whole)),
      ),
      caseworkers: await keepCaseworkers(caseworkers, library),
    };
    const going = new Set(known.sessions);
    for (const caseworker of known.caseworkers) {
      for await (const { id } of library.listSessions({ caseworker })) going.add(id);
    }
    const goingCodings = new Set(known.codings);
    for (const sessionId of going) {
      for await (const { id } of library.listCodings({ sessionId })) goingCodings.add(id);
    }
    const what = `${plural(going.size, 'session')}, ${plural(goingCodings.size, 'coding')} and ${plural(known.caseworkers.length, 'caseworker')}`;
    if (!options.yes || options.reason === undefined) {
      const lacking = [options.yes ? [] : '--yes', options.reason === undefined ? '--reason WHY' : []]
        .flat()
        .join(' and ');
      const problem = `${what} would be removed for good, with everything said in them`;
      throw new InputFault({ problem, place: library.place, remedy: `add ${lacking}` });
    }
    const { removed, erased, copies } = await library.remove(known, options.by, options.reason);
    const done = `${plural(removed.sessions, 'session')}, ${plural(removed.codings, 'coding')} and ${plural(removed.caseworkers, 'caseworker')} removed`;
    process.stdout.write(`${library.place}: ${done}\n`);
    if (!erased) {
      process.stderr.write(
        'miti: another program still reads the old content; close it, then run miti library erase\n',
      );
    }
    for (const copy of copies)
      process.stderr.write(`miti: ${copy}: this older copy still holds what was removed; delete it\n`);
    if (library.place.startsWith('postgres')) {
      process.stderr.write("miti: the server's own log and backups are out of reach; see to them\n");
    }
  });
}

/** The whole ids of what is named by them or by their ends, each once. */
async function wholeIds(
  given: readonly string[],
  find: (id: string) => Promise<{ readonly id: string }>,
): Promise<readonly string[]> {
  const whole = new Set<string>();
  for (const id of given) whole.add((await find(id)).id);
  return [...whole];
}

/** @throws InputFault naming one that the library does not have: nothing is removed then */
async function keepCaseworkers(pseudonyms: readonly string[], library: Library): Promise<readonly string[]> {
  const known = new Set((await library.listCaseworkers()).map(({ pseudonym }) => pseudonym));
  const unknown = pseudonyms.find((pseudonym) => !known.has(pseudonym));
  if (unknown === undefined) return pseudonyms;
  throw new InputFault({ problem: 'the library has no such caseworker; nothing was removed', place: unknown });
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
