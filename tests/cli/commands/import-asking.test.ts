import { PassThrough } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { startProgress } from '../../../src/cli/terminal/progress.ts';
import { file, newPlace } from './library-place.ts';

vi.mock('../../../src/cli/terminal/progress.ts', { spy: true });

/** Runs an import for somebody at a terminal who gives one answer to every question. */
async function importAnswering(answer: string, ...args: string[]) {
  const [stdin, stdout, stderr] = [terminalStream(), terminalStream(), terminalStream()];
  let [printed, said] = ['', ''];
  stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
  });
  stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    if (bytes.toString().includes('[y/N]')) stdin.write(`${answer}\n`);
  });
  const exitCode = await runCli(['import', ...args], {
    ...{ stdin, stdout, stderr, env: {}, hasColours: false },
    onInterrupt: () => () => {},
  });
  return { stdout: printed, stderr: said, exitCode };
}

function terminalStream() {
  return Object.assign(new PassThrough(), { isTTY: true });
}

it.each([
  ['n', /: nothing was imported\n$/],
  ['y', /: 1 session and 1 coding added\n$/],
])('asks without a bar, and takes %s for an answer', async (answer, outcome) => {
  const sheet = file('asked.csv', 'caseworker,session,coder,CR,SR\nV1,a,K1,1,2\n');
  const { stdout, stderr, exitCode } = await importAnswering(answer, '--totals', sheet, '--library', await newPlace());
  expect(stdout).toMatch(outcome);
  expect(stderr).toContain('Import it so? [y/N]');
  expect(stderr).not.toContain('failed');
  expect(exitCode).toBe(0);
  expect(startProgress).not.toHaveBeenCalled();
});
