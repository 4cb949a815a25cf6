import wrapAnsi from 'wrap-ansi';
import { terminalWidth } from './terminal-width.ts';

/** Breaks text into lines of the terminal's width, each indented. */
export function wrapText(text: string, indent = 0, width = terminalWidth()): string[] {
  const lines = wrapAnsi(text.replaceAll(/\s+/g, ' ').trim(), width - indent, { hard: true }).split('\n');
  return lines.map((line) => ' '.repeat(indent) + line);
}

/** An item of a list: a hyphen before its first line, the others under its text. */
export function wrapItem(text: string, width = terminalWidth()): string[] {
  return wrapText(text, 4, width).map((line, i) => (i === 0 ? `  - ${line.trimStart()}` : line));
}
