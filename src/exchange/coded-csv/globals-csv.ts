import { distance } from 'fastest-levenshtein';
import { type GlobalRating, type GlobalRatings, humanRating, meanRatings } from '../../instrument/globals.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { GlobalDefinition, Rubric } from '../../instrument/rubric.ts';
import { decodeFile } from '../../transcript/decode.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { cleanText } from '../../transcript/spoken-turns.ts';
import { plainName, readTable, type Table, type TableRow } from '../../transcript/table.ts';

/** What people rated one session, and the change goal they had in mind. */
export interface SessionGlobals {
  /** A global that was left empty is missing: it was not rated. */
  readonly ratings: GlobalRatings;
  readonly changeGoal: string | null;
  /** The same goal in other languages, by their code, where the file has columns such as `change_goal_nb`. */
  readonly translatedGoals?: Readonly<Record<string, string>>;
}

/** Letters that a misspelt column may differ in. */
const MOST_SLIPS = 2;

/** What one coder rated one session. */
export interface CoderGlobals extends SessionGlobals {
  /** Empty where the file names no coder. */
  readonly coder: string;
}

interface GlobalColumn {
  readonly definition: GlobalDefinition;
  readonly column: number;
}

/**
 * Reads the global ratings that people gave, one row a session, by session id. A global's column is called by its id
 * (`softeningSustainTalk`, `softening_sustain_talk`), its name or its abbreviation.
 *
 * Where a column `coder` names several coders of a session, their ratings are averaged.
 *
 * @throws InputFault naming the line of a rating that is no whole point of its scale, or of a session that comes twice
 */
export async function readGlobalsCsv(file: SourceFile, rubric: Rubric): Promise<Map<string, SessionGlobals>> {
  const given = await readCoderGlobals(file, rubric);
  return new Map([...given].map(([id, rows]) => [id, combine(rows, rubric)]));
}

/**
 * Reads the same, each coder's ratings for themselves.
 *
 * @throws InputFault as `readGlobalsCsv` does
 */
export async function readCoderGlobals(file: SourceFile, rubric: Rubric): Promise<Map<string, CoderGlobals[]>> {
  try {
    const table = await readTable(decodeFile(file).text);
    const columns = findGlobalColumns(table, rubric);
    const session = requireSessionColumn(table);
    const goal = table.header.indexOf('change_goal');
    const given = new Map<string, CoderGlobals[]>();
    for (const row of table.rows) {
      const id = cell(row, session);
      const place = `line ${row.line}`;
      if (id === '') throw new InputFault({ problem: 'the row has no session_id', place, remedy: 'fill it in' });
      const coder = cell(row, table.header.indexOf('coder'));
      const known = given.get(id) ?? [];
      if (known.some((each) => each.coder === coder)) {
        const problem = `session "${id}" comes twice${coder === '' ? '' : ` from coder "${coder}"`}`;
        const remedy = 'give each session one row, or each coder one and name them in a column coder';
        throw new InputFault({ problem, place, remedy });
      }
      const rated = {
        coder,
        ratings: readRatings(row, columns),
        changeGoal: cell(row, goal) || null,
        ...translatedGoals(table, row),
      };
      given.set(id, [...known, rated]);
    }
    return given;
  } catch (error) {
    throw error instanceof InputFault ? error.at(file.path) : error;
  }
}

function translatedGoals({ header }: Table, row: TableRow): Pick<SessionGlobals, 'translatedGoals'> {
  const goals = header.flatMap((name, column): [string, string][] => {
    const language = /^change_goal_([a-z]{2})$/.exec(name)?.[1];
    const goal = cell(row, column);
    return language === undefined || goal === '' ? [] : [[language, goal]];
  });
  return goals.length === 0 ? {} : { translatedGoals: Object.fromEntries(goals) };
}

/** What several coders gave one session: the mean of their ratings, and the first change goal named. */
function combine(rows: readonly CoderGlobals[], rubric: Rubric): SessionGlobals {
  const changeGoal = rows.map((row) => row.changeGoal).find((goal) => goal !== null) ?? null;
  const [only, ...others] = rows;
  if (only && others.length === 0) {
    const { coder: _, ...own } = only;
    return own;
  }
  const ratings = meanRatings(
    rubric,
    rows.map((row) => row.ratings),
  );
  return { ratings, changeGoal };
}

function findGlobalColumns({ header }: Table, { globals }: Rubric): GlobalColumn[] {
  const columns = globals.flatMap((definition) => {
    const names = [definition.id, definition.name, definition.abbreviation].map(plainName);
    const column = header.findIndex((name) => names.includes(name));
    return column === -1 ? [] : [{ definition, column }];
  });
  refuseMisspelt(header, globals, columns);
  if (columns.length > 0) return columns;
  const remedy = `call columns by the globals of the rubric: ${globals.map(({ id }) => plainName(id)).join(', ')}`;
  throw new InputFault({ place: 'header', problem: 'no column is a global rating', remedy });
}

/** A global without a column beside a column that nearly has its name: most likely a slip, which would lose ratings. */
function refuseMisspelt(
  header: readonly string[],
  globals: readonly GlobalDefinition[],
  found: readonly GlobalColumn[],
): void {
  for (const definition of globals.filter((each) => found.every((column) => column.definition !== each))) {
    const right = [definition.id, definition.name].map(plainName);
    const slip = header.find((name) => right.some((each) => distance(name, each) <= MOST_SLIPS));
    if (slip === undefined) continue;
    const problem = `column "${slip}" is unknown, and ${definition.name} has none`;
    throw new InputFault({ place: 'header', problem, remedy: `call it ${plainName(definition.id)}` });
  }
}

function requireSessionColumn({ header }: Table): number {
  const column = header.indexOf('session_id');
  if (column !== -1) return column;
  throw new InputFault({ place: 'header', problem: 'no column session_id', remedy: 'add it, with an id on every row' });
}

function readRatings(row: TableRow, columns: readonly GlobalColumn[]): GlobalRatings {
  const ratings: [string, GlobalRating][] = [];
  for (const { definition, column } of columns) {
    const written = cell(row, column);
    if (written !== '') ratings.push([definition.id, readRating(definition, written, row)]);
  }
  return Object.fromEntries(ratings);
}

function readRating(definition: GlobalDefinition, written: string, { line }: TableRow): GlobalRating {
  const place = `line ${line}`;
  if (!/^-?\d{1,9}$/.test(written)) {
    const { min, max } = definition.scale;
    const problem = `${definition.name} is rated "${written.slice(0, 40)}"`;
    throw new InputFault({ problem, place, remedy: `give a whole point from ${min} to ${max}, or leave it empty` });
  }
  try {
    return humanRating(definition, Number(written));
  } catch (error) {
    throw error instanceof InputFault ? error.at(place) : error;
  }
}

function cell(row: TableRow, column: number): string {
  return cleanText(row.cells[column] ?? '');
}
