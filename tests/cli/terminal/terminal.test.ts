import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Terminal, type TerminalIo } from '../../../src/cli/terminal/terminal.ts';

function open(changes: Partial<TerminalIo> = {}) {
  const stderr = new PassThrough();
  const stdout = new PassThrough();
  const io: TerminalIo = {
    ...{ stdin: new PassThrough(), stdout, stderr, env: {}, hasColours: false },
    onInterrupt: () => () => {},
    ...changes,
  };
  return { terminal: new Terminal(io), stdout, stderr };
}

describe('the width of a terminal', () => {
  const wide = (columns: number) => Object.assign(new PassThrough(), { columns });
  it.each<[string, Partial<TerminalIo>, number]>([
    ['its columns', { stdout: wide(120), env: { COLUMNS: '60' } }, 120],
    ['what COLUMNS says, where it has none', { env: { COLUMNS: '60' } }, 60],
    ['80, where COLUMNS is no number', { env: { COLUMNS: 'wide' } }, 80],
    ['40 at least', { stdout: wide(10) }, 40],
  ])('is %s', (_, changes, width) => {
    expect(open(changes).terminal.style.width).toBe(width);
  });
});

describe('a terminal', () => {
  it('notes a message in one line, without control characters', () => {
    const { terminal, stderr } = open();
    terminal.note('a.vtt:\n\u001b[31mno such file');
    expect(String(stderr.read())).toBe('miti: a.vtt: no such file\n');
  });

  it('waits where its reader is slower', async () => {
    const stdout = new PassThrough({ highWaterMark: 4 });
    let isWritten = false;
    const written = open({ stdout })
      .terminal.print('more than four')
      .then(() => (isWritten = true));
    await new Promise(setImmediate);
    expect(isWritten).toBe(false);
    stdout.resume();
    await written;
  });

  it('aborts work at an interrupt, and listens no longer than the work lasts', async () => {
    let stop: (() => void) | null = null;
    const onInterrupt = (listener: () => void) => {
      stop = listener;
      return () => {
        stop = null;
      };
    };
    const { terminal } = open({ onInterrupt });
    const wasStopped = await terminal.interruptible(async (signal) => {
      stop?.();
      return signal.aborted;
    });
    expect(wasStopped).toBe(true);
    expect(stop).toBeNull();
  });
});
