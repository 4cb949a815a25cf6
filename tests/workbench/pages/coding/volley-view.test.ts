import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreCoding } from '../../../../src/instrument/score-coding.ts';
import { placeDropped, placeVolleys } from '../../../../src/workbench/pages/coding/volley-view.ts';
import { miti } from '../../../instrument/shipped-rubric.ts';

const anyCode = fc.constantFrom(...miti.codes.map(({ id }) => id), null);
const anySession = fc.array(
  fc.oneof(fc.array(anyCode, { minLength: 1, maxLength: 4 }), fc.constant('client' as const)),
  {
    maxLength: 20,
  },
);

function codedTurns(session: readonly ('client' | readonly (string | null)[])[]) {
  return session.map((each, index) => {
    const turn = { id: String(index), speaker: '', startSeconds: null, endSeconds: null, text: 'word' };
    if (each === 'client') return { ...turn, role: 'client' as const, clientTalk: null };
    const utterances = each.map((code) => ({ from: 0, to: 4, code, confidence: null, reason: null }));
    return { ...turn, role: 'clinician' as const, utterances };
  });
}

test('what was not counted is found: as many places as the tally dropped, each with a code of its volley', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const turns = codedTurns(session);
      const { volleys } = scoreCoding(miti, { turns, globals: {} }, () => false);
      const places = placeDropped(volleys);
      expect(places).toHaveLength(volleys.flatMap(({ dropped }) => dropped).length);
      for (const { turnId, index, code } of places) {
        const turn = turns[Number(turnId)];
        expect(turn?.role === 'clinician' && turn.utterances[index]?.code).toBe(code);
      }
    }),
  );
});

test('each turn of the clinician is in one volley, which opens and closes once', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const turns = codedTurns(session);
      const { volleys } = scoreCoding(miti, { turns, globals: {} }, () => false);
      const parts = placeVolleys(volleys, new Map(turns.map(({ id }, index) => [id, index])));
      turns.forEach(({ role }, index) => expect(parts.has(index)).toBe(role === 'clinician'));
      expect([...parts.values()].filter(({ opens }) => opens)).toHaveLength(volleys.length);
      expect([...parts.values()].filter(({ closes }) => closes)).toHaveLength(volleys.length);
    }),
  );
});
