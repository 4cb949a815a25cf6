import type { CodedTurn } from '../../instrument/coding.ts';
import { clientTalks } from '../../instrument/coding-schema.ts';
import { type GlobalRating, humanRating } from '../../instrument/globals.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { SourceFile } from '../../transcript/source-file.ts';
import { requireCodes, silentTurn } from '../imports/import-codes.ts';
import { plainKey } from '../plain-key.ts';
import type { CasaaCode, CasaaCoding, CasaaGeneration } from './casaa.ts';
import { casaaWithBytes } from './casaa-bytes.ts';
import { casaaDatabase } from './casaa-database.ts';
import { casaaWithMarkers } from './casaa-markers.ts';
import { type CodeNames, findCode, type NamedCode } from './code-names.ts';

/** Every generation, the most particular first. */
const generations: readonly CasaaGeneration[] = [casaaDatabase, casaaWithBytes, casaaWithMarkers];

/** The generation of a file's content; null where it is no coding of CACTI. */
export function recogniseCasaa(file: SourceFile): CasaaGeneration | null {
  return generations.find((each) => each.recognise(file)) ?? null;
}

/** A coding of CACTI in the codes of a rubric. */
export interface TranslatedCoding {
  readonly turns: readonly CodedTurn[];
  readonly globals: Readonly<Record<string, GlobalRating>>;
  /** What was left out or is only nearly the same, for a person. */
  readonly notes: readonly string[];
}

/**
 * Translates a coding of CACTI to the codes and globals of a rubric. Each code becomes a turn without words.
 *
 * A coding without client codes does not say where the client spoke. CACTI's coders give each code once a volley, so each
 * of its codes is taken as a volley of its own: an empty turn of the client stands between.
 *
 * @param map codes that a user gives another name, by CACTI's name; `-` for one that is not coded
 * @throws InputFault naming every code that the table does not have
 */
export function translateCasaa(
  coding: CasaaCoding,
  names: CodeNames,
  rubric: Rubric,
  map: ReadonlyMap<string, string> = new Map(),
): TranslatedCoding {
  requireCodes(coding.codes.length);
  const codes = coding.codes.map((each) => ({ each, named: nameCode(each, names, rubric, map) }));
  refuseUnknown(codes);
  const named = codes.flatMap(({ each, named: found }) => (found ? [{ each, found }] : []));
  const hasClient = named.some(({ found }) => found.role === 'client');
  const turns = named.flatMap(({ each, found }, at): CodedTurn[] => {
    const turn = toTurn(String(at + 1), each, found);
    if (hasClient || at === 0) return [turn];
    const gap = { startSeconds: each.startSeconds, endSeconds: each.startSeconds };
    return [silentTurn(`${at + 1} before`, gap, { role: 'client', talk: null }), turn];
  });
  const globals = translateGlobals(coding, names, rubric);
  return {
    turns,
    globals: globals.ratings,
    notes: [
      ...(hasClient ? [] : ['the coding has no client speech: each code is taken as a volley of its own']),
      ...nearNotes(named),
      ...globals.notes,
    ],
  };
}

interface Translated {
  readonly each: CasaaCode;
  readonly named: NamedCode | null;
}

function nameCode(
  { name, speaker }: CasaaCode,
  names: CodeNames,
  rubric: Rubric,
  map: ReadonlyMap<string, string>,
): NamedCode | null {
  const chosen = [...map].find(([key]) => plainKey(key) === plainKey(name))?.[1];
  if (chosen === undefined) return findCode(name, names, speaker);
  if (chosen === '-') return { role: 'clinician', code: null, near: false };
  const talk = clientTalks.find((each) => each === chosen.toLowerCase());
  if (talk) return { role: 'client', talk };
  const code = rubric.codes.find(({ id }) => id === chosen.toUpperCase())?.id;
  if (code !== undefined) return { role: 'clinician', code, near: false };
  throw new InputFault({
    place: `--map "${name}=${chosen}"`,
    problem: `there is no code "${chosen}"`,
    remedy: `use ${rubric.codes.map(({ id }) => id).join(', ')}, change, sustain, neutral, or - for not coded`,
  });
}

function refuseUnknown(codes: readonly Translated[]): void {
  const unknown = codes.filter(({ named }) => named === null).map(({ each }) => each);
  const [first] = unknown;
  if (!first) return;
  const all = [...new Set(unknown.map(({ name }) => `"${name}"`))];
  throw new InputFault({
    place: first.place,
    problem: `what ${all.slice(0, 8).join(', ')} ${all.length === 1 ? 'is' : 'are'} in the MITI is not known`,
    remedy: `say it with --map "${first.name}=CODE", or --map "${first.name}=-" for not coded`,
  });
}

function toTurn(id: string, { startSeconds, endSeconds, name, note }: CasaaCode, found: NamedCode): CodedTurn {
  const times = { startSeconds, endSeconds };
  if (found.role === 'client') return silentTurn(id, times, { role: 'client', talk: found.talk });
  const words = [`${name} in CACTI`, ...(note === null ? [] : [note])];
  return silentTurn(id, times, { role: 'clinician', code: found.code, reason: words.join(': ') });
}

function nearNotes(named: readonly { readonly each: CasaaCode; readonly found: NamedCode }[]): string[] {
  const counts = new Map<string, number>();
  for (const { each, found } of named) {
    if (found.role !== 'clinician' || !found.near) continue;
    const what = `${each.name} as ${found.code}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} of ${what}, which is not quite the same`);
}

function translateGlobals(coding: CasaaCoding, names: CodeNames, rubric: Rubric) {
  const ratings: Record<string, GlobalRating> = {};
  const notes: string[] = [];
  for (const { name, value } of coding.ratings) {
    const definition = rubric.globals.find(({ id }) =>
      [id, ...(names.globals[id] ?? [])].some((each) => plainKey(each) === plainKey(name)),
    );
    if (definition) ratings[definition.id] = humanRating(definition, value);
    else notes.push(`the rating of ${name} (${value}) has no place in ${rubric.name}`);
  }
  return { ratings, notes };
}
