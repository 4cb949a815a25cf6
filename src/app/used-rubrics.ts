import { InputFault } from '../instrument/input-fault.ts';

interface RubricName {
  readonly id: string;
  readonly sha256: string;
}

/** Counts which rubrics codings were made with, where a command can take those of one alone. */
export class UsedRubrics {
  readonly #used = new Map<string, { readonly id: string; count: number }>();

  add({ id, sha256 }: RubricName): void {
    const known = this.#used.get(sha256) ?? { id, count: 0 };
    known.count += 1;
    this.#used.set(sha256, known);
  }

  /** The rubric of most codings, by hash where several have as many; null where there are no codings. */
  mostUsed(): RubricName | null {
    const [first] = [...this.#used].sort(([a, most], [b, next]) => next.count - most.count || (a < b ? -1 : 1));
    return first ? { id: first[1].id, sha256: first[0] } : null;
  }

  /**
   * The only rubric that is as wanted; null where there is none.
   *
   * @param remedy what to do where there are several
   * @throws InputFault when there are several
   */
  only(wanted: string | undefined, remedy: string): RubricName | null {
    const matching = [...this.#used].filter(([sha, { id }]) => matchesRubric(wanted, id, sha));
    const [first, second] = matching;
    if (!first) return null;
    if (!second) return { id: first[1].id, sha256: first[0] };
    const list = matching.map(([sha, { id, count }]) => `${id} ${sha.slice(0, 12)} (${count} codings)`).join(', ');
    throw new InputFault({
      problem: `the codings were made with ${matching.length} rubrics: ${list}`,
      remedy: `${remedy} and the id or the beginning of the hash`,
    });
  }
}

/** Whether a rubric is the one that `--rubric` names, by its id or the beginning of its hash; any where none is named. */
export function matchesRubric(wanted: string | undefined, id: string, sha256: string): boolean {
  return wanted === undefined || wanted === id || (wanted.length >= 6 && sha256.startsWith(wanted));
}
