import type { CoderCalibration } from '../../app/calibrate-coder.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';

/** How a coder was held against gold codings, session by session. */
export function renderCoderCalibration(style: TextStyle, coder: string, { run, results }: CoderCalibration): string {
  const { gold, passed } = run;
  const reached = results.filter((each) => each.passed).length;
  const outcome = passed ? 'threshold reached' : 'threshold not reached yet';
  const lines = [
    style.bold(`${printable(coder)} held against ${printable(gold)}: ${outcome}`),
    ...results.flatMap(({ session, kappa, points, open }) => [
      `  ${printable(session)}: kappa ${kappa === null ? '–' : kappa.toFixed(2)}, globals within ${points ?? '–'}`,
      ...open.flatMap((each) => style.wrap(each, 6)),
    ]),
    `  ${reached} of ${results.length} sessions; kept in the record of ${printable(coder)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A coder's record: one line a time that they were held against gold codings. */
export function renderCoderCalibrations(runs: readonly CoderCalibration['run'][]): string {
  return runs.map(renderRun).join('');
}

function renderRun({ at, gold, passed, results, threshold }: CoderCalibration['run']): string {
  const reached = results.filter((each) => each.passed).length;
  const { kappa, points } = threshold;
  const wanted = `kappa ${kappa.toFixed(2)}, ${points} ${points === 1 ? 'point' : 'points'}`;
  const outcome = passed ? 'reached' : 'not yet';
  return `${at.slice(0, 10)}  ${printable(gold)}  ${outcome}  ${reached} of ${results.length} sessions (${wanted})\n`;
}
