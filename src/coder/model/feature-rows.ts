/** Features that there is room for at first. */
const startSize = 32_768;
const startRows = 512;

/** Size of the feature space: a power of two. */
export const buckets = 1 << 14;
const mask = buckets - 1;

/** Rows of hashed features in one growing piece of memory. `from[i]` to `from[i + 1]` are the features of row i. */
export class FeatureRows {
  index = new Uint16Array(startSize);
  value = new Float32Array(startSize);
  /** What a feature is, for its explanation: the template in the high bits, its argument in the low ones. */
  tag = new Int32Array(startSize);
  from = new Int32Array(startRows);
  rows = 0;
  private used = 0;
  /** In which row a bucket was last used by a feature that counts once a row. */
  private readonly lastRow = new Int32Array(buckets).fill(-1);

  /** Forgets all rows and keeps the memory. */
  clear(): this {
    this.rows = 0;
    this.used = 0;
    this.lastRow.fill(-1);
    return this;
  }

  /** Adds a feature to the row under way. */
  add(template: number, key: number, value = 1, argument = 0): void {
    this.put(bucketOf(template, key), template, value, argument);
  }

  /** Adds a feature unless the row has it. */
  addOnce(template: number, key: number, value: number, argument: number): void {
    const bucket = bucketOf(template, key);
    if (this.lastRow[bucket] === this.rows) return;
    this.lastRow[bucket] = this.rows;
    this.put(bucket, template, value, argument);
  }

  /** One feature for every bound that the amount reaches. */
  addSteps(template: number, amount: number, bounds: readonly number[], value = 1, key = 0): void {
    for (let i = 0; i < bounds.length && amount >= (bounds[i] as number); i += 1)
      this.put(bucketOf(template, key * 64 + i + 1), template, value, i);
  }

  /** Closes the row under way. */
  endRow(): void {
    this.rows += 1;
    if (this.rows === this.from.length) this.from = widen(this.from, new Int32Array(this.rows * 2));
    this.from[this.rows] = this.used;
  }

  private put(bucket: number, template: number, value: number, argument: number): void {
    const at = this.used;
    if (at === this.index.length) this.grow();
    this.index[at] = bucket;
    this.value[at] = value;
    this.tag[at] = (template << 16) | (argument & 0xffff);
    this.used = at + 1;
  }

  private grow(): void {
    const size = this.index.length * 2;
    this.index = widen(this.index, new Uint16Array(size));
    this.value = widen(this.value, new Float32Array(size));
    this.tag = widen(this.tag, new Int32Array(size));
  }
}

function widen<T extends Uint16Array | Float32Array | Int32Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}

/** Mixes two hashes; their order matters. */
export function mix(a: number, b: number): number {
  const hash = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) ^ b;
  return Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
}

/** The place of a feature among all: its template and what it holds, hashed. */
export function bucketOf(template: number, key: number): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ key;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) & mask;
}
