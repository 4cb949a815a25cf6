import { parentPort, workerData } from 'node:worker_threads';
import { openNativeTypst } from './native-typst.ts';
import type { TypstJob, TypstThreadSetup } from './typst-job.ts';
import { openWasmTypst } from './wasm-typst.ts';

const setup = workerData as TypstThreadSetup;
const compiler = setup.build === 'native' ? openNativeTypst(setup) : openWasmTypst(setup);

parentPort?.on('message', async (job: TypstJob) => {
  const answer = await compiler.compile(job);
  parentPort?.postMessage(answer, answer.ok ? [answer.pdf.buffer as ArrayBuffer] : []);
});
