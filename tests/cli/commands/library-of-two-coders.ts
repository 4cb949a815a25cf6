import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect } from 'vitest';
import { type MitiRun, root, runMiti } from '../run-miti.ts';

export type Row = Record<string, string>;

/** The rows of a CSV text. */
export const rowsOf = (text: string): Row[] =>
  Papa.parse<Row>(text.trim(), { header: true, skipEmptyLines: true }).data;

/** A coding as `miti codings` lists it. */
export interface Listed {
  readonly id: string;
  readonly coder: string;
  readonly kind: string;
}

/** A library with two samples, each coded by "gold" and by "K2", who takes every second reflection for the other kind. */
export class LibraryOfTwoCoders {
  readonly #folder = mkdtempSync(join(tmpdir(), 'miti-two-coders-'));

  /** Path of a file beside the library. */
  at(name: string): string {
    return join(this.#folder, name);
  }

  async fill(): Promise<void> {
    for (const session of ['en-sleep-tablets', 'nb-jobbsok']) {
      const gold = readFileSync(join(root, `samples/gold/${session}.csv`), 'utf8');
      const codings = { gold, K2: Papa.unparse(swapReflections(rowsOf(gold))) };
      for (const [coder, csv] of Object.entries(codings)) {
        const path = this.at(`${session}-${coder}.csv`);
        writeFileSync(path, csv);
        const run = await this.run('import', '--codes', path, '--coder', coder, '--yes');
        expect(run.exitCode, run.stderr).toBe(0);
      }
    }
  }

  /** Runs a command on the library. */
  run(...args: string[]): Promise<MitiRun> {
    return this.ask('', ...args);
  }

  /** Runs a command on the library, with answers on standard input. */
  ask(input: string, ...args: string[]): Promise<MitiRun> {
    return runMiti([...args, '--library', this.at('library.sqlite')], { input });
  }

  async list(session: string): Promise<Listed[]> {
    const { stdout } = await this.run('codings', '--session', session, '--json');
    return JSON.parse(stdout) as Listed[];
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

function swapReflections(rows: readonly Row[]): Row[] {
  let reflections = 0;
  return rows.map((row) => {
    if (row.codes !== 'SR' && row.codes !== 'CR') return row;
    reflections += 1;
    return reflections % 2 === 0 ? { ...row, codes: row.codes === 'SR' ? 'CR' : 'SR' } : row;
  });
}
