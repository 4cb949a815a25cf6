import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { sayMonthly } from '../../../src/cli/commands/report.ts';
import { Terminal } from '../../../src/cli/terminal/terminal.ts';

function fakeTerminal() {
  const said = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof said) =>
    new Writable({
      write: (chunk, _encoding, done) => {
        said[name] += chunk;
        done();
      },
    });
  const terminal = new Terminal({
    stdin: Readable.from([]),
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    env: {},
    hasColours: false,
    onInterrupt: () => () => {},
  });
  return { terminal, said };
}

it('says once which monthly reports a defect kept from being made, with the stack of the first', async () => {
  const { terminal, said } = fakeTerminal();
  const defects = { files: ['a.pdf', 'b.pdf'], first: new TypeError('broken 1') };
  await sayMonthly({ index: 'out/index.html', made: 1, kept: 0, failed: 2, defects }, terminal);
  expect(said.stdout).toBe('out/index.html: 1 made, 0 unchanged, 2 failed\n');
  expect(said.stderr).toMatch(/^miti: a defect of the program; not made: a\.pdf, b\.pdf\nTypeError: broken 1\n/);
  expect(terminal.exitCode).toBe(1);
});
