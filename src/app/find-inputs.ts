import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputFault } from '../instrument/input-fault.ts';

/** What the arguments of a command stand for. */
export interface FoundInputs {
  readonly files: readonly string[];
  /** One for each argument that stands for no file. */
  readonly faults: readonly InputFault[];
  /** Files that more than one argument stands for. */
  readonly repeated: readonly string[];
}

/**
 * The files that a user's arguments stand for, each once, in order: files as they are, folders with everything below
 * that has one of the endings, patterns with what they match where the shell did not.
 */
export async function findInputs(args: readonly string[], endings: readonly string[]): Promise<FoundInputs> {
  const faults: InputFault[] = [];
  const files = new Map<string, string>();
  const repeated = new Set<string>();
  const several = args.length > 1;
  for (const arg of args) {
    const found = await filesOf(arg, endings);
    if (found.length === 0) {
      const problem = existsSync(arg) ? 'there are no transcripts in the folder' : 'no such file';
      const remedy = existsSync(arg) ? `known endings are ${endings.join(', ')}` : 'check the path';
      faults.push(new InputFault({ problem, place: arg, remedy }));
    }
    // Global ratings are read with the codes that they stand beside.
    for (const file of found) {
      if ((found.length > 1 || several) && /\.globals(\.csv)?$/i.test(file)) continue;
      const whole = file === '-' ? file : resolve(file);
      if (files.has(whole)) repeated.add(file);
      else files.set(whole, file);
    }
  }
  return { files: [...files.values()], faults, repeated: [...repeated] };
}

async function filesOf(arg: string, endings: readonly string[]): Promise<string[]> {
  if (arg === '-') return [arg];
  if (existsSync(arg)) {
    if (!statSync(arg).isDirectory()) return [arg];
    const pattern = `**/*.{${endings.join(',')}}`;
    const below = await glob(pattern, arg);
    return below.map((file) => join(arg, file));
  }
  return /[*?[\]{}]/.test(arg) ? glob(arg, '.') : [];
}

async function glob(pattern: string, cwd: string): Promise<string[]> {
  const { glob: find } = await import('tinyglobby');
  const found = await find(pattern, { cwd, caseSensitiveMatch: false, expandDirectories: false, onlyFiles: true });
  return found.sort((a, b) => (a < b ? -1 : 1));
}
