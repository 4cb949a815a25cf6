import type { Context, Hono } from 'hono';
import { Refusal } from '../../app/refusal.ts';
import { blindLabel } from '../../app/workbench/blind-label.ts';
import { codeByHeuristics } from '../../app/workbench/coding/code-by-heuristics.ts';
import { countTurns, type OpenCoding } from '../../app/workbench/coding/open-coding.ts';
import { findRecording, recordingFactsOf } from '../../app/workbench/find-recording.ts';
import { compareWithGold } from '../../app/workbench/practice/compare-with-gold.ts';
import { describeSegment } from '../../app/workbench/sessions/session-segment.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { appendShown, listUnwritten, nextOperation } from '../../app/workbench/write-shown.ts';
import { globalIds } from '../../instrument/rubric.ts';
import { liftCodes } from '../../library/coded-turns.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import {
  type CodingAnswer,
  finishBody,
  type HoldAnswer,
  holdBody,
  type OperationsAnswer,
  operationsBody,
  type PeopleAnswer,
  reopenBody,
  type StatusAnswer,
  type SuggestionsAnswer,
} from '../api/codings.ts';
import type { LoggedOperation, Revealed } from '../api/operations.ts';
import { paths } from '../api/paths.ts';
import { unratedGlobals } from '../coding-log/unfinished.ts';
import { readKeys } from './key-routes.ts';
import { readBody } from './requests.ts';

export function addCodingRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.coding, (c) => openCoding(c, workbench));
  app.post(paths.operations, (c) => addOperations(c, workbench));
  app.post(paths.hold, (c) => hold(c, workbench));
  app.post(paths.finish, (c) => finish(c, workbench));
  app.post(paths.reopen, (c) => reopen(c, workbench));
  app.get(paths.suggestions, (c) => suggest(c, workbench));
  app.get(paths.people, (c) => showPeople(c, workbench));
  app.get(paths.comparison, (c) => compare(c, workbench));
}

function codingId(c: Context): string {
  return c.req.param('coding') ?? '';
}

/** Does something with a coding of the present coder's. */
function useOwn<Result>(
  c: Context,
  workbench: Workbench,
  work: (coding: OpenCoding) => Promise<Result> | Result,
  fresh = false,
): Promise<Result> {
  const id = codingId(c);
  return workbench.codingsOf(id).use(
    id,
    (coding) => {
      requireOwn(workbench, coding);
      return work(coding);
    },
    fresh,
  );
}

/** Coders work without seeing each other's codings. */
function requireOwn(workbench: Workbench, { record }: OpenCoding): void {
  if (workbench.isPractice(record.id) || record.coder.id === workbench.coder) return;
  const remedy = `say that ${record.coder.id} codes, or begin a coding of your own`;
  throw new Refusal('notAskedFor', { problem: "this is another coder's coding", remedy });
}

async function openCoding(c: Context, workbench: Workbench): Promise<Response> {
  const answer = await useOwn(
    c,
    workbench,
    async (coding) => {
      await noteShown(workbench, coding);
      return describeCoding(workbench, coding);
    },
    true,
  );
  return c.json(answer satisfies CodingAnswer);
}

/** A tab that writes at this moment is not disturbed. */
async function noteShown(workbench: Workbench, coding: OpenCoding): Promise<void> {
  if (workbench.holders.holderOf(coding.record.id) === null) await appendShown(workbench, coding);
}

async function describeCoding(workbench: Workbench, coding: OpenCoding): Promise<CodingAnswer> {
  const { basis, record, start, operations } = coding;
  const { session, segment, rubric, rubricSha256, spoken } = basis;
  const { transcript } = session;
  const [found, keys] = await Promise.all([
    findRecording(session, workbench.setup.recordings),
    readKeys(workbench.setup.library, record.coder.id, rubric.id),
  ]);
  const { id, date, number, language, durationSeconds } = session;
  const notes = [...(transcript?.notes ?? []), ...(spoken?.note == null ? [] : [spoken.note])];
  const label = coding.state.revealed.includes('people') ? session.label : blindLabel(session);
  return {
    id: record.id,
    coder: { kind: record.coder.kind, id: record.coder.id },
    own: true,
    practice: workbench.isPractice(record.id),
    startedAt: record.startedAt,
    finishedAt: coding.state.finishedAt,
    rubricSha256,
    rubric,
    session: { id, label, date, number, language, durationSeconds, notes },
    segment: describeSegment(segment, transcript),
    turns:
      transcript &&
      countTurns(transcript.turns, spoken).map(({ id, role, startSeconds, endSeconds, text, facilitative }) => ({
        ...{ id, role, startSeconds, endSeconds, text, facilitative },
      })),
    inSegment: placeInSession(coding),
    recording: found && recordingFactsOf(found),
    keys,
    start: start as CodingAnswer['start'],
    operations: [...operations],
  };
}

function placeInSession({ basis: { session, segment } }: OpenCoding): CodingAnswer['inSegment'] {
  const { transcript } = session;
  if (!transcript) return { from: 0, to: 0 };
  const turns = turnsOfSegment(transcript, segment);
  const from = turns[0] ? transcript.turns.indexOf(turns[0]) : 0;
  return { from, to: from + turns.length };
}

async function addOperations(c: Context, workbench: Workbench): Promise<Response> {
  const { tab, operations } = await readBody(c, operationsBody);
  await useOwn(c, workbench, () => requireHold(c, workbench, tab));
  const coding = await workbench.codingsOf(codingId(c)).append(codingId(c), operations);
  const savedAt = new Date(workbench.setup.clock()).toISOString();
  return c.json({ last: coding.state.last, savedAt } satisfies OperationsAnswer);
}

function requireHold(c: Context, { holders }: Workbench, tab: string): void {
  if (holders.renew(codingId(c), tab)) return;
  const remedy = 'take it over here to write';
  throw new Refusal('notHolder', { problem: 'the coding is open for writing in another tab', remedy });
}

async function hold(c: Context, workbench: Workbench): Promise<Response> {
  const { tab, want, after } = await readBody(c, holdBody);
  const id = codingId(c);
  const { holders } = workbench;
  const answer = await useOwn(c, workbench, async (coding): Promise<HoldAnswer> => {
    if (want === 'release') holders.release(id, tab);
    else if (want === 'take') holders.take(id, tab);
    else holders.renew(id, tab);
    if (want === 'release') await noteShown(workbench, coding);
    const holder = holders.holderOf(id);
    const whose = holder === null ? 'nobody' : holder === tab ? 'this' : 'another';
    return { holder: whose, last: coding.state.last, operations: [...coding.operationsAfter(after)] };
  });
  return c.json(answer);
}

async function finish(c: Context, workbench: Workbench): Promise<Response> {
  const { tab, last } = await readBody(c, finishBody);
  return changeStatus(c, workbench, { tab, last }, { kind: 'finish' }, ({ state, basis }) => {
    const unrated = unratedGlobals(state.document);
    if (unrated.length === 0) return;
    const names = basis.rubric.globals.filter(({ id }) => unrated.includes(id)).map(({ name }) => name);
    const remedy = 'rate them, or withhold them with a reason';
    throw new Refusal('refused', { problem: `not rated yet: ${names.join(', ')}`, remedy });
  });
}

async function reopen(c: Context, workbench: Workbench): Promise<Response> {
  const { tab, last, reason } = await readBody(c, reopenBody);
  return changeStatus(c, workbench, { tab, last }, { kind: 'reopen', reason }, ({ state }) => {
    if (state.status === 'final') return;
    throw new Refusal('refused', { problem: 'the coding is a draft already', remedy: 'go on with it' });
  });
}

/** Writes what only the server may write, and brings the coding itself to where the log is. */
async function changeStatus(
  c: Context,
  workbench: Workbench,
  { tab, last }: { readonly tab: string; readonly last: number },
  operation: LoggedOperation['operation'],
  check: (coding: OpenCoding) => void,
): Promise<Response> {
  const answer = await useOwn(c, workbench, async (coding): Promise<StatusAnswer> => {
    requireHold(c, workbench, tab);
    if (coding.state.last !== last) {
      const problem = `the coding has ${coding.state.last} operations, the page ${last}`;
      throw new Refusal('stale', { problem, remedy: 'load it again', last: coding.state.last });
    }
    check(coding);
    const shown = await listUnwritten(workbench, coding);
    const written = nextOperation(workbench, coding, operation, shown.length);
    const operations = [...shown, written];
    await coding.append(operations);
    await coding.keep();
    return { operations, last: written.number };
  });
  return c.json(answer);
}

/** What coders see only when they asked for it, which the log then says. */
function requireAsked({ state }: OpenCoding, what: Revealed): void {
  if (state.revealed.includes(what)) return;
  const problem = 'this is shown only to who asks for it, and asking is recorded';
  throw new Refusal('notAskedFor', { problem, remedy: `add the operation that reveals ${what}` });
}

async function suggest(c: Context, workbench: Workbench): Promise<Response> {
  const answer = await useOwn(c, workbench, async (coding): Promise<SuggestionsAnswer> => {
    requireAsked(coding, 'suggestions');
    const { session, segment, rubric, spoken } = coding.basis;
    if (!session.transcript) {
      throw new Refusal('refused', { problem: 'the session has no transcript to code', remedy: 'code it by ear' });
    }
    const turns = turnsOfSegment(session.transcript, segment);
    const { changeGoal } = coding.state.document;
    const suggested = codeByHeuristics(session, turns, rubric, spoken, changeGoal, workbench.setup.model);
    const codes = liftCodes(suggested.turns);
    return {
      coder: { id: suggested.coder.id, version: suggested.coder.version },
      utterances: codes.flatMap((each) =>
        'utterances' in each ? each.utterances.map((utterance) => ({ turnId: each.turnId, ...utterance })) : [],
      ),
      clientTalk: codes.flatMap((each) =>
        'clientTalk' in each ? [{ turnId: each.turnId, talk: each.clientTalk }] : [],
      ),
    };
  });
  return c.json(answer);
}

async function showPeople(c: Context, workbench: Workbench): Promise<Response> {
  const answer = await useOwn(c, workbench, (coding): PeopleAnswer => {
    requireAsked(coding, 'people');
    const { caseworker, client, transcript } = coding.basis.session;
    const speakers = Object.fromEntries(transcript?.turns.map(({ id, speaker }) => [id, speaker]) ?? []);
    return { caseworker, client, speakers };
  });
  return c.json(answer);
}

async function compare(c: Context, workbench: Workbench): Promise<Response> {
  const id = codingId(c);
  const answer = await useOwn(c, workbench, (coding) => {
    const gold = workbench.setup.practice.goldOf(id);
    if (!gold) throw new Refusal('notFound', { problem: 'there is no gold coding to compare with', place: id });
    if (coding.state.status !== 'final') {
      throw new Refusal('refused', { problem: 'the coding is still a draft', remedy: 'finish it first' });
    }
    return compareWithGold(coding.state.document, coding.basis, gold, globalIds(coding.basis.rubric));
  });
  return c.json(answer);
}
