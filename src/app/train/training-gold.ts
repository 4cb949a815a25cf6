import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { Language } from '../../coder/reading/cue-kinds.ts';
import type { Cues } from '../../coder/reading/cues.ts';
import { findSessionLanguage } from '../../coder/reading/session-language.ts';
import type { GoldSession } from '../../coder-lab/evaluation/gold-session.ts';
import { readGold, refuseRepeated } from '../../coder-lab/evaluation/read-gold.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { withLibrary } from '../open-library.ts';
import { type InputFile, readInput } from '../read-input.ts';
import { readLibraryGold } from './library-gold.ts';

/** Where coded sessions come from. */
export interface GoldSources {
  /** Libraries, coded CSV, or CSV of AnnoMI with its labels. */
  readonly from: readonly string[];
  readonly standardInput: Readable;
  /** Whose labels of AnnoMI are gold; null for each turn's first. */
  readonly annotator: string | null;
}

/** @throws InputFault when there is no coded session, or one is there twice */
export async function readTrainingGold(sources: GoldSources, rubric: Rubric): Promise<readonly GoldSession[]> {
  const gold: GoldSession[] = [];
  const files: InputFile[] = [];
  for (const each of sources.from) {
    const file = /^postgres(ql)?:\/\//.test(each) ? null : await readInput(each, sources.standardInput);
    if (file && !isSqlite(file.bytes)) files.push(file);
    else gold.push(...(await withLibrary({ library: each }, readLibraryGold)));
  }
  if (files.length > 0) gold.push(...(await readGold(files, { rubric, annotator: sources.annotator })));
  refuseRepeated(gold);
  if (gold.length > 0) return gold;
  throw new InputFault({
    problem: 'no session with codes that people gave its utterances',
    remedy: 'bring codings in with "miti import --codes", or give coded CSV',
  });
}

function isSqlite(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3';
}

/** The sessions of the one language that a model is trained on. */
export interface GoldOfLanguage {
  readonly gold: readonly GoldSession[];
  readonly cues: Cues;
  /** How many sessions are in other languages. */
  readonly leftOut: number;
}

/**
 * Chooses the sessions of the language that is asked for, else of the only one there is.
 *
 * @throws InputFault when there are several, or the language is not recognised
 */
export function chooseLanguage(
  all: readonly GoldSession[],
  cuesOfAll: readonly Cues[],
  asked: Language | null,
): GoldOfLanguage {
  const languageOf = new Map(all.map((each) => [each, findSessionLanguage(each.session, cuesOfAll)?.language]));
  const found = [...new Set(languageOf.values())].filter((each) => each !== undefined).sort();
  if (asked === null && found.length > 1) {
    const problem = `the sessions are in several languages (${found.join(', ')})`;
    throw new InputFault({ problem, remedy: 'say with --language which to train on' });
  }
  const language = asked ?? found[0];
  const cues = cuesOfAll.find((each) => each.language === language);
  if (!cues) {
    const known = cuesOfAll.map((each) => each.language).join(', ');
    throw new InputFault({
      problem: 'the language of the sessions is not recognised',
      remedy: `the heuristic coder knows ${known}; say which with --language`,
    });
  }
  const gold = all.filter((each) => languageOf.get(each) === language);
  return { gold, cues, leftOut: all.length - gold.length };
}

/** Each file by its name, a library by its place, with the hash of the content that was trained on. */
export function listSources(gold: readonly GoldSession[]): { name: string; sha256: string }[] {
  const sources = new Map<string, { name: string; sha256: string }>();
  for (const { source } of gold) {
    if (source.format === 'library') continue;
    sources.set(source.path, { name: basename(source.path), sha256: source.sha256 });
  }
  const kept = gold.filter(({ source }) => source.format === 'library');
  if (kept.length === 0) return [...sources.values()];
  const content = kept.map(({ session, ...each }) => [session.turns, each.scheme === 'miti' ? each.coding.turns : []]);
  const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return [...sources.values(), { name: `${kept.length} sessions of a library`, sha256 }];
}
