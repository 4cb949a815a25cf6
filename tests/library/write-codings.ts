// Writes to a library until it is killed or done, and names each write once it is acknowledged:
//   node write-codings.mjs PLACE keep SESSION           adds codings and revises each, for ever
//   node write-codings.mjs PLACE add SESSION COUNT      adds codings
//   node write-codings.mjs PLACE count CODING COUNT     adds one to the number in a coding's notes, again and again
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openLibrary } from '../../src/library/open-library.ts';
import { uuidV7Source } from '../../src/library/record-ids.ts';
import type { CodingRecord } from '../../src/library/records.ts';
import { StaleWrite } from '../../src/library/stale-write.ts';

const [place = '', task = '', id = '', count = '0'] = process.argv.slice(2);
const library = await openLibrary(place, { clock: Date.now, newId: uuidV7Source(Date.now, randomBytes) });
const by = `writer ${process.pid}`;
const [first] = await takeOne(library.listCodings());
if (!first) throw new Error('the library holds no coding to copy');
const model: CodingRecord = first;

// Written at once and not buffered: what is named here was acknowledged before.
const acknowledge = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

if (task === 'keep') for (let i = 1; ; i += 1) await addAndRevise(i);
if (task === 'add') for (let i = 1; i <= Number(count); i += 1) acknowledge(await add(`number ${i}`), 1);
if (task === 'count') for (let i = 1; i <= Number(count); i += 1) await countOne();
await library.close();

async function add(notes: string): Promise<string> {
  const { id: _id, revision: _revision, ...copy } = model;
  const [added] = await library.addCodings([{ ...copy, sessionId: id, notes, sourceHash: null }], by);
  return added?.id ?? '';
}

async function addAndRevise(i: number): Promise<void> {
  const coding = await add(`number ${i}`);
  acknowledge(coding, 1);
  for (const revision of [1, 2, 3]) {
    await library.reviseCoding(coding, revision, { notes: `number ${i}, revised ${revision} times` }, by);
    acknowledge(coding, revision + 1);
  }
}

/** A stale write is repeated from the newer revision, as a page would. */
async function countOne(): Promise<void> {
  for (;;) {
    const coding = await library.findCoding(id);
    if (!coding) throw new Error('the coding is gone');
    try {
      const saved = await library.reviseCoding(id, coding.revision, { notes: String(Number(coding.notes) + 1) }, by);
      acknowledge(id, saved.revision);
      return;
    } catch (error) {
      if (!(error instanceof StaleWrite)) throw error;
    }
  }
}

async function takeOne<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  for await (const item of items) return [item];
  return [];
}
