import { labelledPieces, readCues } from '../cues.ts';
import type { TranscriptFormat } from '../format.ts';
import { baseName } from '../source-file.ts';
import { joinPieces } from '../spoken-turns.ts';

/** SubRip, as WhisperX (`[SPEAKER_00]: text`) and other recognisers and editors (`Name: text`) write it. */
export const srt: TranscriptFormat = {
  id: 'srt',
  name: 'SRT subtitles',
  endings: ['srt'],
  recognise: ({ text }) => /^\s*(?:\d{1,9}\s*\n\s*)?\d[\d:.,]*\s*-->/.test(text.slice(0, 500)),
  read: ({ path, text }) => {
    const cues = readCues(text.split('\n'), 0, false);
    return [
      { id: baseName(path), language: null, changeGoal: null, turns: joinPieces(labelledPieces(cues)), notes: [] },
    ];
  },
};
