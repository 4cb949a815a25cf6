import type { Library, SessionWork } from '../../../library/library.ts';
import { hashContent } from '../../../library/record-ids.ts';
import type { CodingRecord, SessionRecord } from '../../../library/records.ts';
import type { ConsensusesAnswer, LoggedConsensusOperation } from '../../../workbench/api/consensus.ts';
import { differingPlaces, replayConsensus } from '../../../workbench/coding-log/consensus-log.ts';
import { blindLabel } from '../blind-label.ts';
import { listBlindSessions } from '../blind-sessions.ts';
import { describeSegment } from '../sessions/session-segment.ts';
import type { Workbench } from '../workbench.ts';
import { findSegment, isSettleable, readConsensusBasis, stretchOf } from './consensus-basis.ts';
import { isOutdated } from './outdated-consensus.ts';

type Listed = ConsensusesAnswer['stretches'][number];

/** How many sessions are looked at a time, and from how many stretches on an answer ends. */
const sessionsAtATime = 200;
const stretchesEnough = 50;

/** The coder that a consensus is kept as. */
export const consensusCoder = 'consensus';

/** Hash that a consensus is found by: there is one of the same codings, however often they are opened again. */
export function hashOfConsensus(codings: readonly string[]): string {
  return hashContent(['consensus in the pages', [...codings].sort()]);
}

/** The log of a consensus begins with the codings that it is made of. */
export interface Beginning {
  readonly codings: readonly string[];
}

/**
 * Stretches that several people have finished: those of one session, or of the library from a place on.
 *
 * @throws Refusal when nobody has said who codes
 */
export async function listConsensuses(
  workbench: Workbench,
  { session, offset }: { readonly session?: string | undefined; readonly offset: number },
): Promise<ConsensusesAnswer> {
  workbench.requireCoder();
  return session === undefined ? listOfLibrary(workbench, offset) : listOfSession(workbench, session);
}

async function listOfLibrary(workbench: Workbench, from: number): Promise<ConsensusesAnswer> {
  const { library } = workbench.setup;
  const blind = await listBlindSessions(workbench);
  const stretches: Listed[] = [];
  for (let offset = from; ; offset += sessionsAtATime) {
    const { sessions, total } = await library.listWork(workbench.coder, { offset, limit: sessionsAtATime });
    for (const { session, codings } of sessions) {
      if (blind.has(session.id) || !mayBeSettled(codings)) continue;
      stretches.push(...(await stretchesOf(workbench, session.id)));
    }
    const next = offset + sessionsAtATime;
    if (next >= total) return { stretches, next: null };
    if (stretches.length >= stretchesEnough) return { stretches, next };
  }
}

/** None where the present coder is still to code it. */
async function listOfSession(workbench: Workbench, session: string): Promise<ConsensusesAnswer> {
  const blind = await listBlindSessions(workbench);
  return { stretches: blind.has(session) ? [] : await stretchesOf(workbench, session), next: null };
}

/** Whether several people finished a coding, told by what lists have of codings. */
export function mayBeSettled(codings: SessionWork['codings']): boolean {
  const people = codings.filter(
    ({ coder, status }) => status === 'final' && (coder.kind === 'human' || coder.kind === 'imported'),
  );
  return new Set(people.map(({ coder }) => coder.id)).size > 1;
}

async function stretchesOf({ setup }: Workbench, sessionId: string): Promise<Listed[]> {
  const { library } = setup;
  const session = await library.findSession(sessionId);
  if (!session?.transcript) return [];
  const groups = new Map<string, CodingRecord[]>();
  const made = new Set<string>();
  for await (const coding of library.listCodings({ sessionId })) {
    const name = `${await stretchOf(library, session, coding)} ${coding.rubric.sha256}`;
    if (coding.coder.kind === 'consensus' && coding.status === 'final') made.add(name);
    if (isSettleable(coding)) groups.set(name, [...(groups.get(name) ?? []), coding]);
  }
  const listed = await Promise.all(
    [...groups].map(([name, codings]) => describeGroup(setup, session, codings, made.has(name))),
  );
  return listed.flatMap((each) => each ?? []);
}

async function describeGroup(
  { library }: Workbench['setup'],
  session: SessionRecord,
  codings: readonly CodingRecord[],
  isMade: boolean,
): Promise<Listed | null> {
  // Of a coder's several codings the last one added counts.
  const latest = [...new Map(codings.map((each) => [each.coder.id, each])).values()];
  const [first] = latest;
  if (!first || latest.length < 2) return null;
  const begun = await library.findCodingBySource(hashOfConsensus(latest.map(({ id }) => id)));
  return {
    session: session.id,
    label: blindLabel(session),
    date: session.date,
    segment: describeSegment(await findSegment(library, first), session.transcript),
    rubric: first.rubric.id,
    codings: latest.map(({ id, coder }) => ({ id, coder: coder.id })),
    status: begun ? await statusOf(library, begun) : isMade ? 'final' : 'open',
    consensus: begun?.id ?? null,
  };
}

async function statusOf(library: Library, begun: CodingRecord): Promise<Listed['status']> {
  const log = begun.status === 'final' ? await library.findLog(begun.id) : null;
  if (!log) return begun.status;
  const basis = await readConsensusBasis(library, (log.start as unknown as Beginning).codings);
  const operations = log.operations as unknown as LoggedConsensusOperation[];
  const { decisions } = replayConsensus(operations, differingPlaces(basis.places));
  return isOutdated(begun, basis, decisions) ? 'outdated' : 'final';
}
