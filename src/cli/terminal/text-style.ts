import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';

type Paint = (text: string) => string;

/** How text is laid out for a terminal: within its width, and in colours where it has any. */
export interface TextStyle {
  /** Columns of a line. */
  readonly width: number;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  /** Breaks text into lines of the width, each indented. */
  readonly wrap: (text: string, indent?: number) => string[];
  /** An item of a list: a hyphen before its first line, the others under its text. */
  readonly item: (text: string) => string[];
}

export function textStyle(width: number, hasColours: boolean): TextStyle {
  const { bold, dim, green, yellow } = pc.createColors(hasColours);
  const wrap = (text: string, indent = 0): string[] => {
    const lines = wrapAnsi(text.replaceAll(/\s+/g, ' ').trim(), width - indent, { hard: true }).split('\n');
    return lines.map((line) => ' '.repeat(indent) + line);
  };
  const item = (text: string): string[] => wrap(text, 4).map((line, i) => (i === 0 ? `  - ${line.trimStart()}` : line));
  return { width, bold, dim, green, yellow, wrap, item };
}
