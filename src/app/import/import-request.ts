import type { Readable } from 'node:stream';
import type { ImportRun } from '../../exchange/imports/import-run.ts';
import type { GivenDetails } from '../../exchange/imports/import-transcripts.ts';
import type { CoderKind } from '../../instrument/coding.ts';
import type { LibraryOption } from '../open-library.ts';
import type { InputFile } from '../read-input.ts';

/** What a user wants to be brought into the library. */
export interface ImportRequest extends LibraryOption {
  /** Files, folders, patterns; `-` is standard input. */
  readonly inputs: readonly string[];
  readonly standardInput: Readable;
  /** What the files hold. An export of a library is recognised among transcripts and codes. */
  readonly content: 'transcripts' | 'totals' | 'codes';
  /** What is known of every session. */
  readonly details: SharedDetails;
  /** Path of a recording, which is of every session. */
  readonly recording?: string | undefined;
  /** What file names say, such as `{caseworker}_{date}_{session}`. */
  readonly namePattern?: string | undefined;
  /** Path of a table that says of each file what is known. */
  readonly manifest?: string | undefined;
  /** Id of the transcripts' format, instead of recognising it. */
  readonly format?: string | undefined;
  /** Id of a shipped rubric, or a path: what was coded with. */
  readonly rubric: string;
  /** Who coded, where the file does not say. */
  readonly coder: { readonly kind: CoderKind; readonly id: string };
  /** Path of a CSV file of global ratings, for a coded CSV. */
  readonly globals?: string | undefined;
  /** What columns (of totals) or codes are, by their name; `-` leaves one out. */
  readonly map: ReadonlyMap<string, string>;
  /** Sheet of a workbook; else the first. */
  readonly sheet?: string | undefined;
  /** Order in dates such as 3/4/2024. */
  readonly dateOrder?: 'dmy' | 'mdy' | undefined;
  /** Only look what would happen. */
  readonly dryRun: boolean;
  /** Where the library has other values, take the new ones. */
  readonly revise: boolean;
}

/** Details of a session that a user can give for all of them. */
export type SharedDetails = Omit<GivenDetails, 'label' | 'recording'>;

/** How the columns of a spreadsheet were understood. */
export interface UnderstoodColumns {
  readonly path: string;
  /** Columns that are read: their name, and what they are. */
  readonly read: readonly { readonly name: string; readonly meaning: string }[];
  /** Columns of figures that are computed anew. */
  readonly computed: readonly string[];
  readonly leftOut: readonly string[];
}

/** What is said and asked on the way. */
export interface ImportWatch {
  readonly expect: (files: number) => void;
  /** A file is done. */
  readonly done: () => void;
  /**
   * How the columns of a spreadsheet were understood, before anything of it is written.
   *
   * @returns whether it is to be imported so
   */
  readonly agree: (columns: UnderstoodColumns) => Promise<boolean>;
}

/** What each file of a run goes through. */
export type ImportFile = (file: InputFile, run: ImportRun) => Promise<void>;
