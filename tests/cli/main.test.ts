// What only a process shows of the command line.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root, runMiti, spawnMiti } from './run-miti.ts';

const sample = 'samples/en-smoking-break.txt';

function runInShell(script: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('miti as a process', () => {
  it.each<[number, string[]]>([
    [0, ['score', sample, '--csv']],
    [0, ['--help']],
    [1, ['score', 'nowhere.vtt', sample, '--csv']],
    [2, ['score', 'nowhere.vtt']],
    [2, ['score', '--unknown']],
  ])('ends with %d, and says the same as in this process: %j', async (exitCode, args) => {
    const run = spawnMiti(args);
    expect(run.exitCode).toBe(exitCode);
    expect(await runMiti(args)).toEqual(run);
  });

  it('reads standard input', () => {
    const run = spawnMiti(['score', '-', '--csv'], { input: 'T: What brings you here?\nC: My back hurts.\n' });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('standard input');
  });

  it('takes no offence at a reader that has seen enough', () => {
    const { stdout, stderr } = runInShell(`"${process.execPath}" dist/bin/miti.js rubric show --json | head -n 1`);
    expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('says in one line that the output can not be written', () => {
    const { status, stderr } = runInShell(`"${process.execPath}" dist/bin/miti.js score ${sample} --csv > /dev/full`);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^miti: the output can't be written \(.*\n$/);
  });
});
