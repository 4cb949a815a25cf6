import { InputFault } from '../../instrument/input-fault.ts';
import { codeIds, globalIds, type Rubric } from '../../instrument/rubric.ts';
import { plainKey } from '../plain-key.ts';
import { cellText } from '../sheets/cell-values.ts';
import type { Sheet, SheetCell } from '../sheets/read-sheet.ts';
import type { ColumnField, ColumnNames } from './column-names.ts';

/** What a column holds. */
export type ColumnUse =
  | { readonly kind: 'field'; readonly field: ColumnField }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'global'; readonly global: string }
  /** Whether a global is a human rating or an estimate. */
  | { readonly kind: 'globalSource'; readonly global: string }
  | { readonly kind: 'derived' }
  | { readonly kind: 'unknown' };

export interface MatchedColumn {
  /** As the header has it. */
  readonly name: string;
  readonly column: number;
  readonly use: ColumnUse;
}

/** A sheet whose header was found: its columns, and the index of its first row of data. */
export interface MatchedSheet {
  readonly columns: readonly MatchedColumn[];
  readonly firstRow: number;
}

/** Column names that a user gives a use, by name; `-` for a column to leave out. */
export type ColumnMap = ReadonlyMap<string, string>;

const deepestHeader = 20;

/**
 * Finds the row that names the columns (the one of the first rows that names most of what is known) and what each
 * column holds: as the user says, else by the usual names.
 *
 * @throws InputFault when the user names a column that is not there or a use that doesn't exist, or two columns have
 *   one use
 */
export function matchColumns(
  sheet: Sheet,
  names: ColumnNames,
  rubric: Rubric,
  map: ColumnMap = new Map(),
): MatchedSheet {
  const uses = knownUses(names, rubric);
  const wanted = new Map([...map].map(([name, use]) => [plainKey(name), { name, use: parseUse(use, uses, name) }]));
  const useOf = (cell: SheetCell): ColumnUse => {
    const name = cellText(cell);
    const chosen = wanted.get(plainKey(name));
    return chosen?.use ?? nameVariants(name).flatMap((each) => uses.get(each) ?? [])[0] ?? { kind: 'unknown' };
  };
  const counts = sheet.rows
    .slice(0, deepestHeader)
    .map(({ cells }) => cells.filter((cell) => typeof cell === 'string' && useOf(cell).kind !== 'unknown').length);
  const best = Math.max(...counts, 0);
  const headerRow = best === 0 ? 0 : counts.indexOf(best);
  const columns = (sheet.rows[headerRow]?.cells ?? []).flatMap((cell, column) =>
    cell === null ? [] : [{ name: cellText(cell), column, use: useOf(cell) }],
  );
  const unused = [...wanted.values()].find(
    ({ name }) => !columns.some((each) => plainKey(each.name) === plainKey(name)),
  );
  if (unused) {
    const known = columns.map(({ name }) => name).join(', ');
    throw new InputFault({ problem: `there is no column "${unused.name}" to map`, remedy: `the columns are ${known}` });
  }
  refuseDoubles(columns);
  return { columns, firstRow: headerRow + 1 };
}

/** What a use is called on the command line and in messages. */
export function describeUse(use: ColumnUse): string {
  if (use.kind === 'field') return use.field;
  if (use.kind === 'code') return use.code;
  if (use.kind === 'global') return use.global;
  if (use.kind === 'globalSource') return `${use.global}Source`;
  return use.kind === 'derived' ? '(computed anew)' : '(left out)';
}

function knownUses(names: ColumnNames, rubric: Rubric): Map<string, ColumnUse> {
  const uses = new Map<string, ColumnUse>();
  const add = (all: readonly string[], use: ColumnUse) => {
    for (const name of all) if (!uses.has(plainKey(name))) uses.set(plainKey(name), use);
  };
  const named = <Id extends string>(lists: Readonly<Partial<Record<Id, readonly string[]>>>, id: Id) => lists[id] ?? [];
  for (const [field, list] of Object.entries(names.columns)) {
    add([field, ...list], { kind: 'field', field: field as ColumnField });
  }
  for (const { id, name, abbreviation } of rubric.codes) {
    add([id, name, abbreviation, ...named(names.codes, id)], { kind: 'code', code: id });
  }
  for (const { id, name, abbreviation } of rubric.globals) {
    add([id, name, abbreviation, ...named(names.globals, id)], { kind: 'global', global: id });
    add([`${id}Source`], { kind: 'globalSource', global: id });
  }
  for (const { id, name, abbreviation } of rubric.measures) {
    add([id, name, abbreviation, `${id}Level`, `${id}Proficiency`], { kind: 'derived' });
  }
  add(names.derived, { kind: 'derived' });
  return uses;
}

/** A name as it is, without what stands in parentheses, and what stands in parentheses alone. */
function nameVariants(name: string): string[] {
  const inside = [...name.matchAll(/\(([^()]{1,80})\)/g)].map(([, text = '']) => text);
  return [name, name.replaceAll(/\([^()]{0,80}\)/g, ' '), ...inside].map(plainKey).filter((key) => key !== '');
}

function parseUse(written: string, uses: ReadonlyMap<string, ColumnUse>, name: string): ColumnUse {
  if (written === '-') return { kind: 'unknown' };
  const use = uses.get(plainKey(written));
  if (use && use.kind !== 'derived') return use;
  const known = [...new Set([...uses.values()].map(describeUse))].filter((each) => !each.startsWith('('));
  throw new InputFault({
    place: `--map "${name}=${written}"`,
    problem: `there is nothing called "${written}"`,
    remedy: `a column can be ${known.join(', ')}, or - to leave it out`,
  });
}

function refuseDoubles(columns: readonly MatchedColumn[]): void {
  const seen = new Map<string, string>();
  for (const { name, use } of columns) {
    if (use.kind === 'unknown' || use.kind === 'derived') continue;
    const first = seen.get(describeUse(use));
    if (first !== undefined) {
      throw new InputFault({
        problem: `columns "${first}" and "${name}" both look like ${describeUse(use)}`,
        remedy: `leave one out with --map "${name}=-"`,
      });
    }
    seen.set(describeUse(use), name);
  }
}

/** Ids that a rubric gives counts and globals. */
export function hasScores(columns: readonly MatchedColumn[], rubric: Rubric): boolean {
  const ids = new Set([...codeIds(rubric), ...globalIds(rubric)]);
  return columns.some(({ use }) => (use.kind === 'code' || use.kind === 'global') && ids.has(describeUse(use)));
}
