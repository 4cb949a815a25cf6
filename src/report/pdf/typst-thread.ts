import { parentPort, workerData } from 'node:worker_threads';
import { loadFonts, MemoryAccessModel } from '@myriaddreamin/typst.ts';
import { createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { withAccessModel } from '@myriaddreamin/typst.ts/options.init';
import type { TypstAnswer, TypstFault, TypstJob, TypstThreadSetup } from './typst-job.ts';

const { compiler: module, fonts } = workerData as TypstThreadSetup;
const typst = createTypstCompiler();
const ready = typst.init({
  getModule: () => ({ module_or_path: module }),
  // Without "assets: false" fonts would be looked for on the network.
  // Beside the files of a job there are none: the machine's are out of reach of a template.
  beforeBuild: [loadFonts([...fonts], { assets: false }), withAccessModel(new MemoryAccessModel())],
});

parentPort?.on('message', async (job: TypstJob) => {
  await ready;
  const answer = await compile(job);
  parentPort?.postMessage(answer, answer.ok ? [answer.pdf.buffer as ArrayBuffer] : []);
});

async function compile({ id, main, sources, files }: TypstJob): Promise<TypstAnswer> {
  // Nothing of an earlier document stays: a template that names a file it was not given is told so.
  typst.resetShadow();
  for (const [path, source] of Object.entries(sources)) typst.addSource(path, source);
  for (const [path, bytes] of Object.entries(files)) typst.mapShadow(path, bytes);
  const { result, diagnostics } = await typst.runWithWorld({ mainFilePath: main }, async (world) =>
    world.pdf({ diagnostics: 'full' }),
  );
  if (result) return { id, ok: true, pdf: result };
  return { id, ok: false, fault: firstFault(diagnostics ?? []) };
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
