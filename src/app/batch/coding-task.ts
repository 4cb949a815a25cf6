import { InputFault } from '../../instrument/input-fault.ts';
import type { CodingRecord } from '../../library/records.ts';
import type { BatchInput, BatchSetup } from './batch-setup.ts';
import { type CodedInput, codeInput, scoreKept } from './code-input.ts';

/** One session to code, or only to score where its coding is kept already. */
export interface CodingTask {
  readonly input: BatchInput;
  /** Hash of the input and the setup, as `hashWork` gives it. */
  readonly work: string;
  readonly kept: CodingRecord | null;
}

export type TaskResult =
  | { readonly ok: true; readonly coded: CodedInput }
  | { readonly ok: false; readonly problem: string };

/** Does a task. Whatever is wrong with one session is an answer, so that it never stops the others. */
export async function doTask({ input, work, kept }: CodingTask, setup: BatchSetup): Promise<TaskResult> {
  try {
    if (kept) return { ok: true, coded: { lines: scoreKept(input, work, kept, setup), kept: null } };
    return { ok: true, coded: await codeInput(input, work, setup) };
  } catch (error) {
    return { ok: false, problem: describeProblem(error, input) };
  }
}

function describeProblem(error: unknown, { source }: BatchInput): string {
  if (error instanceof InputFault) return error.at(source.path).message;
  const { name, message } = error as Error;
  return `${source.path}: a defect of the program (${name}: ${message})`.replaceAll(/\s*\n\s*/g, ' ');
}
