import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cues } from '../../../coder/reading/cues.ts';
import { findSessionLanguage } from '../../../coder/reading/session-language.ts';
import type { LoadedRubric } from '../../../data/load-rubric.ts';
import { readGlobalsCsv } from '../../../exchange/coded-csv/globals-csv.ts';
import { readCodedCsv } from '../../../exchange/coded-csv/read-coded-csv.ts';
import { liftCodes } from '../../../instrument/coded-turns.ts';
import type { Json } from '../../../library/changes.ts';
import type { Library } from '../../../library/library.ts';
import { type OpenOptions, openLibrary } from '../../../library/open-library.ts';
import { hashTranscript } from '../../../library/record-ids.ts';
import { rubricRecord } from '../../../library/rubric-record.ts';
import { drawSegment } from '../../../transcript/segment.ts';
import type { PracticesAnswer } from '../../../workbench/api/practice.ts';
import { startDocument } from '../../../workbench/coding-log/start-document.ts';
import { Refusal } from '../../refusal.ts';
import type { GoldCoding } from './compare-with-gold.ts';

/** Five minutes are practised on. */
const practiceSeconds = 300;

type ListedSample = PracticesAnswer['practices'][number];

interface Sample extends GoldCoding {
  readonly listed: ListedSample;
  readonly changeGoal: string | null;
  readonly first: string;
  readonly last: string;
}

export interface PracticeSetup {
  /** Folder with `<id>.csv` and `<id>.globals.csv`. */
  readonly gold: string;
  readonly rubric: LoadedRubric;
  readonly cues: readonly Cues[];
  readonly opening: OpenOptions;
  readonly readBytes: (path: string) => Promise<Uint8Array>;
}

/** Sample sessions to practise on. What is coded there is kept in a library of its own until the server stops. */
export class Practice {
  readonly library: Library;
  readonly #setup: PracticeSetup;
  readonly #folder: string;
  readonly #samples = new Map<string, Sample>();
  /** Sample of each practice coding. */
  readonly #codings = new Map<string, Sample>();

  private constructor(setup: PracticeSetup, library: Library, folder: string) {
    this.#setup = setup;
    this.library = library;
    this.#folder = folder;
  }

  static async open(setup: PracticeSetup): Promise<Practice> {
    const folder = await mkdtemp(join(tmpdir(), 'miti-practice-'));
    return new Practice(setup, await openLibrary(join(folder, 'practice.sqlite'), setup.opening), folder);
  }

  async close(): Promise<void> {
    await this.library.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  holds(coding: string): boolean {
    return this.#codings.has(coding);
  }

  goldOf(coding: string): GoldCoding | null {
    return this.#codings.get(coding) ?? null;
  }

  async list(): Promise<ListedSample[]> {
    const files = await readdir(this.#setup.gold);
    const ids = files.flatMap((file) => /^(.+?)(?<!\.globals)\.csv$/.exec(file)?.[1] ?? []).sort();
    const samples = await Promise.all(ids.map((id) => this.#read(id)));
    return samples.map(({ listed }) => listed);
  }

  /** Begins a coding of a sample, with the clinician's turns divided as in the gold coding. */
  async begin(id: string, coder: string, startedAt: string, softwareVersion: string): Promise<string> {
    const known = (await this.list()).some((each) => each.id === id);
    if (!known) throw new Refusal('notFound', { problem: 'there is no such sample', place: id });
    const sample = await this.#read(id);
    const { rubric, sha256 } = this.#setup.rubric;
    const [session] = await this.library.addSessions([sessionOf(sample)], coder);
    const sessionId = session?.id ?? '';
    const [segment] = await this.library.addSegments([
      {
        sessionId,
        method: 'first',
        requestedSeconds: practiceSeconds,
        turns: { first: sample.first, last: sample.last },
      },
    ]);
    await this.library.keepRubric(rubricRecord(this.#setup.rubric));
    const [coding] = await this.library.addCodings(
      [
        {
          sessionId,
          segmentId: segment?.id ?? null,
          coder: { kind: 'human', id: coder, version: null },
          rubric: { id: rubric.id, sha256 },
          changeGoal: sample.changeGoal,
          work: { kind: 'utterances', turns: [] },
          startedAt,
          softwareVersion,
        },
      ],
      coder,
    );
    const codingId = coding?.id ?? '';
    await this.library.startLog(codingId, this.#startOf(sample) as unknown as Json);
    this.#codings.set(codingId, sample);
    return codingId;
  }

  #startOf(sample: Sample) {
    const places = new Map(liftCodes(sample.turns).map((each) => [each.turnId, each]));
    const { turns } = sample;
    const start = startDocument(this.#setup.rubric.rubric, turns.slice(0, endOf(sample)), sample.changeGoal);
    const divided = start.turns.map((turn) => {
      const place = places.get(turn.turnId);
      if (turn.role !== 'clinician' || !place || !('utterances' in place)) return turn;
      const worded = place.utterances.filter(({ from, to }) => to > from);
      return { ...turn, utterances: worded.map(({ from, to }) => ({ from, to, decision: null })) };
    });
    return { ...start, turns: divided };
  }

  async #read(id: string): Promise<Sample> {
    const known = this.#samples.get(id);
    if (known) return known;
    const { gold, rubric, cues, readBytes } = this.#setup;
    const file = (name: string) => readBytes(join(gold, name)).then((bytes) => ({ path: name, bytes }));
    const [session] = await readCodedCsv(await file(`${id}.csv`), rubric.rubric);
    const rated = (await readGlobalsCsv(await file(`${id}.globals.csv`), rubric.rubric)).get(id);
    if (!session) throw new Refusal('notFound', { problem: 'the sample has no session', place: id });
    const drawn = drawSegment(session, { method: 'first', seconds: practiceSeconds }, 0);
    const { turns } = drawn.session;
    const language = findSessionLanguage(session, cues)?.language ?? 'en';
    const changeGoal = rated?.translatedGoals?.[language] ?? rated?.changeGoal ?? session.changeGoal;
    const sample: Sample = {
      listed: {
        id,
        label: id,
        language,
        changeGoal,
        seconds: drawn.segment.durationSeconds,
        clinicianTurns: turns.filter(({ role }) => role === 'clinician').length,
      },
      turns: session.turns,
      globals: rated?.ratings ?? {},
      changeGoal,
      first: turns[0]?.id ?? '',
      last: turns.at(-1)?.id ?? '',
    };
    this.#samples.set(id, sample);
    return sample;
  }
}

function endOf({ turns, last }: Sample): number {
  return turns.findIndex(({ id }) => id === last) + 1;
}

function sessionOf({ listed, changeGoal, turns }: Sample) {
  const spoken = turns.map(({ id, speaker, role, startSeconds, endSeconds, text }) => ({
    ...{ id, speaker, role, startSeconds, endSeconds, text },
  }));
  return {
    label: listed.label,
    language: listed.language,
    changeGoal,
    sourceHash: hashTranscript(spoken),
    transcript: { turns: spoken, notes: [] },
  };
}
