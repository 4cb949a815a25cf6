import { createHash } from 'node:crypto';

/** The present moment, in milliseconds since 1970. */
export type Clock = () => number;
/** Gives an id that was never given before. */
export type IdSource = () => string;

/**
 * Ids in the order they are given: UUID version 7, a moment and a counter followed by random bits [RFC 9562, 5.7].
 *
 * @param randomBytes gives this many random bytes, as `randomBytes` of `node:crypto`
 */
export function uuidV7Source(clock: Clock, randomBytes: (size: number) => Uint8Array): IdSource {
  let last = 0;
  let counter = 0;
  return () => {
    const now = Math.max(clock(), last);
    counter = now === last ? counter + 1 : 0;
    last = counter > 0xfff ? now + 1 : now;
    counter = counter > 0xfff ? 0 : counter;
    const time = last.toString(16).padStart(12, '0');
    const random = Buffer.from(randomBytes(8));
    random.writeUInt8((random.readUInt8(0) & 0x3f) | 0x80, 0);
    const tail = random.toString('hex');
    const sequence = counter.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}

/** SHA-256 of any JSON value, for ids and idempotency keys that follow from content. */
export function hashContent(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/**
 * What a session's content is told apart by: who said what and when, with speakers named as once roles are assigned. Roles
 * and turn ids are interpretation and left out.
 */
export function hashTranscript(
  turns: readonly {
    readonly speaker: string;
    readonly startSeconds: number | null;
    readonly endSeconds: number | null;
    readonly text: string;
  }[],
): string {
  return hashContent(
    turns.map(({ speaker, startSeconds, endSeconds, text }) => [speaker, startSeconds, endSeconds, text]),
  );
}
