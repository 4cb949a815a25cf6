import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFile } from '../../../src/transcript/decode.ts';
import { elan } from '../../../src/transcript/formats/elan.ts';

interface Said {
  readonly tier: 'Kari' | 'Ola';
  readonly text: string;
}

/** A document of two tiers, in which every annotation takes a second and they follow one another. */
function write(said: readonly Said[]): string {
  const slots = [...said, null].map((_, i) => `<TIME_SLOT TIME_SLOT_ID="t${i}" TIME_VALUE="${i * 1000}"/>`);
  const encode = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const tiers = ['Ola', 'Kari'].map((name) => {
    const annotations = said.flatMap(({ tier, text }, i) => {
      if (tier !== name) return [];
      const attributes = `ANNOTATION_ID="a${i}" TIME_SLOT_REF1="t${i}" TIME_SLOT_REF2="t${i + 1}"`;
      const value = `<ANNOTATION_VALUE>${encode(text)}</ANNOTATION_VALUE>`;
      return [`<ANNOTATION><ALIGNABLE_ANNOTATION ${attributes}>${value}</ALIGNABLE_ANNOTATION></ANNOTATION>`];
    });
    return `<TIER TIER_ID="${name}" LINGUISTIC_TYPE_REF="speech">${annotations.join('')}</TIER>`;
  });
  return `<ANNOTATION_DOCUMENT><TIME_ORDER>${slots.join('')}</TIME_ORDER>${tiers.join('')}</ANNOTATION_DOCUMENT>`;
}

test('annotations of all tiers come back in the order of time', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'aå1&<>"\';#'), minLength: 1 });
  const said = fc.array(fc.record({ tier: fc.constantFrom('Kari' as const, 'Ola' as const), text }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(said, async (pieces) => {
      const bytes = new TextEncoder().encode(write(pieces));
      const [transcript] = await elan.read(decodeFile({ path: 'a.eaf', bytes }));
      const turns = transcript?.turns ?? [];
      expect(turns.map((turn) => turn.text).join(' ')).toBe(pieces.map((piece) => piece.text).join(' '));
      expect(turns[0]).toMatchObject({ speaker: pieces[0]?.tier, startSeconds: 0 });
      expect(turns.at(-1)?.endSeconds).toBe(pieces.length);
      expect(turns.every((turn, i) => i === 0 || turn.speaker !== turns[i - 1]?.speaker)).toBe(true);
    }),
  );
});
