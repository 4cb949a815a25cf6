import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainText } from '../../../src/transcript/formats/plain-text.ts';

const speakers = fc.uniqueArray(fc.constantFrom('Anna Lund', 'T', 'C', 'KARI', 'Veileder', 'Client 2'), {
  minLength: 2,
  maxLength: 3,
});
const sentence = fc.stringMatching(/^[a-z][a-z ,?]{0,30}[a-z]$/);
const turn = fc.record({ speaker: fc.nat(2), lines: fc.array(sentence, { minLength: 1, maxLength: 3 }) });

describe('what is written comes back', () => {
  test.each([
    ['Name: text', (who: string, text: string) => `${who}: ${text}`, false],
    ['Name: text with stamps', (who: string, text: string) => `[00:01:05] ${who}: ${text}`, true],
    ['Name (stamp): text', (who: string, text: string) => `${who} (1:05): ${text}`, true],
    ['Name<tab>text', (who: string, text: string) => `${who}\t${text}`, false],
  ])('%s', (_, write, hasTimes) => {
    fc.assert(
      fc.property(speakers, fc.array(turn, { minLength: 1, maxLength: 10 }), (labels, turns) => {
        const said = turns.map(({ speaker, lines }) => ({ speaker: labels[speaker % labels.length] ?? 'T', lines }));
        const text = said.map(({ speaker, lines }) => write(speaker, lines.join('\n'))).join('\n\n');
        const read = readPlainText('talk', text.split('\n'), 'line');
        expect(read.notes).toEqual([]);
        expect(read.turns).toEqual(
          said.map(({ speaker, lines }, at) => ({
            id: String(at + 1),
            speaker,
            role: null,
            startSeconds: hasTimes ? 65 : null,
            endSeconds: null,
            text: lines.join(' ').replaceAll(/ +/g, ' '),
          })),
        );
      }),
    );
  });
});

test('a time in brackets belongs to the line it begins, and is no speech elsewhere', () => {
  const lines = ['T: We met [00:01:00] at noon.', '[00:02:00]', 'C: Yes.', '(00:03:00)', 'It was (12:30) sharp.'];
  const { turns } = readPlainText('talk', lines, 'line');
  expect(turns.map(({ startSeconds, text }) => [startSeconds, text])).toEqual([
    [null, 'We met at noon.'],
    [120, 'Yes. It was (12:30) sharp.'],
  ]);
});
