import { toNfc } from './to-nfc.ts';
import type { SpokenTurn } from './transcript.ts';

/** A stretch of speech that is not a turn by itself: a cue, a recogniser's segment, an annotation, a word. */
export interface SpokenPiece {
  readonly speaker: string | null;
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  readonly text: string;
}

/** Text as a turn has it: NFC, every run of white space one space, trimmed. */
export function cleanText(text: string): string {
  const composed = toNfc(text);
  return isTidy(composed) ? composed : composed.replaceAll(/\s+/g, ' ').trim();
}

/** Whether the only white space is single blanks between words, as in most texts. */
function isTidy(text: string): boolean {
  return !/[^\S ]| {2}|^ | $/.test(text);
}

/** A speaker's label as a turn has it: cleaned like text; null where nothing is left. */
export function cleanSpeaker(label: string | null | undefined): string | null {
  return cleanText(label ?? '') || null;
}

/**
 * Joins consecutive pieces of one speaker to one turn: texts by a space, the start of the first and the end of the
 * last. Pieces without text are dropped before that; turns are numbered from "1". The role is left open.
 */
export function joinPieces(pieces: Iterable<SpokenPiece>): SpokenTurn[] {
  const runs: { first: SpokenPiece; endSeconds: number | null; speaker: string | null; texts: string[] }[] = [];
  for (const piece of pieces) {
    const text = cleanText(piece.text);
    if (text === '') continue;
    const speaker = cleanSpeaker(piece.speaker);
    const run = runs.at(-1);
    if (run && run.speaker === speaker) {
      run.texts.push(text);
      run.endSeconds = piece.endSeconds ?? run.endSeconds;
    } else {
      runs.push({ first: piece, endSeconds: piece.endSeconds, speaker, texts: [text] });
    }
  }
  return runs.map(({ first, endSeconds, speaker, texts }, index) => ({
    id: String(index + 1),
    speaker,
    role: null,
    startSeconds: first.startSeconds,
    endSeconds,
    text: texts.join(' '),
  }));
}

/** Turns that are already whole in their source: cleaned, empty ones dropped, numbered from "1". */
export function numberTurns(pieces: Iterable<SpokenPiece>): SpokenTurn[] {
  const turns: SpokenTurn[] = [];
  for (const { speaker, startSeconds, endSeconds, text } of pieces) {
    const cleaned = cleanText(text);
    if (cleaned === '') continue;
    const id = String(turns.length + 1);
    turns.push({ id, speaker: cleanSpeaker(speaker), role: null, startSeconds, endSeconds, text: cleaned });
  }
  return turns;
}
