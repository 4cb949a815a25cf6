import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = new URL('../../src/', import.meta.url);
const statistics = readdirSync(new URL('statistics/', source)).filter((name) => name.endsWith('.ts'));
const files = [
  ...statistics.map((name) => `statistics/${name}`),
  ...['align-codings', 'align-timed-codes', 'presence-per-volley', 'unitising-agreement', 'find-band'].map(
    (name) => `agreement/${name}.ts`,
  ),
];
const modules = await Promise.all(
  files.map((name) => import(new URL(name, source).href) as Promise<Record<string, unknown>>),
);
const library: Record<string, unknown> = Object.assign({}, ...modules);

interface Example {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The `@example` of every docstring, with the name of the function below it. */
function readExamples(source: string): Example[] {
  const docstrings = [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g)];
  return docstrings.map(([, comment = '', name = '']) => {
    const [, example = ''] = comment.split('@example');
    const lines = example.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
    return { name, lines: lines.filter((line) => line.trim() !== '') };
  });
}

/** Runs an example; a line with an arrow is an expression and the value it has to have. */
function runExample(lines: readonly string[]): { found: unknown; stated: string }[] {
  const body = lines.map((line) => {
    const [code = '', stated] = line.split(' // → ');
    return stated === undefined ? code : `report(${code.trim()}, ${JSON.stringify(stated)});`;
  });
  const results: { found: unknown; stated: string }[] = [];
  const report = (found: unknown, stated: string) => results.push({ found, stated });
  new Function('report', ...Object.keys(library), body.join('\n'))(report, ...Object.values(library));
  return results;
}

describe.each(files)('the examples of src/%s', (file) => {
  const text = readFileSync(new URL(file, source), 'utf8');
  const examples = readExamples(text);

  it('has one for every public function', () => {
    const exported = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
    expect(examples.filter(({ lines }) => lines.length > 0).map(({ name }) => name)).toEqual(exported);
  });

  if (examples.length > 0) {
    it.each(examples)('$name gives what its example says', ({ lines }) => {
      const results = runExample(lines);
      expect(results.length).toBeGreaterThan(0);
      for (const { found, stated } of results) {
        if (typeof found === 'number') {
          const decimals = stated.split('.')[1]?.length ?? 0;
          expect(found.toFixed(decimals)).toBe(Number(stated).toFixed(decimals));
        } else expect(found).toEqual(new Function(`return ${stated}`)());
      }
    });
  }
});
