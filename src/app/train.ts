import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { printable } from '../cli/terminal/printable.ts';
import { startProgress } from '../cli/terminal/progress.ts';
import type { CoderModel } from '../coder/model/coder-model.ts';
import { writeModel } from '../coder/model/model-file.ts';
import type { Cues, Language } from '../coder/reading/cues.ts';
import { recogniseLanguage } from '../coder/reading/language.ts';
import type { GoldSession } from '../coder-lab/evaluation/gold-session.ts';
import { readGold, refuseRepeated } from '../coder-lab/evaluation/read-gold.ts';
import type { CrossValidation } from '../coder-lab/training/cross-validate.ts';
import { writeModelCard } from '../coder-lab/training/model-card.ts';
import { countAllTrainings, trainCoder } from '../coder-lab/training/train-coder.ts';
import { loadCues } from '../data/load-language-data.ts';
import { loadModel } from '../data/load-model.ts';
import { loadRubric } from '../data/load-rubric.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { readLibraryGold } from './library-gold.ts';
import { withLibrary } from './open-library.ts';
import { type InputFile, readInput } from './read-input.ts';

interface TrainOptions {
  readonly from: readonly string[];
  readonly output: string;
  readonly startFrom?: string;
  readonly language?: Language;
  readonly annotator?: string;
  readonly rubric: string;
  readonly folds: number;
  readonly curve: boolean;
  readonly seed: number;
}

/** Where a learning curve is drawn, beside all sessions. */
const CURVE = [0.25, 0.5, 0.75];
const RESAMPLES = 1000;

/** Trains a model, writes it and its card, and says what it is worth. */
export async function train(options: TrainOptions): Promise<void> {
  const { rubric } = await loadRubric(options.rubric);
  const all = await readTrainingGold(options, rubric);
  const { gold, cues } = await chooseLanguage(all, options);
  const start = options.startFrom === undefined ? null : await loadStart(options.startFrom, cues.language);
  const { seed } = options;
  const groups = new Set(gold.map(({ group }) => group)).size;
  const folds = Math.max(2, Math.min(options.folds, groups));
  const curve = options.curve ? CURVE : [];
  const progress = startProgress('trainings');
  progress.expect(countAllTrainings({ folds, curve }));
  const onTraining = () => {
    progress.done();
    return setImmediate();
  };
  const settings = { seed, folds, curve, start, resamples: RESAMPLES, onTraining };
  const { model, validation } = await trainCoder(gold, { rubric, cues }, settings).finally(() => progress.stop());
  const named = nameVersion(model);
  const card = writeModelCard(
    {
      ...{ language: named.language, version: named.version, rubric, gold, seed, folds, resamples: RESAMPLES },
      sources: listSources(gold),
      startsFrom: start?.version ?? null,
    },
    validation,
  );
  const cardPath = `${options.output.replace(/\.model$/i, '')}.md`;
  await write(options.output, writeModel(named));
  await write(cardPath, card);
  process.stdout.write(`${describeOutcome(options.output, cardPath, named, validation)}\n`);
}

/** Names a model by its content, so that equal models have equal versions. */
function nameVersion(model: Omit<CoderModel, 'version'>): CoderModel {
  const bytes = writeModel({ version: '', ...model });
  return { version: createHash('sha256').update(bytes).digest('hex').slice(0, 12), ...model };
}

async function readTrainingGold({ from, annotator }: TrainOptions, rubric: Rubric): Promise<GoldSession[]> {
  const gold: GoldSession[] = [];
  const files: InputFile[] = [];
  for (const each of from) {
    const file = /^postgres(ql)?:\/\//.test(each) ? null : await readInput(each);
    if (file && !isSqlite(file.bytes)) files.push(file);
    else gold.push(...(await withLibrary({ library: each }, readLibraryGold)));
  }
  if (files.length > 0) gold.push(...(await readGold(files, { rubric, annotator: annotator ?? null })));
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

/** A model is of one language: the one asked for, else the only one. */
async function chooseLanguage(
  all: readonly GoldSession[],
  { language: asked }: TrainOptions,
): Promise<{ gold: GoldSession[]; cues: Cues }> {
  const files = await loadCues();
  const languageOf = new Map(
    all.map((each) => [
      each,
      recogniseLanguage(
        each.session.turns.map(({ text }) => text),
        files,
      )?.language,
    ]),
  );
  const found = [...new Set(languageOf.values())].filter((each) => each !== undefined).sort();
  if (asked === undefined && found.length > 1) {
    const problem = `the sessions are in several languages (${found.join(', ')})`;
    throw new InputFault({ problem, remedy: 'say with --language which to train on' });
  }
  const language = asked ?? found[0];
  const cues = files.find((each) => each.language === language);
  if (!cues) {
    const known = files.map((each) => each.language).join(', ');
    throw new InputFault({
      problem: 'the language of the sessions is not recognised',
      remedy: `the heuristic coder knows ${known}; say which with --language`,
    });
  }
  const gold = all.filter((each) => languageOf.get(each) === language);
  const left = all.length - gold.length;
  if (left > 0) process.stderr.write(`miti: ${left} sessions in other languages are left out\n`);
  return { gold, cues };
}

async function loadStart(path: string, language: Language): Promise<CoderModel> {
  const start = await loadModel(path === 'shipped' ? undefined : path);
  if (start.language === language) return start;
  const problem = `the model is of ${start.language}, the sessions are of ${language}`;
  throw new InputFault({ place: path, problem, remedy: 'leave --start-from out' });
}

/** Each file by its name, a library by its place, with the hash of the content that was trained on. */
function listSources(gold: readonly GoldSession[]): { name: string; sha256: string }[] {
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

async function write(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const problem = `can't be written (${(error as Error).message})`;
    throw new InputFault({ place: path, problem, remedy: 'name a file in a folder that is there' });
  }
}

function describeOutcome(path: string, card: string, model: CoderModel, validation: CrossValidation): string {
  const lines = validation.trained
    .filter(({ punctuation }) => punctuation === 'asWritten')
    .flatMap((trained) => {
      const rules = validation.rules.find((each) => each.scheme === trained.scheme && each.punctuation === 'asWritten');
      const pair = (name: string, ours: number | null | undefined, theirs: number | null | undefined) =>
        ours === null || ours === undefined
          ? []
          : [`  ${name}: ${ours.toFixed(2)}, by the rules alone ${theirs?.toFixed(2) ?? 'undefined'}`];
      return [
        ...pair('main behaviour, macro-F1', trained.behaviour?.macroF1.value, rules?.behaviour?.macroF1.value),
        ...pair('codes in a turn, mean F1', trained.codePresence?.meanF1.value, rules?.codePresence?.meanF1.value),
        ...pair('client talk, macro-F1', trained.clientTalk?.macroF1.value, rules?.clientTalk?.macroF1.value),
        ...pair('globals, r', trained.globals.at(-1)?.r.value, rules?.globals.at(-1)?.r.value),
        ...pair(
          'same level of proficiency',
          trained.levels.at(-1)?.shareEqual.value,
          rules?.levels.at(-1)?.shareEqual.value,
        ),
      ];
    });
  return [
    `${printable(path)}: model ${model.version} (${model.language}); its card: ${printable(card)}`,
    'On sessions that it was not trained on:',
    ...lines,
    'Use it with --model where it is better; the card has every figure.',
  ].join('\n');
}
