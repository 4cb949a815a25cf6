import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFile } from '../../../src/transcript/decode.ts';
import { textgrid } from '../../../src/transcript/formats/textgrid.ts';

/** One interval tier, as Praat writes it in its long and in its short form. */
interface Written {
  readonly long: string;
  readonly short: string;
}

function write(name: string, texts: readonly string[]): Written {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const size = texts.length;
  const head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n';
  const long = texts.map(
    (text, i) => `intervals [${i + 1}]:\nxmin = ${i} \nxmax = ${i + 1} \ntext = ${quoted(text)} \n`,
  );
  const short = texts.map((text, i) => `${i}\n${i + 1}\n${quoted(text)}\n`);
  return {
    long:
      `${head}xmin = 0 \nxmax = ${size} \ntiers? <exists> \nsize = 1 \nitem []: \nitem [1]:\nclass = "IntervalTier" \n` +
      `name = ${quoted(name)} \nxmin = 0 \nxmax = ${size} \nintervals: size = ${size} \n${long.join('')}`,
    short: `${head}0\n${size}\n<exists>\n1\n"IntervalTier"\n${quoted(name)}\n0\n${size}\n${size}\n${short.join('')}`,
  };
}

const read = (text: string) => textgrid.read(decodeFile({ path: 'a.TextGrid', bytes: new TextEncoder().encode(text) }));

test('any text comes back from the long and the short form', async () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab12"!<>=[]'), minLength: 1 });
  const texts = fc.array(word, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(word, texts, async (name, spoken) => {
      const { long, short } = write(name, spoken);
      const [transcript] = await read(long);
      const turn = { id: '1', speaker: name, role: null, startSeconds: 0, endSeconds: spoken.length };
      expect(transcript?.turns).toEqual([{ ...turn, text: spoken.join(' ') }]);
      expect(await read(short)).toEqual([transcript]);
    }),
  );
});
