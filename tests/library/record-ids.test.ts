import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashTranscript, uuidV7Source } from '../../src/library/record-ids.ts';

describe('uuidV7Source', () => {
  it('gives version 7 ids with the moment in front', () => {
    const id = uuidV7Source(
      () => 0x0123456789ab,
      () => new Uint8Array(8).fill(0xff),
    )();
    expect(id).toBe('01234567-89ab-7000-bfff-ffffffffffff');
  });

  it('gives ids in order and none twice, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 20 }), (moments) => {
        let reads = 0;
        const next = uuidV7Source(() => moments[reads++ % moments.length] ?? 0, randomBytes);
        const ids = Array.from({ length: 200 }, next);
        expect(new Set(ids).size).toBe(200);
        expect(ids.toSorted()).toEqual(ids);
      }),
    );
  });

  it('goes on after more ids in one millisecond than its counter holds', () => {
    const next = uuidV7Source(() => 1, randomBytes);
    const ids = Array.from({ length: 9000 }, next);
    expect(new Set(ids).size).toBe(9000);
    expect(ids.toSorted()).toEqual(ids);
  });
});

describe('hashTranscript', () => {
  const turn = { id: '1', role: 'client', speaker: 'C', startSeconds: 1, endSeconds: null, text: 'Yes.' };

  it('is the same for the same words, whoever is said to be the clinician', () => {
    expect(hashTranscript([{ ...turn, role: 'clinician', id: '7' } as typeof turn])).toBe(hashTranscript([turn]));
  });

  it.each([{ speaker: 'D' }, { startSeconds: 2 }, { text: 'Yes' }])('differs with %o', (other) => {
    expect(hashTranscript([{ ...turn, ...other }])).not.toBe(hashTranscript([turn]));
  });
});
