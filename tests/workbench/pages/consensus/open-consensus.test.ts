import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ComparedPlace } from '../../../../src/agreement/double-coding/consensus.ts';
import type {
  ConsensusOperation,
  LoggedConsensusOperation,
  SentConsensusOperation,
} from '../../../../src/workbench/api/consensus.ts';
import { type OpenConsensus, openConsensus } from '../../../../src/workbench/pages/consensus/open-consensus.ts';

const given = [
  { coder: 'K1', value: 'CR' },
  { coder: 'K2', value: 'SR' },
];
const places = ['a', 'b', 'c'].map((place) => ({ place, given, choices: ['CR', 'SR'], differs: true }));
const decide = (place: string): ConsensusOperation => ({
  kind: 'decide',
  decisions: [{ place, value: 'CR', given }],
});

/** A browser's storage, which all of its tabs share. */
class Storage {
  readonly #kept = new Map<string, string>();
  get length() {
    return this.#kept.size;
  }
  key(i: number) {
    return [...this.#kept.keys()][i] ?? null;
  }
  getItem(key: string) {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.#kept.set(key, value);
  }
  removeItem(key: string) {
    this.#kept.delete(key);
  }
}

/** A server's log, which takes the operations that follow its last one and refuses others. */
let log: LoggedConsensusOperation[];
let isAway: boolean;
let storage: Storage;
const answer = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));

beforeEach(() => {
  log = [];
  isAway = false;
  storage = new Storage();
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('fetch', (_: string, { body }: RequestInit) => {
    if (isAway) return Promise.reject(new TypeError('no answer'));
    if (body === undefined) return answer(200, { places: places as unknown as ComparedPlace[], operations: log });
    const { operations } = JSON.parse(String(body)) as { operations: SentConsensusOperation[] };
    if (operations[0]?.number !== log.length + 1) {
      return answer(409, { error: { kind: 'stale', problem: 'the consensus has other operations than these' } });
    }
    log.push(...operations.map((each) => ({ ...each, by: 'K3' })));
    return answer(200, { last: log.length });
  });
});
afterEach(() => vi.unstubAllGlobals());

const decided = ({ store }: OpenConsensus) => [...store.state.value.decisions.keys()].sort();

test('two tabs keep what they could not send apart, and the one that comes second is done again on opening', async () => {
  const [first, second] = [await openConsensus('x'), await openConsensus('x')];
  isAway = true;
  first.store.act(decide('a'));
  second.store.act(decide('b'));
  second.store.act(decide('c'));
  isAway = false;
  await first.queue.flush();
  expect(log.map(({ operation }) => operation)).toEqual([decide('a')]);
  await second.queue.flush();
  expect(second.queue.state.value.kind).toBe('stopped');

  const again = await openConsensus('x');
  expect(decided(again)).toEqual(['a', 'b', 'c']);
  await again.queue.flush();
  expect(log.map(({ operation }) => operation)).toEqual([decide('a'), decide('b'), decide('c')]);
  expect(storage.length).toBe(0);
  for (const each of [first, second, again]) each.close();
});

test('a tab that was refused writes no more', async () => {
  const [first, second] = [await openConsensus('x'), await openConsensus('x')];
  first.store.act(decide('a'));
  await first.queue.flush();
  second.store.act(decide('b'));
  await second.queue.flush();
  expect(second.store.writable.value).toBe(false);
  expect(second.store.act(decide('c'))).toBe(false);
  for (const each of [first, second]) each.close();
});

test('what the server had already is not done twice', async () => {
  const first = await openConsensus('x');
  isAway = true;
  first.store.act(decide('a'));
  isAway = false;
  // The answer was lost on its way, and so was the tab.
  first.close();
  log.push({ number: 1, at: '2024-05-17T09:30:00Z', by: 'K3', operation: decide('a') });
  const again = await openConsensus('x');
  expect(decided(again)).toEqual(['a']);
  expect(again.queue.waiting.value).toBe(0);
  expect(again.lost.value).toBe(0);
  expect(storage.length).toBe(0);
  again.close();
});
