import { InputFault } from '../instrument/input-fault.ts';

/** Parsed YAML that remembers where each value stands. */
export interface YamlDocument {
  readonly data: unknown;
  /** Line, from 1, of the value at a path; of the nearest value above it where the path leads nowhere. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/**
 * Parses YAML.
 *
 * @throws InputFault with the line of the first syntax error
 */
export async function parseYaml(text: string, place: string): Promise<YamlDocument> {
  // Loaded on demand: the built program reads its own data as JSON and needs YAML for a user's rubric only.
  const { LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const [problem] = error.message.split(/ at line \d+/);
    throw new InputFault({
      problem: `not valid YAML: ${problem}`,
      place: `${place}:${lines.linePos(error.pos[0]).line}`,
      remedy: 'mend the syntax there',
    });
  }
  return { data: expand(), lineOf };

  function expand(): unknown {
    try {
      return document.toJS();
    } catch (error) {
      // Anchors that multiply beyond measure, or lead nowhere.
      throw new InputFault({ problem: `not usable YAML: ${(error as Error).message}`, place });
    }
  }

  function lineOf(path: readonly (string | number)[]): number {
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  }
}
