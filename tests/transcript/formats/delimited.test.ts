import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readTranscripts } from '../../../src/transcript/read-transcripts.ts';

test('what a spreadsheet writes comes back, whatever its delimiter and line ends', async () => {
  const text = fc.stringMatching(/^[a-zåéλ“?!]+([ ,;"'\t-]{1,2}[a-zåéλ“?!]+){0,4}$/u);
  const row = fc.record({
    taler: fc.constantFrom('Veileder', 'Bruker', 'Moe; Kari', 'Berg, "Siri"'),
    start: fc.integer({ min: 0, max: 5000 }),
    tekst: text,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      async (rows, delimiter, newline) => {
        const written = Papa.unparse(rows, { delimiter, newline });
        const { format, transcripts } = await readTranscripts({ path: 'x', bytes: new TextEncoder().encode(written) });
        const read = transcripts[0]?.turns.map((turn) => [turn.id, turn.speaker, turn.startSeconds, turn.text]);
        const clean = (each: string) => each.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
        expect(format.id).toBe('delimited');
        expect(read).toEqual(rows.map(({ taler, start, tekst }, at) => [`${at + 1}`, taler, start, clean(tekst)]));
      },
    ),
  );
});
