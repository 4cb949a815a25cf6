import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { runImport } from '../../src/app/import.ts';
import { startProgress } from '../../src/cli/terminal/progress.ts';

vi.mock('../../src/cli/terminal/progress.ts', { spy: true });

const folder = mkdtempSync(join(tmpdir(), 'miti-asked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sheet = join(folder, 'totals.csv');
writeFileSync(sheet, 'caseworker,session,coder,CR,SR\nV1,a,K1,1,2\n');

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Somebody at a terminal who gives one answer to every question. */
async function importAnswering(answer: string, library: string): Promise<{ stdout: string; stderr: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  let [said, printed] = ['', ''];
  stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    if (bytes.toString().includes('[y/N]')) stdin.write(`${answer}\n`);
  });
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as unknown as typeof process.stdin);
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(stderr as unknown as typeof process.stderr);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const options = {
    totals: true,
    map: new Map<string, string>(),
    rubric: 'miti-4.2.1',
    coder: 'K1',
    coderKind: 'human' as const,
    library,
  };
  await runImport([sheet], options, '0.0.0');
  vi.restoreAllMocks();
  return { stdout: printed, stderr: said };
}

describe('miti import --totals in a terminal', () => {
  it.each([
    ['n', /: nothing was imported\n$/],
    ['y', /: 1 session and 1 coding added\n$/],
  ])('asks without a bar, and takes %s for an answer', async (answer, outcome) => {
    const { stdout, stderr } = await importAnswering(answer, join(folder, `${answer}.sqlite`));
    expect(stdout).toMatch(outcome);
    expect(stderr).toContain('Import it so? [y/N]');
    expect(stderr).not.toContain('failed');
    expect(process.exitCode).toBeUndefined();
    expect(startProgress).not.toHaveBeenCalled();
  });
});
