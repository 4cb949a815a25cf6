/** How a command ends: all done, some input failed (each named on stderr), nothing done, stopped by the user. */
export const exitCode = { allDone: 0, someFailed: 1, nothingDone: 2, interrupted: 130 } as const;

/** The exit code of a run over many inputs. */
export function exitCodeOf(done: number, failed: number): number {
  if (done === 0) return exitCode.nothingDone;
  return failed > 0 ? exitCode.someFailed : exitCode.allDone;
}
