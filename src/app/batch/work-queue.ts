import PgBoss from 'pg-boss';
import { InputFault } from '../../instrument/input-fault.ts';
import { describeLibraryPlace } from '../../library/library-place.ts';

/** What a worker is told of a session: everything else is in the library, or in the worker's own program. */
export interface QueuedWork {
  readonly libraryId: string;
  readonly choices: unknown;
  readonly rubricSha256: string;
}

export interface TakenWork {
  readonly id: string;
  readonly work: QueuedWork;
}

/** How a session stands in the queue. `gone`: nobody knows of it. */
export type WorkState = 'waiting' | 'gone' | { readonly done: true; readonly problem: string | null };

/** Sessions that wait for workers, in the library's own database. A worker that dies loses none: its sessions go to others. */
export interface WorkQueue {
  /** Queues a session under an id of its own; one that is queued or being worked on stays as it is. */
  add(id: string, work: QueuedWork): Promise<void>;
  findStates(ids: readonly string[]): Promise<Map<string, WorkState>>;
  /** Takes up to so many sessions; whoever takes them has the lease's time to finish each. */
  take(most: number): Promise<TakenWork[]>;
  /** Whether any session waits or is held by a worker. */
  hasUnfinished(): Promise<boolean>;
  finish(id: string, problem: string | null): Promise<void>;
  forget(id: string): Promise<void>;
  close(): Promise<void>;
}

export interface QueueOptions {
  /** Workers take only sessions of the queue of their own coder, so that versions never mix. */
  readonly name: string;
  /** How long a worker may hold a session before another takes it; told with each session that is added. */
  readonly leaseSeconds?: number;
}

/** How many workers a session may take down before it counts as failed. */
const retryLimit = 5;
const maintenanceIntervalSeconds = 2;

/** @throws InputFault when the database can't be reached or refuses */
export async function openWorkQueue(url: string, { name, leaseSeconds = 120 }: QueueOptions): Promise<WorkQueue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'miti queue',
    schema: 'pgboss',
    max: 4,
    schedule: false,
    maintenanceIntervalSeconds,
  });
  // A connection that breaks in the background is tried again; what matters fails in the call that needs it.
  boss.on('error', () => {});
  const call = <Result>(work: () => Promise<Result>) => orFault(url, work);
  await call(async () => {
    await boss.start();
    await boss.createQueue(name);
  });
  const options = { retryLimit, retryDelay: 0, expireInSeconds: leaseSeconds };
  const queue: WorkQueue = {
    add: (id, work) =>
      call(async () => {
        if ((await boss.send(name, work, { ...options, id })) !== null) return;
        const state = (await queue.findStates([id])).get(id);
        if (state === 'waiting') return;
        // Left over from a run that was stopped before it could gather it.
        await boss.deleteJob(name, id);
        await boss.send(name, work, { ...options, id });
      }),
    findStates: (ids) => call(() => findStates(boss, name, ids)),
    take: (most) =>
      call(async () => {
        const jobs = await boss.fetch<QueuedWork>(name, { batchSize: most });
        return jobs.map(({ id, data }) => ({ id, work: data }));
      }),
    hasUnfinished: () => call(async () => (await boss.getQueueSize(name, { before: 'completed' })) > 0),
    finish: (id, problem) => call(async () => void (await boss.complete(name, id, { problem }))),
    forget: (id) => call(() => boss.deleteJob(name, id)),
    close: () => boss.stop({ graceful: false, close: true }),
  };
  return queue;
}

async function findStates(boss: PgBoss, name: string, ids: readonly string[]): Promise<Map<string, WorkState>> {
  const { rows } = await boss
    .getDb()
    .executeSql('select id, state, output from pgboss.job where name = $1 and id = any($2::uuid[])', [name, ids]);
  const found = new Map((rows as JobRow[]).map((row) => [row.id, stateOf(row)]));
  return new Map(ids.map((id) => [id, found.get(id) ?? 'gone']));
}

interface JobRow {
  readonly id: string;
  readonly state: string;
  readonly output: { readonly problem?: string | null } | null;
}

function stateOf({ state, output }: JobRow): WorkState {
  if (state === 'completed') return { done: true, problem: output?.problem ?? null };
  if (state === 'failed') return { done: true, problem: `every worker that took it ended (${retryLimit + 1} tries)` };
  return state === 'cancelled' ? 'gone' : 'waiting';
}

async function orFault<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputFault) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const place = describeLibraryPlace({ kind: 'postgres', url });
    const problem = `the queue in the database can't be used (${code ?? message})`;
    throw new InputFault({ problem, place, remedy: 'check the server, and the right to create a schema "pgboss"' });
  }
}
