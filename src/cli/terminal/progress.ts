import type { SingleBar } from 'cli-progress';
import type { Progress } from '../../app/progress.ts';
import type { OutputStream } from './terminal.ts';

/** Shows how far a long run has come; nothing where the stream is no terminal, and while the run is short. */
export interface ProgressBar extends Progress {
  readonly stop: () => void;
}

/** Runs shorter than this show no bar. */
const PATIENCE_MS = 1500;

/** A progress bar over steps that come to light while it runs. */
export function startProgress(unit: string, stream: OutputStream): ProgressBar {
  let total = 0;
  let finished = 0;
  let bar: SingleBar | undefined;
  let stopped = false;
  const start = performance.now();
  const timer = stream.isTTY ? setTimeout(show, PATIENCE_MS) : undefined;
  timer?.unref();
  return {
    expect: (count) => {
      total += count;
      bar?.setTotal(total);
    },
    done: () => {
      finished += 1;
      bar?.update(finished, { rate: rate() });
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      bar?.stop();
    },
  };

  function rate(): string {
    const perSecond = (1000 * finished) / Math.max(performance.now() - start, 1);
    return perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(1);
  }

  async function show(): Promise<void> {
    const { default: cliProgress } = await import('cli-progress');
    // The work may have ended while the bar was loaded; a bar started then would never stop.
    if (stopped) return;
    const format = `{bar} {value}/{total} ${unit}, {rate} a second, {eta_formatted} left`;
    bar = new cliProgress.SingleBar({ format, stream, clearOnComplete: true, hideCursor: true });
    bar.start(total, finished, { rate: rate() });
  }
}
