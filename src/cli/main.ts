#!/usr/bin/env node
import pc from 'picocolors';
import { runCli } from './run-cli.ts';
import { exitCode } from './terminal/exit-code.ts';

const { stdin, stdout, stderr, env } = process;

// A reader that has seen enough (`miti score ... | head`) closes the pipe: no error of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.allDone);
  stderr.write(`miti: the output can't be written (${error.message}); free some space or write elsewhere\n`);
  process.exit(exitCode.nothingDone);
});

process.exitCode = await runCli(process.argv.slice(2), {
  ...{ stdin, stdout, stderr, env },
  hasColours: pc.isColorSupported,
  onInterrupt,
});

function onInterrupt(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
}
