import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readProgram } from '../../data/program.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { ReportModel } from '../../report/models/report-model.ts';
import type { ReportPrinter } from '../../report/pdf/open-report-printer.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { ReportAppearance } from './render-report.ts';

/** What the folder's reports were made from, by file name: hashes, so that only what changed is made again. */
type MadeFrom = Record<string, string>;

/** Beside the reports. */
const madeFromFile = 'made-from.json';

/** A run that is stopped starts again from here, not from the beginning. */
const rememberedEvery = 20;

/** What became of the reports of a folder. */
export interface MonthlyCounts {
  readonly made: number;
  /** Left as they were, because they say the same. */
  readonly kept: number;
  readonly failed: number;
}

/** Reports that a defect of the program kept from being made. */
export interface MonthlyDefects {
  readonly files: readonly string[];
  /** What was thrown for the first of them. */
  readonly first: unknown;
}

/** The PDFs of a month's folder. */
export interface MonthlyFolder {
  /**
   * Prints a report unless its file was made from the very same; what goes wrong with it is counted as failed.
   *
   * @throws where the printer can't be opened, which is a fault of all reports
   */
  readonly print: (name: string, report: ReportModel) => Promise<void>;
  /** Whether the file was made, or kept, by this run. */
  readonly isThere: (name: string) => boolean;
  readonly counts: () => MonthlyCounts;
  /** Null where there were none. */
  readonly defects: () => MonthlyDefects | null;
  readonly close: () => Promise<void>;
  /** Writes down what the files were made from. */
  readonly remember: () => Promise<void>;
}

export interface MonthlyFolderSetup {
  readonly appearance: ReportAppearance;
  /** Called once, and only where something has to be printed. */
  readonly openPrinter: () => Promise<ReportPrinter>;
  /** Told of each report that a fault of the input keeps from being made. */
  readonly onFault: (name: string, fault: InputFault) => void;
}

export function openMonthlyFolder(
  folder: string,
  { appearance, openPrinter, onFault }: MonthlyFolderSetup,
): MonthlyFolder {
  const before = readMadeFrom(join(folder, madeFromFile));
  const now: MadeFrom = {};
  const appearanceHash = hashAppearance(appearance);
  const failed = new Set<string>();
  const defects = new Map<string, unknown>();
  let [made, kept] = [0, 0];
  let printer: Promise<ReportPrinter> | undefined;
  let remembered = Promise.resolve();
  return {
    print: async (name, report) => {
      const path = join(folder, name);
      const hash = createHash('sha256').update(appearanceHash).update(writeUndated(report)).digest('hex');
      if (before[name] === hash && existsSync(path)) {
        now[name] = hash;
        kept += 1;
        return;
      }
      printer ??= openPrinter();
      const opened = await printer;
      try {
        const bytes = await opened.pdf(report);
        await replaceFile(path, (write) => write(bytes));
      } catch (error) {
        failed.add(name);
        if (error instanceof InputFault) onFault(name, error);
        else defects.set(name, error);
        return;
      }
      now[name] = hash;
      made += 1;
      // Where this can't be written, the last writing says so.
      if (made % rememberedEvery === 0) await remember({ ...before, ...now }).catch(() => {});
    },
    isThere: (name) => name in now,
    counts: () => ({ made, kept, failed: failed.size }),
    defects: () => (defects.size === 0 ? null : { files: [...defects.keys()], first: [...defects.values()][0] }),
    close: async () => (await printer?.catch(() => undefined))?.close(),
    remember: () => remember(now),
  };

  /** One write after the other, whatever became of those before. */
  function remember(files: MadeFrom): Promise<void> {
    const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
    const text = `${JSON.stringify(sorted, null, 2)}\n`;
    const write = () => replaceFile(join(folder, madeFromFile), (part) => part(text));
    remembered = remembered.then(write, write);
    return remembered;
  }
}

/** A report without the day it is made on: one that says the same on another day is kept, with its date. */
function writeUndated(report: ReportModel): string {
  return JSON.stringify({ ...report, head: { ...report.head, madeOn: null } });
}

function readMadeFrom(path: string): MadeFrom {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof read === 'object' && read !== null ? (read as MadeFrom) : {};
  } catch {
    return {};
  }
}

/** Hash of all that a PDF depends on beside its report: the program, the templates, the logo, the paper. */
function hashAppearance({ paper, template, logo, accent }: ReportAppearance): string {
  const hash = createHash('sha256').update(JSON.stringify([readProgram().version, paper, accent ?? null]));
  for (const path of [template, logo]) {
    const files = filesOf(path);
    // What can't be read is something else than nothing: the printer has to be asked, and says so.
    if (files.length === 0) hash.update(path ?? '');
    for (const file of files) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** A file, or those of a folder; none where it can't be read, which the printer says. */
function filesOf(path: string | undefined): string[] {
  if (path === undefined || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}
