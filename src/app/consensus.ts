import type { Readable } from 'node:stream';
import { type Decision, type Difference, findDifferences, settle } from '../agreement/double-coding/consensus.ts';
import { loadCues } from '../data/load-language-data.ts';
import { readProgram } from '../data/program.ts';
import { csvLines } from '../exchange/sheets/write-csv.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { writeClock } from '../instrument/write-clock.ts';
import type { Library } from '../library/library.ts';
import { hashContent } from '../library/record-ids.ts';
import { readRubricRecord } from '../library/rubric-record.ts';
import { decodeFile } from '../transcript/decode.ts';
import { readTable } from '../transcript/table.ts';
import { type KeptCoding, readKeptCoding } from './agreement/codings-of-library.ts';
import { consensusContent } from './consensus-content.ts';
import { faultsAt } from './faults-at.ts';
import { findByEnd } from './find-by-end.ts';
import { readInput } from './read-input.ts';

/** Codings of one session, and where they differ. */
export interface ComparedForConsensus {
  readonly differences: readonly Difference[];
  readonly codings: readonly KeptCoding[];
  readonly rubric: Rubric;
}

/**
 * Finds where codings of one session differ.
 *
 * @param ids of two or more codings, or as much of their ends as leaves no doubt
 * @throws InputFault when they can't be compared: other sessions, rubrics or counts alone
 */
export async function compareForConsensus(library: Library, ids: readonly string[]): Promise<ComparedForConsensus> {
  const codings = await readCodings(library, ids);
  const rubric = await readRubric(library, codings);
  return { codings, rubric, differences: findDifferences(codings.map(settleable), rubric) };
}

/**
 * Makes a consensus of decisions and keeps it as a coding of its own.
 *
 * @param file where the decisions come from, for messages
 * @throws InputFault when a difference has no decision, or a decision is of none
 */
export async function keepConsensus(
  library: Library,
  { codings, rubric }: ComparedForConsensus,
  decisions: ReadonlyMap<string, Decision>,
  { name, file }: { readonly name: string; readonly file: string },
): Promise<{ readonly id: string; readonly added: boolean }> {
  const settled = faultsAt(file, () => settle(codings.map(settleable), rubric, decisions));
  const [first] = codings as [KeptCoding, ...KeptCoding[]];
  const { sessionId, segmentId, rubric: madeWith } = first.record;
  const sources = codings.map(({ record }) => [record.id, record.revision]);
  const records = codings.map(({ record }) => record);
  const coding = {
    ...{ sessionId, segmentId, rubric: madeWith },
    coder: { kind: 'consensus' as const, id: name, version: null },
    sourceHash: hashContent(['consensus', name, sources, [...decisions].sort()]),
    ...consensusContent(records, settled),
    softwareVersion: readProgram().version,
  };
  const [added] = await library.addCodings([coding], 'miti consensus');
  if (!added) throw new Error('the library answers for every coding');
  return added;
}

async function readCodings(library: Library, ids: readonly string[]): Promise<KeptCoding[]> {
  const cues = await loadCues();
  const codings: KeptCoding[] = [];
  for (const id of ids) {
    const record = await findByEnd(id, 'coding', library.listCodings(), (end) => library.findCoding(end));
    codings.push(await readKeptCoding(library, record, cues));
  }
  const [first, ...others] = codings;
  if (!first || others.length === 0) {
    throw new InputFault({ problem: 'a consensus needs two codings', remedy: 'miti codings lists what there is' });
  }
  for (const other of others) refuseOther(first, other);
  if (new Set(codings.map(({ record }) => record.id)).size < codings.length) {
    throw new InputFault({ problem: 'a coding is named twice', remedy: 'name codings of several coders' });
  }
  if (new Set(codings.map(({ coder }) => coder.id)).size < codings.length) {
    throw new InputFault({ problem: 'two of the codings are by one coder', remedy: 'name one coding of each' });
  }
  return codings;
}

function refuseOther(first: KeptCoding, other: KeptCoding): void {
  const place = `coding ${other.record.id}`;
  if (other.subject.id !== first.subject.id) {
    const problem = `is of ${other.subject.label}, the first of ${first.subject.label}`;
    throw new InputFault({ problem, place, remedy: 'name codings of the same session and segment' });
  }
  if (other.record.rubric.sha256 !== first.record.rubric.sha256) {
    throw new InputFault({ problem: 'was made with another rubric than the first', place });
  }
}

async function readRubric(library: Library, [first]: readonly KeptCoding[]): Promise<Rubric> {
  const kept = first && (await library.findRubric(first.record.rubric.sha256));
  if (kept) return readRubricRecord(kept);
  throw new InputFault({ problem: 'the library has lost the rubric of the codings', remedy: 'miti library check' });
}

function settleable({ coder, work, globals, record }: KeptCoding) {
  if (work.kind === 'utterances') return { coder: coder.id, turns: work.turns, globals };
  throw new InputFault({
    problem: 'has counts alone, so that nobody can say what was coded differently',
    place: `coding ${record.id}`,
    remedy: 'name codings of utterances',
  });
}

/**
 * Reads the decisions of what `writeDifferences` wrote, filled in; rows without one are left out. Codes may be in small
 * letters.
 *
 * @throws InputFault when the file can't be read, or lacks a column
 */
export async function readDecisions(
  path: string,
  standardInput: Readable,
  differences: readonly Difference[],
): Promise<Map<string, Decision>> {
  const table = await readTable(decodeFile(await readInput(path, standardInput)).text);
  const column = (name: string) => table.header.indexOf(name);
  for (const name of ['place', 'decision']) {
    if (column(name) >= 0) continue;
    const remedy = 'fill in the file that --csv writes';
    throw new InputFault({ problem: `has no column ${name}`, place: path, remedy });
  }
  const choicesOf = new Map(differences.map(({ place, choices }) => [place, choices]));
  const decisions = new Map<string, Decision>();
  for (const { cells } of table.rows) {
    const cell = (name: string) => (cells[column(name)] ?? '').trim();
    const [place, decision] = [cell('place'), cell('decision')];
    if (decision === '') continue;
    const value = choicesOf.get(place)?.find((choice) => choice.toLowerCase() === decision.toLowerCase()) ?? decision;
    decisions.set(place, { value, reason: cell('reason') || null });
  }
  return decisions;
}

/** Differences as CSV, with the columns decision and reason to fill in, or filled in as far as is decided. */
export function writeDifferences(
  differences: readonly Difference[],
  codings: readonly KeptCoding[],
  decisions: ReadonlyMap<string, Decision> = new Map(),
): string {
  const coders = codings.map(({ coder }) => coder.id);
  return csvLines([
    ['place', 'at', 'text', ...coders, 'decision', 'reason'],
    ...differences.map(({ place, startSeconds, text, given }) => [
      place,
      startSeconds === null ? null : writeClock(startSeconds),
      text,
      ...coders.map((coder) => given.find((each) => each.coder === coder)?.value ?? null),
      decisions.get(place)?.value ?? null,
      decisions.get(place)?.reason ?? null,
    ]),
  ]);
}
