// What a command sees of the machine: streams, environment, signals. No command touches `process` itself.
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { exitCode } from './exit-code.ts';
import { printable } from './printable.ts';
import { type TextStyle, textStyle } from './text-style.ts';

/** A stream to write to; a terminal has columns. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What whoever runs the command line hands to it: the process, or a test. */
export interface TerminalIo {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether output may be coloured. */
  readonly hasColours: boolean;
  /**
   * Calls back when the user asks the program to stop: once, so that a second wish ends the process.
   *
   * @returns what ends the listening
   */
  readonly onInterrupt: (stop: () => void) => () => void;
}

/** The terminal of one run of a command. */
export class Terminal {
  readonly stdin: TerminalIo['stdin'];
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: TerminalIo['env'];
  readonly style: TextStyle;
  /** How the run ends; a command sets it where not all was done. */
  exitCode: number = exitCode.allDone;
  readonly #onInterrupt: TerminalIo['onInterrupt'];

  constructor({ stdin, stdout, stderr, env, hasColours, onInterrupt }: TerminalIo) {
    this.stdin = stdin;
    this.stdout = stdout;
    this.stderr = stderr;
    this.env = env;
    this.style = textStyle(widthOf(stdout, env), hasColours);
    this.#onInterrupt = onInterrupt;
  }

  /** Writes to standard output, and waits where its reader is slower. */
  async print(text: string | Uint8Array): Promise<void> {
    if (text.length > 0 && !this.stdout.write(text)) await once(this.stdout, 'drain');
  }

  /** Says something about the run on standard error, in one line. */
  note(message: string): void {
    this.stderr.write(`miti: ${printable(message)}\n`);
  }

  /** Lets work be stopped by the user: its signal aborts at the first interrupt. */
  async interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    const forget = this.#onInterrupt(() => controller.abort());
    try {
      return await work(controller.signal);
    } finally {
      forget();
    }
  }
}

/** Columns of the terminal; where there is none, what COLUMNS says, else 80. */
function widthOf({ columns }: OutputStream, env: TerminalIo['env']): number {
  const stated = Number(env.COLUMNS);
  return Math.max(40, columns ?? (Number.isInteger(stated) && stated > 0 ? stated : 80));
}
