import { InputFault } from '../../instrument/input-fault.ts';
import type { SourceFile } from '../../transcript/source-file.ts';

/** One code of a CACTI coding. */
export interface CasaaCode {
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly name: string;
  /** Who speaks, where the file says. */
  readonly speaker: 'clinician' | 'client' | null;
  readonly note: string | null;
  /** Line or row, for messages. */
  readonly place: string;
}

/** What a `.casaa` file holds, in any generation. */
export interface CasaaCoding {
  readonly audioFile: string | null;
  readonly codes: readonly CasaaCode[];
  /** Global ratings by the name that CACTI has for them. */
  readonly ratings: readonly { readonly name: string; readonly value: number }[];
  readonly notes: string;
}

/** One generation of `.casaa` files. Each has one file beside this one. */
export interface CasaaGeneration {
  readonly name: string;
  readonly recognise: (file: SourceFile) => boolean;
  /** @throws InputFault naming the line that can't be read */
  readonly read: (file: SourceFile) => CasaaCoding | Promise<CasaaCoding>;
}

/** Lines of a text file with their numbers; empty ones left out. */
export function numberedLines(text: string): { readonly line: number; readonly text: string }[] {
  return text.split('\n').flatMap((each, at) => (each.trim() === '' ? [] : [{ line: at + 1, text: each }]));
}

/** What stands after `Audio File:`; null on any other line. */
export function audioFileOf(line: string): string | null {
  return /^\s*audio file:\s*(.*)$/i.exec(line)?.[1]?.trim() ?? null;
}

export function lineFault(line: number, problem: string): InputFault {
  return new InputFault({ place: `line ${line}`, problem, remedy: 'save it again in CACTI' });
}
