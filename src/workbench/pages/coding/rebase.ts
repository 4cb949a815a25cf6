import type { Place } from '../../api/documents.ts';
import type { Operation, SentOperation } from '../../api/operations.ts';

/**
 * Gives operations that waited in this browser the numbers after the log's last one. What they made is known by their
 * numbers, so a flag or an event that one of them made is found under its new number.
 */
export function renumberOperations(waiting: readonly SentOperation[], last: number): SentOperation[] {
  const renamed = new Map(waiting.map(({ number }, index) => [number, last + 1 + index]));
  const rename = (number: number) => renamed.get(number) ?? number;
  return waiting.map((each, index) => ({
    number: last + 1 + index,
    at: each.at,
    operation: renameIn(each.operation, rename),
  }));
}

function renameIn(operation: Operation, rename: (number: number) => number): Operation {
  const renamePlace = (place: Place): Place => ('event' in place ? { event: rename(place.event) } : place);
  switch (operation.kind) {
    case 'noteFlag':
    case 'unflag':
      return { ...operation, flag: rename(operation.flag) };
    case 'correct':
    case 'strike':
      return { ...operation, event: rename(operation.event) };
    case 'tie':
    case 'untie':
      return { ...operation, place: renamePlace(operation.place) };
    case 'flag':
      return operation.place === null ? operation : { ...operation, place: renamePlace(operation.place) };
    default:
      return operation;
  }
}
