/** The two builds of one compiler: both give the same bytes. */
export type TypstBuild = 'native' | 'wasm';

/** What a thread that compiles Typst is started with. */
export type TypstThreadSetup =
  | {
      readonly build: 'wasm';
      /** The compiler as a module of WebAssembly, compiled once for all threads of the process. */
      readonly compiler: object;
      readonly fonts: readonly Uint8Array[];
    }
  | {
      readonly build: 'native';
      /** File of the compiler's library. */
      readonly compiler: string;
      readonly fontFiles: readonly string[];
    };

/** Compiles documents one after the other; nothing of one stays for the next. */
export interface TypstCompiler {
  compile(job: TypstJob): Promise<TypstAnswer>;
}

/** A document to be compiled: the text of all its files, by their path from "/". */
export interface TypstJob {
  readonly id: number;
  /** Path of the template. */
  readonly main: string;
  /** Typst sources: the template and what it imports. */
  readonly sources: Readonly<Record<string, string>>;
  /** Data, charts, a logo. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** A fault that the compiler found, with its place: path, and lines and columns from 1. */
export interface TypstFault {
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
}

export type TypstAnswer =
  | { readonly id: number; readonly ok: true; readonly pdf: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly fault: TypstFault };
