import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSession } from '../../../src/coder/heuristic-coder.ts';
import type { CoderModel } from '../../../src/coder/model/coder-model.ts';
import { loadModel } from '../../../src/data/load-model.ts';
import { codeIds } from '../../../src/instrument/rubric.ts';
import { cueFiles, rubric, turnsOf } from '../setting.ts';
import { leaningModel } from './tiny-model.ts';

function code(lines: readonly string[], model: CoderModel) {
  const session = { id: 's', language: 'en', changeGoal: null, notes: [], turns: turnsOf(lines) };
  return codeSession(session, { rubric, cues: cueFiles.en, model });
}

describe('rules and model together', () => {
  test('the model decides', () => {
    const [turn] = code(['T: The bus leaves at nine from the square.'], leaningModel('GI')).turns;
    expect(turn).toMatchObject({ utterances: [{ code: 'GI' }] });
  });

  test('what a detector found is weighed, and never decides alone', () => {
    const [turn] = code(['T: Would it be all right if I told you what others do?'], leaningModel('GI')).turns;
    expect(turn).toMatchObject({ utterances: [{ code: 'GI' }] });
  });

  test('the evidence of the detector stands in the reason where the model gives its code', () => {
    const [turn] = code(['T: Would it be all right if I told you what others do?'], leaningModel('SEEK')).turns;
    expect(turn).toMatchObject({ utterances: [{ code: 'SEEK', reason: expect.stringContaining('asks permission') }] });
  });

  test('little confidence is marked as uncertain', () => {
    const [turn] = code(['T: The bus leaves at nine from the square.'], leaningModel('GI', 0.1)).turns;
    expect(turn).toMatchObject({ utterances: [{ uncertain: { secondBest: 'GI' } }] });
  });

  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('🙂', 'مرحبا', '...', 'you you you?', '', ' \n'),
  );
  test('any text gets known codes, and always the same', () => {
    const model = loadModel();
    const known = [null, ...codeIds(rubric)];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('T', 'C', 'O'), junk), { maxLength: 10 }), (turns) => {
        const lines = turns.map(([who, text]) => `${who}:${text}`);
        const coding = code(lines, model);
        expect(coding.turns).toHaveLength(lines.length);
        for (const turn of coding.turns)
          if (turn.role === 'clinician')
            for (const each of turn.utterances) {
              expect(known).toContain(each.code);
              expect(each.confidence).toBeGreaterThanOrEqual(0);
              expect(each.confidence).toBeLessThanOrEqual(1);
            }
        expect(code(lines, model)).toEqual(coding);
      }),
      { numRuns: 40 },
    );
  });
});
