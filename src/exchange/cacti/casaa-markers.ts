import { decodeFile } from '../../transcript/decode.ts';
import { parseClock } from '../../transcript/time-stamp.ts';
import { audioFileOf, type CasaaCode, type CasaaGeneration, lineFault, numberedLines } from './casaa.ts';

const row = /^\s*\d{1,4}:\d{2}:\d{2}(?:[.,]\d{1,9})?\t\s*-?\d+\t/;

/** The middle generation: lines of time, code number, code name. An utterance lasts until the next one starts. */
export const casaaWithMarkers: CasaaGeneration = {
  name: 'CACTI before 0.80, time markers',
  recognise: (file) => numberedLines(decodeFile(file).text).some(({ text }) => row.test(text)),
  read: (file) => {
    const lines = numberedLines(decodeFile(file).text);
    const audioFile = lines.map(({ text }) => audioFileOf(text)).find((each) => each !== null) ?? null;
    const markers = lines.filter(({ text }) => audioFileOf(text) === null).map(readMarker);
    const codes = markers.map(
      (each, at): CasaaCode => ({ ...each, endSeconds: markers[at + 1]?.startSeconds ?? null }),
    );
    return { audioFile, codes, ratings: [], notes: '' };
  },
};

function readMarker({ line, text }: { line: number; text: string }): CasaaCode {
  const [time = '', , name = ''] = text.split('\t').map((cell) => cell.trim());
  const startSeconds = parseClock(time);
  if (startSeconds === undefined) throw lineFault(line, `"${time.slice(0, 40)}" is no time (HH:MM:SS.s)`);
  if (name === '') throw lineFault(line, 'there is no name of a code in the third column');
  return { startSeconds, endSeconds: null, name, speaker: null, note: null, place: `line ${line}` };
}
