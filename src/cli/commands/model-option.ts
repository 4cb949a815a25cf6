import { Option } from 'commander';

/** `--model` of every command that codes. */
export function modelOption(): Option {
  return new Option('--model <path|none>', 'trained model instead of the shipped one; none: the rules alone');
}
