import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packageRoot } from '../../src/data/package-root.ts';

/** Bundles a script of these tests, so that Node runs it as it is. It lies below node_modules to find the packages. */
export async function buildScript(name: string): Promise<string> {
  const outfile = join(packageRoot, 'node_modules', '.cache', 'miti-tests', `${name}-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

export interface Child {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** Whole lines written so far. */
  readonly lines: readonly string[];
  /** Exit code, or null where it was killed, when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

export function startScript(
  path: string,
  args: readonly string[],
  onLine: (lines: readonly string[]) => void = () => {},
): Child {
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    onLine(lines);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, errors }));
  });
  return { process: child, lines, ended };
}
