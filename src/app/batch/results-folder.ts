import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputFault } from '../../instrument/input-fault.ts';
import { reviewHeader } from '../../scoring/review-csv.ts';
import { lockFolder } from '../files/folder-lock.ts';
import type { ResultLines } from './code-input.ts';
import { type BatchManifest, manifestName, parseManifest, writeManifest } from './manifest.ts';

const jsonName = 'results.jsonl';
const csvName = 'results.csv';
const reviewName = 'review.csv';
const partial = '.partial';
/** Lines of earlier runs of the same batch that were stopped. */
const earlierName = 'earlier.jsonl.partial';

/** Results as they are written, and lines that an earlier run had written already. */
export interface ResultsFolder {
  /** A line of an earlier run, by the hash it starts with; null where there is none. */
  findEarlier(hash: string): Promise<string | null>;
  add(lines: ResultLines): Promise<void>;
  /** Hashes of what was written, once everything is. */
  finish(): Promise<BatchManifest['results']>;
  /** Puts the results and then the manifest in their places: a folder with a manifest holds a whole batch. */
  publish(manifest: BatchManifest): Promise<void>;
  /** Gives the folder free; where nothing was added, no partial file of this run stays. */
  close(): Promise<void>;
}

/** The manifest of a folder's batch; null where no batch was finished there. */
export async function findManifest(folder: string): Promise<BatchManifest | null> {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw cannotUse(path, error);
  });
  return text === null ? null : parseManifest(text, path);
}

/**
 * Opens a folder for results, which no other run can open until it is closed.
 *
 * @param resume whether lines of an earlier run may be taken over
 * @throws InputFault when nothing can be written there, or another run is writing there
 */
export async function openResultsFolder(folder: string, csvHeader: string, resume: boolean): Promise<ResultsFolder> {
  try {
    await mkdir(folder, { recursive: true });
    const unlock = await lockFolder(folder);
    try {
      return await prepare(folder, csvHeader, resume, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    throw cannotUse(folder, error);
  }
}

async function prepare(
  folder: string,
  csvHeader: string,
  resume: boolean,
  unlock: () => Promise<void>,
): Promise<ResultsFolder> {
  const at = (name: string) => join(folder, name);
  const wasStopped = (await hasContent(at(earlierName))) || (await hasContent(at(jsonName + partial)));
  let isEmpty = true;
  if (resume) await gatherEarlier(folder);
  const earlier = resume ? await indexLines(at(earlierName)) : null;
  const json = await openHashed(at(jsonName + partial));
  const csv = await openHashed(at(csvName + partial));
  const review = await openHashed(at(reviewName + partial));
  await csv.write(csvHeader);
  await review.write(reviewHeader);
  return {
    findEarlier: async (hash) => (await earlier?.read(hash)) ?? null,
    add: async (lines) => {
      isEmpty = false;
      try {
        await json.write(lines.json);
        await csv.write(lines.csv);
        await review.write(lines.review);
      } catch (error) {
        throw cannotUse(folder, error);
      }
    },
    finish: async () => ({
      [jsonName]: await json.end(),
      [csvName]: await csv.end(),
      [reviewName]: await review.end(),
    }),
    publish: async (manifest) => {
      // While results are replaced there is no manifest that speaks of others.
      await rm(at(manifestName), { force: true });
      await rename(at(jsonName + partial), at(jsonName));
      await rename(at(csvName + partial), at(csvName));
      await rename(at(reviewName + partial), at(reviewName));
      await writeFile(at(manifestName + partial), writeManifest(manifest));
      await rename(at(manifestName + partial), at(manifestName));
      await rm(at(earlierName), { force: true });
    },
    close: async () => {
      try {
        await earlier?.close();
        await json.close();
        await csv.close();
        await review.close();
        if (!isEmpty) return;
        const left = [jsonName + partial, csvName + partial, reviewName + partial];
        // What a stopped run had done is needed to go on; else the earlier lines are in the results too.
        if (resume && !wasStopped) left.push(earlierName);
        for (const name of left) await rm(at(name), { force: true });
      } finally {
        await unlock();
      }
    },
  };
}

async function hasContent(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );
}

/** Collects the whole lines of stopped and finished runs in one file. A kill in the middle leaves lines twice, never none. */
async function gatherEarlier(folder: string): Promise<void> {
  const target = await open(join(folder, earlierName), 'a');
  try {
    for (const name of [jsonName, jsonName + partial]) {
      const lines = await indexLines(join(folder, name));
      if (!lines) continue;
      for (const hash of lines.hashes()) await target.write((await lines.read(hash)) ?? '');
      await target.sync();
      await lines.close();
    }
  } finally {
    await target.close();
  }
}

interface LineIndex {
  hashes(): Iterable<string>;
  read(hash: string): Promise<string | null>;
  close(): Promise<void>;
}

/** Where each whole line of a file of results is; the lines themselves stay in the file. Null where there is no file. */
async function indexLines(path: string): Promise<LineIndex | null> {
  const exists = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!exists) return null;
  const file = await open(path, 'r');
  const places = await placeLines(file);
  return {
    hashes: () => places.keys(),
    read: async (hash) => {
      const place = places.get(hash);
      if (!place) return null;
      const bytes = Buffer.alloc(place.to - place.from);
      await file.read(bytes, 0, bytes.length, place.from);
      return isJson(bytes.toString('utf8')) ? bytes.toString('utf8') : null;
    },
    close: () => file.close(),
  };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const lineStart = /^\{"work":"([0-9a-f]{64})"/;
const startLength = 80;

async function placeLines(file: FileHandle): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  let from = 0;
  let at = 0;
  let start = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ autoClose: false, start: 0 }) as AsyncIterable<Buffer>) {
    let rest = chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = Buffer.concat([start, rest.subarray(0, Math.min(end, startLength))]);
      const [, hash] = lineStart.exec(line.toString('latin1')) ?? [];
      at += end + 1;
      if (hash) places.set(hash, { from, to: at });
      [from, start, rest] = [at, Buffer.alloc(0), rest.subarray(end + 1)];
    }
    if (start.length < startLength) start = Buffer.concat([start, rest.subarray(0, startLength)]);
    at += rest.length;
  }
  return places;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** A file that is hashed while it is written. */
async function openHashed(path: string) {
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  let isOpen = true;
  const close = async () => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    write: async (text: string) => {
      const bytes = Buffer.from(text, 'utf8');
      hash.update(bytes);
      await file.appendFile(bytes);
    },
    end: async () => {
      await file.sync();
      await close();
      return hash.digest('hex');
    },
    close,
  };
}

function cannotUse(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof InputFault || code === undefined) return error;
  const problem = problems[code] ?? `can't be written (${message})`;
  return new InputFault({ problem, place: path, remedy: 'give another folder with -o, or free this one' });
}

const problems: Readonly<Record<string, string>> = {
  EACCES: 'may not be written',
  EROFS: 'is on a read-only disk',
  ENOSPC: "can't be written: the disk is full",
  EEXIST: 'is a file, not a folder',
  ENOTDIR: 'lies below a file, not a folder',
};
