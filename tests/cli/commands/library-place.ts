import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, expect } from 'vitest';
import { type MakePlace, makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { runMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-library-'));

/** Path of a file of the tests. */
export const at = (name: string): string => join(folder, name);

/** Writes a file of the tests. */
export function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

/** Runs a command that says nothing on standard error, and gives what it printed. */
export async function succeed(...args: string[]): Promise<string> {
  const run = await runMiti(args);
  expect(run.stderr.split('\n').filter((line) => line.startsWith('miti:'))).toEqual([]);
  expect(run.exitCode).toBe(0);
  return run.stdout;
}

/** The rows of a CSV text. */
export const rowsOf = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;

/** The rows without the ids that each library gives its own. */
export const withoutIds = (csv: string): Record<string, string>[] =>
  rowsOf(csv).map(({ codingId: _coding, sessionId: _session, ...row }) => row);

const places: TestPlace[] = [];
afterAll(async () => {
  for (const place of places) await place.remove();
}, 60_000);

/** A place for a library that is not there yet. */
export async function newPlace(make: MakePlace = makeSqlitePlace): Promise<string> {
  const place = await make();
  places.push(place);
  return place.place;
}

/** What two people said. */
export const talk = 'T: What brings you here?\nC: My back hurts.\nT: Your back hurts.\nC: Yes.\n';
