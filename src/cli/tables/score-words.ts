// What the table of one session and the overview of several say in the same words.

import { formulaTerms } from '../../instrument/formula.ts';
import type { MeasureDefinition } from '../../instrument/rubric.ts';
import type { ScoreHeader, SessionScore } from '../../scoring/score-document.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';

export function describeCoder({ coder }: ScoreHeader): string {
  if (coder.kind === 'heuristic') {
    // "0.3.0+model.681846474521": a hash as long as JSON and CSV have it is nothing to read.
    const version = (coder.version ?? '').replace(/\+model\.(\w{6})\w*$/, ', model $1');
    return `estimated by the heuristic coder (${coder.id} ${version})`;
  }
  return `from ${coder.kind} codes (coder: ${printable(coder.id)})`;
}

export function showCount(style: TextStyle, count: number): string {
  return count === 0 ? style.dim('0') : String(count);
}

/** Whether a measure is computed from a global that nobody rated. */
export function restsOnEstimates({ formula }: MeasureDefinition, { globals }: SessionScore): boolean {
  return formulaTerms(formula).some((term) => 'global' in term && globals[term.global]?.source === 'estimated');
}

export function shorten(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 3)}...`;
}
