import { expect, it } from 'vitest';
import { runMiti } from './run-miti.ts';

it('shows help on standard output, and lists every command', async () => {
  const { stdout, stderr, exitCode } = await runMiti(['--help']);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  for (const name of ['score', 'batch', 'import', 'agree', 'report', 'serve', 'train']) {
    expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  }
});

it('shows help on standard error where a command or an option is unknown', async () => {
  for (const args of [['scor'], ['score', 'a.vtt', '--formt', 'srt']]) {
    const { stdout, stderr, exitCode } = await runMiti(args);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(/^error: unknown .*\n/);
    expect(stderr).toContain('(miti --help lists the commands)');
  }
});

it('keeps runs apart', async () => {
  const [failed, done] = await Promise.all([runMiti(['score', 'nowhere.vtt']), runMiti(['rubric', 'list'])]);
  expect(failed).toMatchObject({ exitCode: 2, stdout: '' });
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
});
