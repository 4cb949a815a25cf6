import type { SingleBar } from 'cli-progress';

/** Says on stderr how far a long run has come; silent where stderr is no terminal and while the run is short. */
export interface Progress {
  /** More steps have come to light. */
  readonly expect: (count: number) => void;
  readonly done: () => void;
  readonly stop: () => void;
}

/** Runs shorter than this show no bar. */
const PATIENCE_MS = 1500;

/** A progress bar over steps that come to light while it runs. */
export function startProgress(unit: string): Progress {
  let total = 0;
  let finished = 0;
  let bar: SingleBar | undefined;
  const timer = process.stderr.isTTY ? setTimeout(show, PATIENCE_MS) : undefined;
  timer?.unref();
  return {
    expect: (count) => {
      total += count;
      bar?.setTotal(total);
    },
    done: () => {
      finished += 1;
      bar?.update(finished);
    },
    stop: () => {
      clearTimeout(timer);
      bar?.stop();
    },
  };

  async function show(): Promise<void> {
    const { default: cliProgress } = await import('cli-progress');
    const format = `{bar} {value}/{total} ${unit}, {eta_formatted} left`;
    bar = new cliProgress.SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true });
    bar.start(total, finished);
  }
}
