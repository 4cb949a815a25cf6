import { createInterface } from 'node:readline';
import type { Decision, Difference } from '../../agreement/double-coding/consensus.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';
import type { TextStyle } from './text-style.ts';

/** What somebody answered to a difference. */
export type Answer =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'later' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'unclear'; readonly problem: string };

/**
 * Understands an answer: a coder's number or one of the choices, in capitals or not, then a reason where there is one;
 * nothing leaves it for later, a full stop ends.
 */
export function parseAnswer(answer: string, { given, choices }: Difference): Answer {
  const text = answer.trim();
  if (text === '') return { kind: 'later' };
  if (text === '.') return { kind: 'stop' };
  const [, word = '', reason = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
  // Points of a global are numbers themselves.
  const isPoint = choices.every((choice) => /^\d+$/.test(choice));
  const byNumber = isPoint ? undefined : given[Number(word) - 1]?.value;
  const value = byNumber ?? choices.find((choice) => choice.toLowerCase() === word.toLowerCase());
  if (value === undefined) return { kind: 'unclear', problem: `"${word}" is none of ${choices.join(', ')}` };
  return { kind: 'decided', decision: { value, reason: reason.trim() || null } };
}

/**
 * Asks for each difference that is not decided yet, and lets each decision be kept at once.
 *
 * @returns all decisions, those of before included
 */
export async function askDecisions(
  terminal: Terminal,
  differences: readonly Difference[],
  known: ReadonlyMap<string, Decision>,
  keep: (decisions: ReadonlyMap<string, Decision>) => Promise<void>,
): Promise<ReadonlyMap<string, Decision>> {
  const decisions = new Map(known);
  const open = differences.filter(({ place }) => !decisions.has(place));
  const reader = createInterface({ input: terminal.stdin });
  const lines = reader[Symbol.asyncIterator]();
  try {
    for (const [i, difference] of open.entries()) {
      await terminal.print(describe(difference, `${i + 1} of ${open.length}`, terminal.style));
      const answer = await askOne(terminal, difference, lines);
      if (answer.kind === 'stop') break;
      if (answer.kind !== 'decided') continue;
      decisions.set(difference.place, answer.decision);
      await keep(decisions);
    }
  } finally {
    reader.close();
  }
  return decisions;
}

async function askOne(terminal: Terminal, difference: Difference, lines: AsyncIterator<string>): Promise<Answer> {
  for (;;) {
    await terminal.print('> ');
    const line = await lines.next();
    if (line.done) return { kind: 'stop' };
    const answer = parseAnswer(line.value, difference);
    if (answer.kind !== 'unclear') return answer;
    await terminal.print(`${terminal.style.wrap(answer.problem).join('\n')}\n`);
  }
}

function describe({ startSeconds, text, given, choices }: Difference, count: string, style: TextStyle): string {
  const at = startSeconds === null ? '' : `${writeClock(startSeconds)} `;
  const isPoint = choices.every((choice) => /^\d+$/.test(choice));
  const values = given.map(({ coder, value }, i) => `${isPoint ? '' : `${i + 1} `}${printable(coder)}: ${value}`);
  return `${['', ...style.wrap(`${count}: ${at}${printable(text)}`), ...style.wrap(values.join(', '), 2)].join('\n')}\n`;
}
