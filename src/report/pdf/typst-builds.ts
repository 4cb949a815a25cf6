import { findNativeSetup, needsNoOtherFont } from './native-typst.ts';
import type { TypstAnswer, TypstJob } from './typst-job.ts';
import { openTypstThreads, type TypstThreads } from './typst-threads.ts';
import { readWasmSetup } from './wasm-typst.ts';

/** A document whose texts are not yet bytes. */
interface TextJob extends Omit<TypstJob, 'id'> {
  readonly texts: Readonly<Record<string, string>>;
}

/** Compiles each document by the fastest build of the compiler that may have it. */
interface TypstBuilds {
  compile(job: TextJob): Promise<TypstAnswer>;
  close(): Promise<void>;
}

interface BuildChoice {
  /** File of the built thread. */
  readonly entry: string;
  /** Whether all that is printed with comes with the program, so that nothing in it asks for files or the network. */
  readonly isNativeFit: boolean;
}

/** The build that comes first starts at once, the other when it is needed. */
export function openTypstBuilds({ entry, isNativeFit }: BuildChoice): TypstBuilds {
  const native = isNativeFit ? findNativeSetup() : null;
  const fast = native && openTypstThreads(entry, native);
  let anywhere: TypstThreads | undefined;
  const openAnywhere = () => {
    anywhere ??= openTypstThreads(entry, readWasmSetup());
    return anywhere;
  };
  if (fast === null) openAnywhere();
  return {
    compile: ({ texts, files, ...job }) => {
      const threads = fast !== null && Object.values(texts).every(needsNoOtherFont) ? fast : openAnywhere();
      return threads.compile({ ...job, files: { ...files, ...encodeAll(texts) } });
    },
    close: async () => {
      await Promise.all([fast?.close(), anywhere?.close()]);
    },
  };
}

function encodeAll(texts: Readonly<Record<string, string>>): Record<string, Uint8Array> {
  const encoder = new TextEncoder();
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)]));
}
