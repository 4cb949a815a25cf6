import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCues, stripMarkup } from '../../src/transcript/cues.ts';
import { readTranscripts } from '../../src/transcript/read-transcripts.ts';
import { joinPieces } from '../../src/transcript/spoken-turns.ts';

describe('the text of a cue as it is spoken', () => {
  test.each([
    ['<i>so</i> <c.yellow>it</c> <00:00:01.000>goes</font>', 'so it goes'],
    ['{\\an8}above', 'above'],
    ['fish &amp; chips &lt;3 &#8211; &#x1F41F;&nbsp;!', 'fish & chips <3 – 🐟 !'],
    ['under <50 kg and over >40, <inaudible>', 'under <50 kg and over >40, <inaudible>'],
    ['AT&T; &#0; &#xD800; &#x110000; &unknown;', 'AT&T; &#0; &#xD800; &#x110000; &unknown;'],
  ])('%s', (text, spoken) => expect(stripMarkup(text)).toBe(spoken));
});

test('comments are left out of WebVTT only', () => {
  const lines = '00:01.000 --> 00:02.000\nOne.\n\nNOTE to self\nmore\n\n00:03.000 --> 00:04.000\nTwo.'.split('\n');
  expect(readCues(lines, 0, true).map((cue) => cue.lines)).toEqual([['One.'], ['Two.']]);
  expect(readCues(lines, 0, false).map((cue) => cue.lines)).toEqual([['One.', 'NOTE to self', 'more'], ['Two.']]);
});

const clock = (thousandths: number, comma: string) => {
  const two = (value: number) => String(Math.floor(value) % 60).padStart(2, '0');
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `00:${two(thousandths / 60_000)}:${two(thousandths / 1000)}${comma}${rest}`;
};

const cue = fc.record({
  speaker: fc.constantFrom('Anna Lund', 'T', 'Veileder 1', 'Moe, Åse'),
  start: fc.nat(3_000_000),
  length: fc.nat(9000),
  text: fc.lorem({ maxCount: 5 }),
});
const cues = fc.array(cue, { minLength: 1, maxLength: 12 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

const writings = [
  { format: 'webvtt', comma: '.', head: 'WEBVTT\n\n', say: (who: string, what: string) => `${who}: ${what}` },
  { format: 'webvtt', comma: '.', head: 'WEBVTT\n\n', say: (who: string, what: string) => `<v ${who}>${what}</v>` },
  { format: 'webvtt', comma: '.', head: 'WEBVTT\n\n', say: (who: string, what: string) => `[${who}]: ${what}` },
  { format: 'srt', comma: ',', head: '', say: (who: string, what: string) => `${who}: ${what}` },
];

test.each(writings)('what is written as $format comes back, speech and times', async ({ format, comma, head, say }) => {
  await fc.assert(
    fc.asyncProperty(cues, lineEnd, async (given, end) => {
      const blocks = given.map(({ speaker, start, length, text }, at) => {
        return `${at + 1}\n${clock(start, comma)} --> ${clock(start + length, comma)}\n${say(speaker, text)}\n`;
      });
      const bytes = new TextEncoder().encode((head + blocks.join('\n')).replaceAll('\n', end));
      const read = await readTranscripts({ path: 'talk', bytes });
      const pieces = given.map(({ speaker, start, length, text }) => ({
        speaker,
        text,
        startSeconds: start / 1000,
        endSeconds: (start + length) / 1000,
      }));
      expect(read.format.id).toBe(format);
      expect(read.transcripts[0]?.turns).toEqual(joinPieces(pieces));
    }),
  );
});
