import { decodeFile } from '../../transcript/decode.ts';
import { audioFileOf, type CasaaCode, type CasaaGeneration, lineFault, numberedLines } from './casaa.ts';

/** A second of sound at 44.1 kHz, 16 bit, stereo, and the header of the sound file before it. */
const bytesPerSecond = 176_400;
const headerBytes = 44;

const row = /^\d+\t[\d:.]*\t[\d:.]*\t/;

/**
 * The oldest generation: `Audio File:`, then lines of index, start, end, start byte, end byte, code number, code name. The
 * clock times are whole seconds; the bytes are exact.
 */
export const casaaWithBytes: CasaaGeneration = {
  name: 'CACTI before 0.5, places in bytes',
  recognise: (file) => numberedLines(decodeFile(file).text).some(({ text }) => row.test(text) && columnsOf(text) >= 7),
  read: (file) => {
    const lines = numberedLines(decodeFile(file).text);
    const audioFile = lines.map(({ text }) => audioFileOf(text)).find((each) => each !== null) ?? null;
    const codes = lines.filter(({ text }) => audioFileOf(text) === null).map(readCode);
    return { audioFile, codes, ratings: [], notes: '' };
  },
};

function columnsOf(text: string): number {
  return text.split('\t').length;
}

function readCode({ line, text }: { line: number; text: string }): CasaaCode {
  const cells = text.split('\t').map((cell) => cell.trim());
  const [, , , start = '', end = '', , name = ''] = cells;
  if (cells.length < 7 || name === '') throw lineFault(line, 'there are not seven columns');
  const [startSeconds, endSeconds] = [secondsOf(start, line), secondsOf(end, line)];
  if (endSeconds < startSeconds) throw lineFault(line, 'the utterance ends before it starts');
  return { startSeconds, endSeconds, name, speaker: null, note: null, place: `line ${line}` };
}

function secondsOf(bytes: string, line: number): number {
  if (!/^\d{1,12}$/.test(bytes)) throw lineFault(line, `"${bytes.slice(0, 40)}" is no place in bytes`);
  return Math.max(0, Number(bytes) - headerBytes) / bytesPerSecond;
}
