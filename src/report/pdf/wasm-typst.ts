import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadFonts, MemoryAccessModel } from '@myriaddreamin/typst.ts';
import { createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { withAccessModel } from '@myriaddreamin/typst.ts/options.init';
import { reportFontFiles } from '../report-fonts.ts';
import type { TypstCompiler, TypstFault, TypstThreadSetup } from './typst-job.ts';

type WasmSetup = Extract<TypstThreadSetup, { build: 'wasm' }>;

/** The compiler as WebAssembly: on every platform, and without any way to the machine's files, fonts and network. */
export function openWasmTypst({ compiler, fonts }: WasmSetup): TypstCompiler {
  const typst = createTypstCompiler();
  const ready = typst.init({
    getModule: () => ({ module_or_path: compiler }),
    // Without "assets: false" fonts would be looked for on the network.
    // Beside the files of a job there are none: the machine's are out of reach of a template.
    beforeBuild: [loadFonts([...fonts], { assets: false }), withAccessModel(new MemoryAccessModel())],
  });
  return {
    compile: async ({ id, main, sources, files }) => {
      await ready;
      // Nothing of an earlier document stays: a template that names a file it was not given is told so.
      typst.resetShadow();
      for (const [path, source] of Object.entries(sources)) typst.addSource(path, source);
      for (const [path, bytes] of Object.entries(files)) typst.mapShadow(path, bytes);
      const { result, diagnostics } = await typst.runWithWorld({ mainFilePath: main }, async (world) =>
        world.pdf({ diagnostics: 'full' }),
      );
      if (result) return { id, ok: true, pdf: result };
      return { id, ok: false, fault: firstFault(diagnostics ?? []) };
    },
  };
}

/** What every thread of the process shares. */
export function readWasmSetup(): WasmSetup {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@myriaddreamin/typst-ts-web-compiler'));
  return {
    build: 'wasm',
    compiler: compileWasm(readFileSync(join(folder, 'typst_ts_web_compiler_bg.wasm'))),
    fonts: reportFontFiles().map((file) => new Uint8Array(readFileSync(file))),
  };
}

/** The types of Node 20 do not know WebAssembly. */
function compileWasm(bytes: Uint8Array): object {
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => object } };
  return new wasm.Module(bytes);
}

interface Diagnostic {
  readonly path: string;
  readonly severity: string;
  readonly range: string;
  readonly message: string;
}

/** The first error; "9:2-9:10" is a range of lines and columns counted from 0. */
function firstFault(diagnostics: readonly Diagnostic[]): TypstFault {
  const error = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const line = Number(error?.range.split(':')[0]);
  return {
    path: error?.path ?? '',
    line: Number.isInteger(line) && error?.range !== '' ? line + 1 : null,
    message: error?.message ?? 'the template gave no page',
  };
}
