import { type CaptionCue, labelledPieces, readCues, stripMarkup } from '../cues.ts';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { baseName } from '../source-file.ts';
import { joinPieces, type SpokenPiece } from '../spoken-turns.ts';

/** A voice tag and what is said up to the next one: `<v Name>text</v>`, `<v.loud Name>text`. */
const voice = /<v(?:\.[^\s<>]*)?\s([^<>]*)>/gi;

/** WebVTT: Zoom (`Name: text`), Teams (`<v Name>text</v>`), WhisperX (`[SPEAKER_00]: text`). */
export const webvtt: TranscriptFormat = {
  id: 'webvtt',
  name: 'WebVTT (Zoom, Teams, WhisperX)',
  endings: ['vtt'],
  recognise: ({ text }) => /^\s*WEBVTT(?:\s|$)/.test(text.slice(0, 500)),
  read: ({ path, text }) => {
    const lines = text.split('\n');
    const cues = readCues(lines, headerLength(lines), true);
    const usesVoices = cues.some((cue) => cue.lines.some((line) => /<v[.\s]/i.test(line)));
    const pieces = usesVoices ? voicePieces(cues) : labelledPieces(cues);
    const language = statedLanguage(lines);
    return [{ id: baseName(path), language, changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

/** The header runs to the first blank line, or to the first cue where that line is missing. */
function headerLength(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  const end = lines.findIndex((line, at) => at > first && (line.trim() === '' || line.includes('-->')));
  if (end === -1) return lines.length;
  const isId = lines[end]?.includes('-->') && end - 1 > first && !/^\w+:/.test(lines[end - 1] ?? '');
  return isId ? end - 1 : end;
}

/** `Language: nb` in the header, or `NOTE language:nb-no` as Teams writes it, before the first cue. */
function statedLanguage(lines: readonly string[]): string | null {
  const firstCue = lines.findIndex((line) => line.includes('-->'));
  for (const line of lines.slice(0, firstCue === -1 ? 50 : firstCue)) {
    const tag = normaliseLanguageTag(/^(?:NOTE\s+)?language:\s*"?([\w-]{2,35})"?\s*$/i.exec(line)?.[1]);
    if (tag !== null) return tag;
  }
  return null;
}

/**
 * Speakers from voice tags. Teams cuts a turn into cues with the ids `guid/12-0`, `guid/12-1`: such parts are kept
 * together even where somebody else's cue lies between them, and one without a tag has the speaker of the part before it.
 */
function voicePieces(cues: readonly CaptionCue[]): SpokenPiece[] {
  const turns = new Map<string, SpokenPiece[]>();
  for (const [at, cue] of cues.entries()) {
    const key = /^(.+\/\d+)-\d+$/.exec(cue.id ?? '')?.[1] ?? `cue ${at}`;
    const parts = turns.get(key) ?? [];
    turns.set(key, parts);
    for (const part of splitVoices(cue))
      parts.push({ ...part, speaker: part.speaker ?? parts.at(-1)?.speaker ?? null });
  }
  return [...turns.values()].flat();
}

function splitVoices({ lines, startSeconds, endSeconds }: CaptionCue): SpokenPiece[] {
  // With a capturing group, split gives: text before the first tag, name, text, name, text ...
  const [before = '', ...rest] = lines.join('\n').split(voice);
  const pieces: SpokenPiece[] = [{ speaker: null, startSeconds, endSeconds, text: stripMarkup(before) }];
  for (let at = 0; at < rest.length; at += 2) {
    const speaker = stripMarkup(rest[at] ?? '');
    pieces.push({ speaker, startSeconds, endSeconds, text: stripMarkup(rest[at + 1] ?? '') });
  }
  return pieces.filter((piece) => piece.text.trim() !== '');
}
