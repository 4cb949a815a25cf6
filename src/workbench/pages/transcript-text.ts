/**
 * Where an utterance could be divided, in UTF-16 code units of its text: the start of each word but the first.
 */
export function wordStarts(text: string): number[] {
  return [...text.matchAll(/(?<=\s)\S/gu)].map(({ index }) => index);
}

/**
 * Where its sentences but the first start: after a full stop, question mark, exclamation mark or ellipsis with a space.
 * Good enough to offer as places for dividing; a coder may divide at any word.
 */
export function sentenceStarts(text: string): number[] {
  return [...text.matchAll(/(?<=[.?!…]["'”’»)\]]*\s+)\S/gu)].map(({ index }) => index);
}

/** Where speech pauses within it: the start of what follows a comma, a dash or the end of a sentence. */
export function pauseStarts(text: string): number[] {
  return [...text.matchAll(/(?<=(?:[.?!…,;:]["'”’»)\]]*|\s[–—-])\s+)\S/gu)].map(({ index }) => index);
}
