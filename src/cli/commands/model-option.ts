import { Option } from 'commander';
import type { CoderModel } from '../../coder/model/coder-model.ts';
import { loadModel } from '../../data/load-model.ts';

/** `--model` of every command that codes. */
export function modelOption(): Option {
  return new Option('--model <path|none>', 'trained model instead of the shipped one; none: the rules alone');
}

/**
 * The model that `--model` names: the shipped one where it is left out, null for "none".
 *
 * @throws InputFault when there is no such model
 */
export function chooseModel(given: string | null | undefined): CoderModel | null {
  if (given === 'none') return null;
  return given === null || given === undefined ? loadModel() : loadModel(given);
}
