// Scores sessions of files: by the heuristic coder, or from the codes that people gave them.
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { signCoder } from '../coder/heuristic-coder.ts';
import type { Language } from '../coder/reading/cue-kinds.ts';
import type { Cues } from '../coder/reading/cues.ts';
import { loadCues, loadRoleNames } from '../data/load-language-data.ts';
import { chooseModel } from '../data/load-model.ts';
import { loadRubric } from '../data/load-rubric.ts';
import type { SessionGlobals } from '../exchange/coded-csv/globals-csv.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { describeScores, type ScoredSession } from '../scoring/describe-scores.ts';
import type { ScoreHeader, SessionScore } from '../scoring/score-document.ts';
import { type ScoringChoices, scoreByHeuristics, scoreHumanCodes } from '../scoring/score-session.ts';
import { assignRoles, type RoleChoice } from '../transcript/assign-roles.ts';
import { transcriptEndings } from '../transcript/formats.ts';
import { readTranscripts } from '../transcript/read-transcripts.ts';
import { parseSegmentChoice } from '../transcript/segment.ts';
import { findInputs } from './find-inputs.ts';
import type { Progress } from './progress.ts';
import { type InputFile, readInput } from './read-input.ts';

export interface ScoreRequest {
  /** Files, folders, patterns; `-` is standard input. */
  readonly inputs: readonly string[];
  readonly standardInput: Readable;
  /** Id of a shipped rubric, or path of one. */
  readonly rubric: string;
  /** As `parseSegmentChoice` reads it. */
  readonly segment: string;
  /** Of a random segment. */
  readonly seed: number;
  readonly changeGoal: string | null;
  /** Instead of recognising it. */
  readonly language: Language | null;
  readonly work: TalkToCode | CodesToScore;
}

/** The files hold what was said, for the heuristic coder. */
export interface TalkToCode {
  readonly kind: 'talk';
  readonly format: string | null;
  readonly speakers: RoleChoice;
  /** Path of a model; `none` for the rules alone, null for the shipped one. */
  readonly model: string | null;
}

/** The files hold codes that people gave. */
export interface CodesToScore {
  readonly kind: 'codes';
  readonly coder: string;
  /** Path of a CSV file of global ratings. */
  readonly globals: string | null;
}

/** What a run scores, and the scores as they come: ten thousand sessions are never held at once. */
export interface Scoring {
  readonly rubric: Rubric;
  readonly header: ScoreHeader;
  /** Of several files their number is known from the start; of one, how many sessions it holds once it is read. */
  readonly steps: 'files' | 'sessions';
  /** Ids of the sessions that have global ratings of people. */
  readonly ratedIds: readonly string[];
  /** @param onFault hears of each file or session that can't be scored; the others are */
  readonly sessions: (progress: Progress, onFault: (fault: InputFault) => void) => AsyncGenerator<SessionScore>;
}

/**
 * Prepares the scoring of sessions.
 *
 * @throws InputFault when nothing can be scored so: an unknown rubric or segment, ratings or a model that can't be read
 */
export async function scoreFiles(request: ScoreRequest): Promise<Scoring> {
  const endings = request.work.kind === 'codes' ? ['csv'] : transcriptEndings;
  const { files, faults } = await findInputs(request.inputs, endings);
  const { rubric, sha256 } = await loadRubric(request.rubric);
  const way = await chooseWay(request, rubric);
  const steps = files.length > 1 ? 'files' : 'sessions';
  return {
    rubric,
    header: { rubric: { id: rubric.id, sha256 }, coder: way.coder },
    steps,
    ratedIds: way.ratedIds,
    sessions: (progress, onFault) => {
      for (const fault of faults) onFault(fault);
      return scoreEach(files, { steps, progress, onFault, open: openFile });
    },
  };

  async function openFile(path: string): Promise<readonly ScoreSession[]> {
    const file = await readInput(path, request.standardInput);
    const sessions = await way.open(file);
    return sessions.map((scoreSession) => () => orFaultAt(file.path, scoreSession));
  }
}

/** Scores one session of a file. */
type ScoreSession = () => ScoredSession;

/** How the sessions of a file come by their codes. */
interface Way {
  readonly coder: ScoreHeader['coder'];
  readonly ratedIds: readonly string[];
  readonly open: (file: InputFile) => Promise<readonly ScoreSession[]>;
}

async function chooseWay(request: ScoreRequest, rubric: Rubric): Promise<Way> {
  const { segment, seed, changeGoal, language, work } = request;
  const cues = await loadCues();
  const choices: ScoringChoices = { segment: parseSegmentChoice(segment), seed, changeGoal, language };
  return work.kind === 'codes'
    ? scoreCodes(work, request.standardInput, { rubric, cues, choices })
    : codeTalk(work, { rubric, cues, choices });
}

interface Setup {
  readonly rubric: Rubric;
  readonly cues: readonly Cues[];
  readonly choices: ScoringChoices;
}

async function codeTalk({ model: named, format, speakers }: TalkToCode, { choices, ...setup }: Setup): Promise<Way> {
  const roleNames = await loadRoleNames();
  const model = chooseModel(named);
  return {
    coder: signCoder(model),
    ratedIds: [],
    open: async (file) => {
      const read = await readTranscripts(file, { format: format ?? undefined });
      const source = { path: file.path, format: read.format.id, sha256: file.sha256 };
      return read.transcripts.map((transcript) => () => {
        const session = assignRoles(transcript, speakers, roleNames);
        return scoreByHeuristics(session, source, choices, { ...setup, model });
      });
    },
  };
}

async function scoreCodes(
  { coder: id, globals }: CodesToScore,
  standardInput: Readable,
  { choices, ...setup }: Setup,
): Promise<Way> {
  const coder = { kind: 'human', id, version: null } as const;
  const ratings =
    globals === null ? new Map<string, SessionGlobals>() : await readRatings(globals, standardInput, setup.rubric);
  return {
    coder,
    ratedIds: [...ratings.keys()],
    open: async (file) => {
      const { readCodedCsv } = await import('../exchange/coded-csv/read-coded-csv.ts');
      const source = { path: file.path, format: 'coded-csv', sha256: file.sha256 };
      const sessions = await readCodedCsv(file, setup.rubric);
      return sessions.map((session) => () => scoreHumanCodes(session, source, choices, setup, { ratings, coder }));
    },
  };
}

async function readRatings(path: string, standardInput: Readable, rubric: Rubric) {
  const { readGlobalsCsv } = await import('../exchange/coded-csv/globals-csv.ts');
  return readGlobalsCsv(await readInput(path, standardInput), rubric);
}

interface Run {
  readonly steps: Scoring['steps'];
  readonly progress: Progress;
  readonly onFault: (fault: InputFault) => void;
  readonly open: (path: string) => Promise<readonly (() => ScoredSession)[]>;
}

async function* scoreEach(paths: readonly string[], run: Run): AsyncGenerator<SessionScore> {
  const { steps, progress, onFault, open } = run;
  const doneWith = (step: Scoring['steps']) => step === steps && progress.done();
  if (steps === 'files') progress.expect(paths.length);
  for (const path of paths) {
    const sessions = (await orFault(() => open(path), onFault)) ?? [];
    if (steps === 'sessions') progress.expect(sessions.length);
    for (const scoreSession of sessions) {
      const scored = await orFault(scoreSession, onFault);
      if (scored) yield describeScores(scored);
      doneWith('sessions');
      // Lets others draw and write meanwhile.
      await setImmediate();
    }
    doneWith('files');
  }
}

/** What work yields, or nothing where it ends in a fault, which is told. */
async function orFault<Result>(
  work: () => Result | Promise<Result>,
  onFault: (fault: InputFault) => void,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    onFault(error);
    return undefined;
  }
}

function orFaultAt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputFault ? error.at(path) : error;
  }
}
