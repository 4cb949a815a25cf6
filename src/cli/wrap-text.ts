import wrapAnsi from 'wrap-ansi';

/** Columns of the terminal; 80 where there is none. */
export function terminalWidth(stream: { columns?: number } = process.stdout): number {
  return Math.max(40, stream.columns ?? 80);
}

/** Breaks text into lines of the terminal's width, each indented. */
export function wrapText(text: string, indent = 0, width = terminalWidth()): string[] {
  const lines = wrapAnsi(text.replaceAll(/\s+/g, ' ').trim(), width - indent, { hard: true }).split('\n');
  return lines.map((line) => ' '.repeat(indent) + line);
}

/** An item of a list: a hyphen before its first line, the others under its text. */
export function wrapItem(text: string): string[] {
  return wrapText(text, 4).map((line, i) => (i === 0 ? `  - ${line.trimStart()}` : line));
}
