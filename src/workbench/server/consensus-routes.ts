import type { Context, Hono } from 'hono';
import { type Settled, settle } from '../../agreement/double-coding/consensus.ts';
import { consensusContent, contentOfSources } from '../../app/consensus-content.ts';
import { Refusal, refusalOf } from '../../app/refusal.ts';
import { blindLabel } from '../../app/workbench/blind-label.ts';
import { requireOpenEyes } from '../../app/workbench/blind-sessions.ts';
import { type ConsensusBasis, readConsensusBasis } from '../../app/workbench/consensus/consensus-basis.ts';
import {
  type Beginning,
  consensusCoder,
  hashOfConsensus,
  listConsensuses,
  listConsensusesOf,
} from '../../app/workbench/consensus/list-consensuses.ts';
import { isOutdated } from '../../app/workbench/consensus/outdated-consensus.ts';
import { describeSegment } from '../../app/workbench/sessions/session-segment.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { writeShown } from '../../app/workbench/write-shown.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Json } from '../../library/changes.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import type { CodingChanges, CodingRecord } from '../../library/records.ts';
import {
  type BeginConsensusAnswer,
  beginConsensusBody,
  type ConsensusAnswer,
  type ConsensusesAnswer,
  type ConsensusStatusAnswer,
  consensusesQuery,
  type DecisionsAnswer,
  decisionsBody,
  finishConsensusBody,
  type LoggedConsensusOperation,
  reopenConsensusBody,
} from '../api/consensus.ts';
import { paths } from '../api/paths.ts';
import {
  applyConsensus,
  type ConsensusState,
  type Differing,
  differingPlaces,
  replayConsensus,
  requireFitting,
} from '../coding-log/consensus-log.ts';
import { readKeys } from './key-routes.ts';
import { readBody, readQuery } from './requests.ts';

export function addConsensusRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.consensuses, (c) => list(c, workbench));
  app.post(paths.consensuses, (c) => begin(c, workbench));
  app.get(paths.consensus, (c) => open(c, workbench));
  app.post(paths.decisions, (c) => addDecisions(c, workbench));
  app.post(paths.finishConsensus, (c) => finish(c, workbench));
  app.post(paths.reopenConsensus, (c) => reopen(c, workbench));
}

async function list(c: Context, workbench: Workbench): Promise<Response> {
  const { session, offset } = readQuery(c, consensusesQuery);
  workbench.requireCoder();
  const answer =
    session === undefined ? await listConsensuses(workbench, offset) : await listConsensusesOf(workbench, session);
  return c.json(answer satisfies ConsensusesAnswer);
}

async function begin(c: Context, workbench: Workbench): Promise<Response> {
  const { codings } = await readBody(c, beginConsensusBody);
  const { library, version } = workbench.setup;
  const coder = workbench.requireCoder();
  const basis = await readConsensusBasis(library, codings);
  const { session, sources } = basis;
  await requireOpenEyes(workbench, session.id);
  const [first] = sources as [CodingRecord, ...CodingRecord[]];
  const [added] = await library.addCodings(
    [
      {
        sessionId: session.id,
        segmentId: first.segmentId,
        coder: { kind: 'consensus', id: consensusCoder, version: null },
        rubric: first.rubric,
        sourceHash: hashOfConsensus(codings),
        work: { kind: 'utterances', turns: [] },
        ...contentOfSources(sources),
        softwareVersion: version,
      },
    ],
    coder,
  );
  const consensus = added?.id ?? '';
  await library.startLog(consensus, { codings: sources.map(({ id }) => id) } satisfies Beginning as Json);
  return c.json({ consensus } satisfies BeginConsensusAnswer);
}

/** A consensus as it stands in the library at this moment: another program may have written to it. */
interface Standing {
  readonly record: CodingRecord;
  readonly basis: ConsensusBasis;
  readonly differing: Differing;
  readonly operations: readonly LoggedConsensusOperation[];
  readonly state: ConsensusState;
}

async function readStanding(c: Context, workbench: Workbench): Promise<Standing> {
  const { library } = workbench.setup;
  const id = c.req.param('consensus') ?? '';
  const record = await library.findCoding(id);
  const log = record?.coder.kind === 'consensus' ? await library.findLog(id) : null;
  if (!record || !log) throw new Refusal('notFound', { problem: 'no consensus was begun here', place: id });
  await requireOpenEyes(workbench, record.sessionId);
  const basis = await readConsensusBasis(library, (log.start as unknown as Beginning).codings);
  const operations = log.operations as unknown as LoggedConsensusOperation[];
  const differing = differingPlaces(basis.places);
  const standing = { record, basis, differing, operations, state: replayConsensus(operations, differing) };
  // A kill may have come between the log and the coding.
  const lags = record.status !== standing.state.status && isDecided(standing);
  return lags ? { ...standing, record: await keepStatus(workbench, standing) } : standing;
}

function isDecided({ differing, state }: Pick<Standing, 'differing' | 'state'>): boolean {
  return [...differing.keys()].every((place) => state.decisions.has(place));
}

async function open(c: Context, workbench: Workbench): Promise<Response> {
  const { record, basis, operations, state } = await readStanding(c, workbench);
  const { session, segment, rubric, codings, places } = basis;
  await noteSeen(workbench, basis);
  const turns = session.transcript ? turnsOfSegment(session.transcript, segment) : [];
  const goals = basis.sources.map(({ changeGoal }) => changeGoal);
  return c.json({
    id: record.id,
    session: { id: session.id, label: blindLabel(session), date: session.date },
    segment: describeSegment(segment, session.transcript),
    changeGoal: goals.find((goal) => goal !== null) ?? null,
    rubric,
    keys: await readKeys(workbench.setup.library, workbench.requireCoder(), rubric.id),
    coders: codings.map(({ coder }) => coder),
    turns: turns.map(({ id, role, startSeconds, text }) => ({ id, role, startSeconds, text })),
    places: [...places],
    operations: [...operations],
    outdated: isOutdated(record, basis, state.decisions),
  } satisfies ConsensusAnswer);
}

/** What the present coder codes of this session from now on is led by what others coded. */
async function noteSeen(workbench: Workbench, { session }: ConsensusBasis): Promise<void> {
  await workbench.noteShown(new Map([[session.id, ['otherCodings']]]));
  await writeShown(workbench, [session.id]);
}

async function addDecisions(c: Context, workbench: Workbench): Promise<Response> {
  const { operations } = await readBody(c, decisionsBody);
  const standing = await readStanding(c, workbench);
  const by = workbench.requireCoder();
  const added = withoutKnown(operations, standing).map((each) => ({ ...each, by }));
  const state = perform(added, standing);
  if (added.length > 0) {
    await workbench.setup.library.appendToLog(standing.record.id, standing.state.last, added as unknown as Json[]);
  }
  const savedAt = new Date(workbench.setup.clock()).toISOString();
  return c.json({ last: state.last, savedAt } satisfies DecisionsAnswer);
}

type Sent = Omit<LoggedConsensusOperation, 'by'>;

/** A page that got no answer sends again; what others wrote under the same numbers is not its own. */
function withoutKnown<Operation extends Sent>(sent: readonly Operation[], standing: Standing): readonly Operation[] {
  const { operations, state } = standing;
  const known = sent.filter(({ number }) => number <= state.last);
  const isSame = known.every((each) => {
    const { by: _, ...logged } = operations[each.number - 1] as LoggedConsensusOperation;
    return JSON.stringify(logged) === JSON.stringify(each);
  });
  const added = sent.slice(known.length);
  if (isSame && (added[0]?.number ?? state.last + 1) === state.last + 1) return added;
  throw stale(state);
}

function stale({ last }: ConsensusState): Refusal {
  const problem = `the consensus has other operations than these; its last one is ${last}`;
  return new Refusal('stale', { problem, remedy: 'load it again', last });
}

function perform(added: readonly Sent[], { state, differing }: Standing): ConsensusState {
  try {
    for (const each of added) requireFitting(each, differing);
    return added.reduce((before, each) => applyConsensus(before, each, differing), state);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    if (state.status === 'final') throw new Refusal('final', error.details);
    throw refusalOf(error);
  }
}

async function finish(c: Context, workbench: Workbench): Promise<Response> {
  const { last } = await readBody(c, finishConsensusBody);
  const standing = await readStanding(c, workbench);
  settleOrRefuse(standing);
  return changeStatus(c, workbench, standing, last, { kind: 'finish' });
}

async function reopen(c: Context, workbench: Workbench): Promise<Response> {
  const { last, reason } = await readBody(c, reopenConsensusBody);
  const standing = await readStanding(c, workbench);
  if (standing.state.status === 'final') return changeStatus(c, workbench, standing, last, { kind: 'reopen', reason });
  throw new Refusal('refused', { problem: 'the consensus is a draft already', remedy: 'go on with it' });
}

/** Writes what only the server may write, and brings the coding to where the log is. */
async function changeStatus(
  c: Context,
  workbench: Workbench,
  standing: Standing,
  last: number,
  operation: LoggedConsensusOperation['operation'],
): Promise<Response> {
  const { record, state } = standing;
  if (state.last !== last) throw stale(state);
  const at = new Date(workbench.setup.clock()).toISOString();
  const logged = { number: last + 1, at, by: workbench.requireCoder(), operation };
  const next = perform([logged], standing);
  await workbench.setup.library.appendToLog(record.id, last, [logged as unknown as Json]);
  await keepStatus(workbench, { ...standing, state: next });
  return c.json({ operation: logged } satisfies ConsensusStatusAnswer);
}

/** Brings the coding to where its log is. */
async function keepStatus(workbench: Workbench, standing: Standing): Promise<CodingRecord> {
  const { record, basis, state } = standing;
  const settled = state.status === 'final' ? consensusContent(basis.sources, settleOrRefuse(standing)) : null;
  const changes: CodingChanges = {
    status: state.status,
    ...settled,
    softwareVersion: workbench.setup.version,
    ...(state.reopenings.length > 0 && { reopenings: state.reopenings.map((each) => ({ ...each })) }),
  };
  const by = workbench.requireCoder();
  return workbench.setup.library.keepLogged(record.id, record.revision, changes, state.last, by);
}

function settleOrRefuse({ basis, state }: Pick<Standing, 'basis' | 'state'>): Settled {
  try {
    return settle(basis.codings, basis.rubric, state.decisions);
  } catch (error) {
    throw error instanceof InputFault ? refusalOf(error) : error;
  }
}
