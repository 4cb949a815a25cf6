const slots = 1 << 15;
const mask = slots - 1;

/**
 * A set of hashes that is emptied at no cost: a slot is filled where it bears the present stamp. Two hashes in the same slot are taken
 * for one, always the same two.
 */
export class StampTable {
  private readonly stamps = new Int32Array(slots);
  private stamp = 1;

  clear(): void {
    this.stamp += 1;
  }

  add(hash: number): void {
    this.stamps[hash & mask] = this.stamp;
  }

  has(hash: number): boolean {
    return this.stamps[hash & mask] === this.stamp;
  }
}
