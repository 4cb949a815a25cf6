import { liftCodes } from '../../instrument/coded-turns.ts';
import type { ClientTalk, CodedTurn, CoderKind, TurnCodes } from '../../instrument/coding.ts';
import type { GlobalRatings } from '../../instrument/globals.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { hashContent, hashTranscript } from '../../library/record-ids.ts';
import type { CodingRecord, NewSession, RubricRecord, SessionRecord, TranscriptRecord } from '../../library/records.ts';
import { keyOf, SessionFinder } from './find-session.ts';
import {
  globalDifferences,
  holdCodingAgainst,
  type ImportRun,
  keepCoding,
  keepSession,
  orNoteFault,
} from './import-run.ts';
import type { GivenDetails } from './import-transcripts.ts';

/** A session as somebody coded it, ready for the library. */
export interface CodedSource {
  /** What the source calls the session. */
  readonly id: string;
  readonly turns: readonly CodedTurn[];
  readonly notes: readonly string[];
  readonly changeGoal: string | null;
  readonly globals: GlobalRatings;
  readonly details: GivenDetails;
  readonly coder: { readonly kind: CoderKind; readonly id: string; readonly version: string | null };
  /** The library's own id of the coding, where the source was exported from one. */
  readonly codingId: string | null;
  readonly codingNotes: string;
  readonly status: 'draft' | 'final';
}

export interface CodesImport {
  readonly rubric: Rubric;
  readonly record: RubricRecord;
  readonly source: { readonly path: string; readonly format: string; readonly sha256: string };
}

/**
 * Brings codings on utterances into the library. The session is the one that has the same turns, else one of the same
 * name that was spoken in the same words, whole or in part; else it is added with the turns that the source has.
 */
export async function importCodes(run: ImportRun, sessions: readonly CodedSource[], setup: CodesImport): Promise<void> {
  if (!run.dryRun) await run.library.keepRubric(setup.record);
  const finder = new SessionFinder(run.library);
  for (const coded of sessions) {
    await orNoteFault(run, `${setup.source.path}: session "${coded.id}"`, () => importCoded(run, coded, finder, setup));
  }
}

async function importCoded(
  run: ImportRun,
  coded: CodedSource,
  finder: SessionFinder,
  setup: CodesImport,
): Promise<void> {
  const work = { kind: 'utterances' as const, turns: liftCodes(coded.turns) };
  const globals = Object.fromEntries(
    Object.entries(coded.globals).flatMap(([id, rating]) =>
      rating ? [[id, { ...rating, reasons: [...rating.reasons] }]] : [],
    ),
  );
  const known = coded.codingId === null ? null : await run.library.findCoding(coded.codingId);
  if (known) {
    const difference = differenceOf(known, work.turns, globals);
    return holdCodingAgainst(run, known, { work, globals }, difference);
  }
  const place = await findPlace(run, coded, finder, setup);
  const codes = place.turnIds ? renameTurns(work.turns, coded.turns, place.turnIds) : work.turns;
  const coding = {
    sessionId: place.sessionId,
    segmentId: place.segmentId,
    coder: coded.coder,
    rubric: { id: setup.record.id, sha256: setup.record.sha256 },
    sourceHash: hashContent(['codes', place.key, place.part, coded.coder.kind, coded.coder.id]),
    changeGoal: coded.changeGoal,
    work: { kind: 'utterances' as const, turns: codes },
    globals,
    status: coded.status,
    notes: coded.codingNotes,
    softwareVersion: run.softwareVersion,
  };
  await keepCoding(run, coding, (old) => differenceOf(old, codes, globals));
}

interface CodingPlace {
  readonly sessionId: string;
  /** What the session is known by in every library. */
  readonly key: string;
  /** First and last turn, where only a part of the session was coded. */
  readonly part: readonly string[] | null;
  readonly segmentId: string | null;
  /** The library's ids of the turns, in the order of the source; null where they are the same. */
  readonly turnIds: readonly string[] | null;
}

async function findPlace(
  run: ImportRun,
  coded: CodedSource,
  finder: SessionFinder,
  setup: CodesImport,
): Promise<CodingPlace> {
  const label = coded.details.label ?? coded.id;
  const sourceHash = hashTurns(coded, label);
  const known = await run.library.findSessionBySource(sourceHash);
  if (!known && hasWords(coded.turns)) {
    for (const { id } of await finder.named(label)) {
      const session = id === null ? null : await run.library.findSession(id);
      const turnIds = session?.transcript ? locate(coded.turns, session.transcript) : null;
      if (session && turnIds) return placeInside(run, session, turnIds);
    }
  }
  const kept = await keepSession(run, newSession(coded, label, sourceHash, setup));
  return { sessionId: kept.id, key: sourceHash, part: null, segmentId: null, turnIds: null };
}

/** A session without words is told apart by its name as well. */
function hashTurns({ turns }: CodedSource, label: string): string {
  return hasWords(turns) ? hashTranscript(turns) : hashContent(['silent', label, hashTranscript(turns)]);
}

function hasWords(turns: readonly CodedTurn[]): boolean {
  return turns.some(({ text }) => text !== '');
}

async function placeInside(run: ImportRun, session: SessionRecord, turnIds: readonly string[]): Promise<CodingPlace> {
  const whole = session.transcript?.turns.length === turnIds.length;
  const [first = '', last = ''] = [turnIds[0], turnIds.at(-1)];
  const place = { sessionId: session.id, key: keyOf(session), part: whole ? null : [first, last], turnIds };
  if (whole || run.dryRun) return { ...place, segmentId: null };
  const [segment] = await run.library.addSegments([{ sessionId: session.id, method: 'range', turns: { first, last } }]);
  return { ...place, segmentId: segment?.id ?? null };
}

/** Ids of the transcript's turns that were spoken in the same words and order; null where there are none. */
function locate(turns: readonly CodedTurn[], transcript: TranscriptRecord): string[] | null {
  const same = (at: number) =>
    turns.every(({ text, role }, i) => {
      const other = transcript.turns[at + i];
      return other?.text === text && other.role === role;
    });
  const start = transcript.turns.findIndex((_, at) => at + turns.length <= transcript.turns.length && same(at));
  return start === -1 ? null : transcript.turns.slice(start, start + turns.length).map(({ id }) => id);
}

function renameTurns(codes: readonly TurnCodes[], turns: readonly CodedTurn[], ids: readonly string[]): TurnCodes[] {
  const renamed = new Map(turns.map(({ id }, at) => [id, ids[at] ?? id]));
  return codes.map((each) => ({ ...each, turnId: renamed.get(each.turnId) ?? each.turnId }));
}

function newSession(coded: CodedSource, label: string, sourceHash: string, { source }: CodesImport) {
  const { details } = coded;
  const session: NewSession = {
    label,
    caseworker: details.caseworker ?? null,
    client: details.client ?? null,
    date: details.date ?? null,
    number: details.number ?? null,
    language: details.language ?? null,
    changeGoal: details.changeGoal ?? coded.changeGoal,
    recording: details.recording ?? null,
    tags: [...(details.tags ?? [])],
    source: { ...source, sessionId: coded.id },
    transcript: {
      turns: coded.turns.map(({ id, speaker, role, startSeconds, endSeconds, text }) => {
        return { id, speaker, role, startSeconds, endSeconds, text };
      }),
      notes: [...coded.notes],
    },
  };
  return { ...session, sourceHash };
}

/** What differs between two codings of the same turns, in words; null where nothing does. */
function differenceOf(
  known: CodingRecord,
  codes: readonly TurnCodes[],
  globals: CodingRecord['globals'],
): string | null {
  if (known.work.kind !== 'utterances') return 'it has totals only';
  const [old, now] = [givenCodes(known.work.turns), givenCodes(codes)];
  const turn = [...new Set([...old.keys(), ...now.keys()])].find((id) => old.get(id) !== now.get(id));
  const words = [
    ...(turn === undefined ? [] : [`turn "${turn}" has ${old.get(turn) ?? 'none'}, here ${now.get(turn) ?? 'none'}`]),
    ...globalDifferences(known.globals, globals),
  ];
  return words.length === 0 ? null : words.join('; ');
}

function givenCodes(codes: readonly TurnCodes[]): Map<string, string> {
  return new Map(
    codes.map((each) => [
      each.turnId,
      'clientTalk' in each
        ? each.clientTalk
        : each.utterances.map(({ from, to, code }) => `${from}-${to} ${code}`).join(', '),
    ]),
  );
}

/** A turn of one utterance, as codings without a transcript have it. */
export function silentTurn(
  id: string,
  times: { readonly startSeconds: number | null; readonly endSeconds: number | null },
  code:
    | { readonly role: 'clinician'; readonly code: string | null; readonly reason: string | null }
    | { readonly role: 'client'; readonly talk: ClientTalk | null },
): CodedTurn {
  const turn = { id, ...times, text: '' };
  if (code.role === 'client') return { ...turn, role: 'client', speaker: 'client', clientTalk: code.talk };
  const utterance = { from: 0, to: 0, code: code.code, confidence: null, reason: code.reason };
  return { ...turn, role: 'clinician', speaker: 'clinician', utterances: [utterance] };
}

/** @throws InputFault when a file holds no coding at all */
export function requireCodes(count: number): void {
  if (count === 0) throw new InputFault({ problem: 'there are no codes in the file' });
}
