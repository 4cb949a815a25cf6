import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { CodingToCompare } from '../../agreement/comparison.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { findSessionLanguage, noiseTest } from '../../coder/reading/session-language.ts';
import { type CoderGlobals, readCoderGlobals } from '../../exchange/coded-csv/globals-csv.ts';
import { readCodedCsv } from '../../exchange/coded-csv/read-coded-csv.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { readInput } from '../read-input.ts';

/** A file and the coder whose it is, where no column `coder` says otherwise. */
interface CoderFile {
  readonly path: string;
  readonly coder: string;
}

interface NamedGlobals extends CoderGlobals {
  readonly sessionId: string;
  readonly path: string;
}

/**
 * Reads codings of several coders from coded CSV files, and their global ratings: those of `--globals`, and those of
 * `x.globals.csv` beside `x.csv`. The coder is named by a column `coder`, else by `CODER=FILE`, else by the file's name.
 * A coder who rated the globals of a session alone has a coding without counts.
 *
 * @throws InputFault when a file can't be read, or a coder has two codings of one session
 */
export async function readCodingsOfFiles(
  files: readonly string[],
  globalFiles: readonly string[],
  standardInput: Readable,
  rubric: Rubric,
  cues: readonly Cues[],
): Promise<CodingToCompare[]> {
  const coded = files.map(nameCoder);
  const rated = [...globalFiles.map(nameCoder), ...coded.flatMap(globalsBeside)];
  const globals = (await Promise.all(rated.map((file) => readGlobals(file, standardInput, rubric)))).flat();
  const codings: CodingToCompare[] = [];
  const pathOf = new Map<string, string>();
  for (const file of coded) {
    for (const coding of await readCodings(file, standardInput, rubric, cues)) {
      refuseSecond(pathOf, coding, file.path);
      codings.push({ ...coding, ...givenBy(coding, globals) });
    }
  }
  return [...codings, ...ratedAlone(globals, codings)];
}

function nameCoder(argument: string): CoderFile {
  const named = existsSync(argument) ? null : /^([^=/\\]+)=(.+)$/.exec(argument);
  if (named) return { coder: named[1] ?? '', path: named[2] ?? '' };
  return { path: argument, coder: basename(argument).replace(/(\.globals)?\.[^.]+$/i, '') };
}

function globalsBeside({ path, coder }: CoderFile): CoderFile[] {
  const beside = path.replace(/\.csv$/i, '.globals.csv');
  return beside !== path && existsSync(beside) ? [{ path: beside, coder }] : [];
}

async function readCodings({ path, coder }: CoderFile, standardInput: Readable, rubric: Rubric, cues: readonly Cues[]) {
  const sessions = await readCodedCsv(await readInput(path, standardInput), rubric);
  return sessions.map(({ id, language: stated, turns, given, changeGoal }): CodingToCompare => {
    const spoken = findSessionLanguage({ language: stated, turns }, cues);
    return {
      subject: { id, label: id },
      coder: { kind: 'human', id: given.get('coder') ?? coder, version: null },
      work: { kind: 'utterances', turns },
      globals: {},
      changeGoal,
      assisted: false,
      language: spoken?.language ?? null,
      isFacilitative: noiseTest(spoken),
    };
  });
}

async function readGlobals(
  { path, coder }: CoderFile,
  standardInput: Readable,
  rubric: Rubric,
): Promise<NamedGlobals[]> {
  const given = await readCoderGlobals(await readInput(path, standardInput), rubric);
  return [...given].flatMap(([sessionId, rows]) =>
    rows.map((row) => ({ ...row, coder: row.coder === '' ? coder : row.coder, sessionId, path })),
  );
}

function givenBy({ subject, coder, changeGoal }: CodingToCompare, globals: readonly NamedGlobals[]) {
  const own = globals.filter((each) => each.sessionId === subject.id && each.coder === coder.id);
  const [first, second] = own;
  if (second) throw twice(coder.id, subject.id, first?.path ?? '', second.path);
  return { globals: first?.ratings ?? {}, changeGoal: changeGoal ?? first?.changeGoal ?? null };
}

function refuseSecond(pathOf: Map<string, string>, { subject, coder }: CodingToCompare, path: string): void {
  const key = JSON.stringify([subject.id, coder.id]);
  const other = pathOf.get(key);
  if (other !== undefined) throw twice(coder.id, subject.id, other, path);
  pathOf.set(key, path);
}

function twice(coder: string, session: string, first: string, second: string): InputFault {
  return new InputFault({
    problem: `coder "${coder}" has session "${session}" twice, also in ${first}`,
    place: second,
    remedy: 'name the coders, as in K1=first.csv K2=second.csv, or in a column coder',
  });
}

/** Coders who rated globals of a session that they have no codes of. */
function ratedAlone(globals: readonly NamedGlobals[], codings: readonly CodingToCompare[]): CodingToCompare[] {
  const coded = new Set(codings.map(({ subject, coder }) => JSON.stringify([subject.id, coder.id])));
  return globals
    .filter(({ sessionId, coder }) => !coded.has(JSON.stringify([sessionId, coder])))
    .map(({ sessionId, coder, ratings }) => ({
      subject: { id: sessionId, label: sessionId },
      coder: { kind: 'human', id: coder, version: null },
      work: { kind: 'totals', counts: {} },
      globals: ratings,
      assisted: false,
      isFacilitative: () => false,
    }));
}
