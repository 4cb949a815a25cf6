import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoderModel } from '../coder/model/coder-model.ts';
import { readModel } from '../coder/model/model-file.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { packageRoot } from './package-root.ts';

/**
 * Reads a trained model: of a file, or the shipped one. That knows English; in other languages the rules code alone.
 *
 * @throws InputFault when the file can't be read, or is no model
 */
export function loadModel(path = join(packageRoot, 'rubrics', 'models', 'en.model')): CoderModel {
  return readModel(readBytes(path), path);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const problem = `the model can't be read (${(error as Error).message})`;
    throw new InputFault({ place: path, problem, remedy: 'give a file that miti train wrote' });
  }
}

/**
 * The model that a user names: the shipped one where none is named, null for "none", which is the rules alone.
 *
 * @throws InputFault when there is no such model
 */
export function chooseModel(named: string | null | undefined): CoderModel | null {
  if (named === 'none') return null;
  return loadModel(named ?? undefined);
}
