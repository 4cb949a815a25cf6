import { InputFault } from '../instrument/input-fault.ts';

/** Does work whose faults lie in a file, and names that file in them. */
export function faultsAt<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputFault ? error.at(place) : error;
  }
}
