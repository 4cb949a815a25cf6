import { existsSync } from 'node:fs';
import pc from 'picocolors';
import { type Decision, type Difference, findDifferences, settle } from '../agreement/double-coding/consensus.ts';
import type { ConsensusOptions } from '../cli/commands/consensus.ts';
import { printable } from '../cli/terminal/printable.ts';
import { wrapItem, wrapText } from '../cli/terminal/wrap-text.ts';
import { replaceFile, withOutput } from '../cli/terminal/write-output.ts';
import { loadCues } from '../data/load-language-data.ts';
import { readProgram } from '../data/program.ts';
import { csvLines } from '../exchange/write-csv.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Library } from '../library/library.ts';
import { hashContent } from '../library/record-ids.ts';
import { readRubricRecord } from '../library/rubric-record.ts';
import { decodeFile } from '../transcript/decode.ts';
import { readTable } from '../transcript/table.ts';
import { writeClock } from '../transcript/time-stamp.ts';
import { type KeptCoding, readKeptCoding } from './agreement/codings-of-library.ts';
import { consensusContent } from './consensus-content.ts';
import { findByEnd } from './find-by-end.ts';
import { withLibrary } from './open-library.ts';
import { readInput } from './read-input.ts';

/** `miti consensus`: shows where codings differ, or keeps what was decided on as a coding of its own. */
export async function makeConsensus(ids: readonly string[], options: ConsensusOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const kept = await readCodings(library, ids);
    const rubric = await readRubric(library, kept);
    const codings = kept.map(settleable);
    const differences = findDifferences(codings, rubric);
    const file = options.decide ?? options.decisions;
    if (file !== undefined) {
      const decisions =
        options.decide === undefined
          ? await readDecisions(file, differences)
          : await decide(file, differences, codings);
      if (options.decide !== undefined && decisions.size < differences.length) {
        process.stdout.write(`${decisions.size} of ${differences.length} decided and kept in ${file}\n`);
        return;
      }
      const settled = placed(file, () => settle(codings, rubric, decisions));
      const added = await keepConsensus(library, kept, { ...settled, decisions, name: options.name });
      process.stdout.write(`${added.added ? 'kept as' : 'kept already as'} coding ${added.id} by ${options.name}\n`);
      return;
    }
    await withOutput(options, [], async (write) =>
      write(options.csv ? differencesCsv(differences, codings) : renderDifferences(differences, kept)),
    );
  });
}

/** Asks for what the file does not say yet; the file has every decision as soon as it is made. */
async function decide(
  file: string,
  differences: readonly Difference[],
  codings: readonly { readonly coder: string }[],
): Promise<ReadonlyMap<string, Decision>> {
  const known = existsSync(file) ? await readDecisions(file, differences) : new Map<string, Decision>();
  const { askDecisions } = await import('../cli/terminal/decide.ts');
  return askDecisions(differences, known, (decisions) =>
    replaceFile(file, (write) => write(differencesCsv(differences, codings, decisions))),
  );
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

function placed<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputFault ? error.at(place) : error;
  }
}

/** Rows of the filled-in CSV; those without a decision are left out. Codes may be in small letters. */
async function readDecisions(path: string, differences: readonly Difference[]): Promise<Map<string, Decision>> {
  const table = await readTable(decodeFile(await readInput(path)).text);
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

interface Consensus extends ReturnType<typeof settle> {
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly name: string;
}

async function keepConsensus(
  library: Library,
  kept: readonly KeptCoding[],
  { decisions, name, ...settled }: Consensus,
) {
  const [first] = kept as [KeptCoding, ...KeptCoding[]];
  const { sessionId, segmentId, rubric } = first.record;
  const sources = kept.map(({ record }) => [record.id, record.revision]);
  const [added] = await library.addCodings(
    [
      {
        sessionId,
        segmentId,
        coder: { kind: 'consensus', id: name, version: null },
        rubric,
        sourceHash: hashContent(['consensus', name, sources, [...decisions].sort()]),
        ...consensusContent(
          kept.map(({ record }) => record),
          settled,
        ),
        softwareVersion: readProgram().version,
      },
    ],
    'miti consensus',
  );
  if (!added) throw new Error('the library answers for every coding');
  return added;
}

function differencesCsv(
  differences: readonly Difference[],
  codings: readonly { readonly coder: string }[],
  decisions: ReadonlyMap<string, Decision> = new Map(),
): string {
  const coders = codings.map(({ coder }) => coder);
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

function renderDifferences(differences: readonly Difference[], kept: readonly KeptCoding[]): string {
  const [first] = kept;
  const names = kept.map(({ coder }) => printable(coder.id)).join(' and ');
  const count = (kind: Difference['kind'], what: string) => {
    const { length } = differences.filter((each) => each.kind === kind);
    return length === 1 ? `1 ${what}` : `${length} ${what}s`;
  };
  const lines = [
    pc.bold(printable(`${names} on ${first?.subject.label}`)),
    ...wrapText(
      differences.length === 0
        ? 'They agree throughout.'
        : `They differ on ${count('global', 'global')}, ${count('code', 'utterance')} and ${count('clientTalk', 'turn')} of client talk.`,
    ),
    ...differences.flatMap(({ place, startSeconds, text, given }) => {
      const at = startSeconds === null ? '' : ` (${writeClock(startSeconds)})`;
      const values = given.map(({ coder, value }) => `${printable(coder)} ${value}`).join(', ');
      return [...wrapItem(`${printable(place)}${at}: ${values}`), ...wrapText(printable(text), 4).map(pc.dim)];
    }),
    ...(differences.length === 0
      ? []
      : wrapText(
          '--csv -o decisions.csv writes them to fill in; --decisions decisions.csv keeps what you decide on.',
        ).map(pc.dim)),
  ];
  return `${lines.join('\n')}\n`;
}
