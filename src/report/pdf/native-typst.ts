import { createRequire } from 'node:module';
import { reportFontFiles } from '../report-fonts.ts';
import type { TypstCompiler, TypstFault, TypstThreadSetup } from './typst-job.ts';

type NativeSetup = Extract<TypstThreadSetup, { build: 'native' }>;

const require = createRequire(import.meta.url);

/**
 * The compiler as a library for this machine, several times as fast as WebAssembly. It could read fonts of the machine
 * and fetch packages from the network, so it is only for documents that ask for neither: `needsNothingElse`.
 */
export function openNativeTypst({ compiler, fontFiles }: NativeSetup): TypstCompiler {
  const { NodeCompiler } = require(compiler) as NativeModule;
  const typst = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontPaths: [...fontFiles] }] });
  return {
    compile: async ({ id, main, sources, files }) => {
      typst.resetShadow();
      for (const [path, source] of Object.entries(sources)) typst.addSource(nowhere + path, source);
      for (const [path, bytes] of Object.entries(files)) typst.mapShadow(nowhere + path, Buffer.from(bytes));
      const compiled = typst.compile({ mainFilePath: nowhere + main });
      const { result } = compiled;
      if (result === null) {
        const error = compiled.takeDiagnostics();
        return { id, ok: false, fault: firstFault(error === null ? [] : typst.fetchDiagnostics(error)) };
      }
      const pdf = new Uint8Array(typst.pdf(result));
      // Else all that was laid out would be kept, in case it came again.
      typst.evictCache(KEPT_DOCUMENTS);
      return { id, ok: true, pdf };
    },
  };
}

/** What the library has worked out is kept for one more document: the templates are the same. */
const KEPT_DOCUMENTS = 1;

/** Where the library looks for files that it was not given: below a path that can't have any. */
const nowhere = '/dev/null/report';

/** Where the library can be loaded: on x64 Linux with glibc or musl, if it was installed. Null elsewhere. */
export function findNativeSetup(): NativeSetup | null {
  for (const find of [
    () => require.resolve('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'),
    () => require.resolve('@myriaddreamin/typst-ts-node-compiler-linux-x64-musl'),
  ]) {
    try {
      const compiler = find();
      require(compiler);
      return { build: 'native', compiler, fontFiles: reportFontFiles() };
    } catch {
      // Not installed, or made for another system.
    }
  }
  return null;
}

/**
 * Whether all characters are in each of the package's fonts, so that no font of the machine is asked for them. JSON
 * writes control characters as escapes.
 */
export function needsNoOtherFont(text: string): boolean {
  return inEveryFont.test(text) && !/\\[ubf]/.test(text);
}

/** Latin, Greek and Cyrillic, raised and lowered signs, punctuation, currencies, arrows, signs of mathematics, shapes. */
const inEveryFont =
  /^[\n -~\u00a0-\u02e9\u038e-\u03a1\u03a3-\u0525\u1d5d-\u1d6a\u1e00-\u1efb\u2000-\u2064\u2074-\u208e\u20a0-\u20b5\u2190-\u2311\u2500-\u269c\u2c60-\u2c77\u2c79-\u2c7f]*$/;

/** The part of the library that is used. */
interface NativeModule {
  readonly NodeCompiler: {
    create(options: {
      readonly workspace: string;
      readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[];
    }): NativeCompiler;
  };
}

interface NativeCompiler {
  resetShadow(): void;
  addSource(path: string, source: string): void;
  mapShadow(path: string, content: Buffer): void;
  compile(options: { readonly mainFilePath: string }): {
    readonly result: object | null;
    takeDiagnostics(): object | null;
  };
  pdf(document: object): Uint8Array;
  fetchDiagnostics(error: object): readonly Diagnostic[];
  evictCache(age: number): void;
}

interface Diagnostic {
  readonly path: string;
  readonly message: string;
  readonly severity: number;
  readonly range?: { readonly start: { readonly line: number } } | null;
}

/** Severity of an error, as in the Language Server Protocol. */
const ERROR = 1;

function firstFault(diagnostics: readonly Diagnostic[]): TypstFault {
  const error = diagnostics.find(({ severity }) => severity === ERROR) ?? diagnostics[0];
  const line = error?.range?.start.line;
  return {
    path: error?.path.replace(nowhere, '') ?? '',
    line: line === undefined ? null : line + 1,
    message: error?.message ?? 'the template gave no page',
  };
}
