import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSession, rulesVersion } from '../../src/coder/heuristic-coder.ts';
import { languages } from '../../src/coder/reading/cue-kinds.ts';
import { codeIds } from '../../src/instrument/rubric.ts';
import { code, cueFiles, lastCodes, rubric, turnsOf } from './setting.ts';

describe('coding a session', () => {
  test('signs its work', () => {
    expect(code('en', ['T: How was your week?']).coder).toEqual({
      kind: 'heuristic',
      id: 'rules',
      version: rulesVersion,
    });
  });

  test('gives each utterance its code and the client its talk', () => {
    const lines = ['C: I want to quit smoking this year.', 'T: You want to quit this year. What would help you?'];
    expect(lastCodes('en', lines)).toEqual(['SR', 'Q']);
    expect(code('en', lines, 'quitting smoking').turns[0]).toMatchObject({ clientTalk: 'change' });
  });

  test('a reason quotes its evidence', () => {
    const [turn] = code('en', ['T: Would it be all right if I told you what others do?']).turns;
    expect(turn).toMatchObject({
      utterances: [{ code: 'SEEK', reason: expect.stringContaining('Would it be all right if') }],
    });
  });

  test('advice after permission, and when the permission lapses', () => {
    const granted = ['T: May I make a suggestion?', 'C: Sure.', 'T: You could try a short walk after lunch.'];
    expect(lastCodes('en', granted)).toEqual(['PERSUADE_WITH']);
    const refused = ['T: May I make a suggestion?', 'C: No, rather not.', 'T: You could try a short walk after lunch.'];
    expect(lastCodes('en', refused)).toEqual(['PERSUADE']);
    const ordered = [
      ...granted,
      'C: Maybe.',
      'T: You really must stop that.',
      'C: Hm, well, who knows.',
      'T: You could try a nap.',
    ];
    expect(lastCodes('en', ordered)).toEqual(['PERSUADE']);
  });

  test('Norwegian and Swedish', () => {
    expect(
      lastCodes('nb', ['T: Får jeg komme med et forslag?', 'C: Ja, kom med det.', 'T: Du kunne prøve en tur.']),
    ).toEqual(['PERSUADE_WITH']);
    expect(lastCodes('sv', ['C: Jag sover dåligt.', 'T: Du sover dåligt. Vad tror du skulle hjälpa?'])).toEqual([
      'SR',
      'Q',
    ]);
  });

  test.each([
    ['nb', 'T: Får jeg komme med et forslag?', 'C: Nei.', 'T: Du kunne prøve en tur.', 'PERSUADE'],
    ['nb', 'T: Får jeg komme med et forslag?', 'C: Nei, det går bra.', 'T: Du kunne prøve en tur.', 'PERSUADE'],
    ['nb', 'T: Får jeg komme med et forslag?', 'C: Mm.', 'T: Du kunne prøve en tur.', 'PERSUADE_WITH'],
    ['sv', 'T: Får jag komma med ett förslag?', 'C: Nej.', 'T: Du borde prova en promenad.', 'PERSUADE'],
    ['sv', 'T: Får jag komma med ett förslag?', 'C: Nä.', 'T: Du borde prova en promenad.', 'PERSUADE'],
    ['sv', 'T: Får jag komma med ett förslag?', 'C: Ja.', 'T: Du borde prova en promenad.', 'PERSUADE_WITH'],
    ['en', 'T: May I make a suggestion?', 'C: Mm-mm.', 'T: You could try a short walk after lunch.', 'PERSUADE'],
    ['en', 'T: May I make a suggestion?', 'C: Mm-hm.', 'T: You could try a short walk after lunch.', 'PERSUADE_WITH'],
  ] as const)(
    'a short answer grants or refuses permission: %s, %s %s',
    (language, asks, answers, advises, expected) => {
      expect(lastCodes(language, [asks, answers, advises])).toEqual([expected]);
    },
  );

  test('a listening noise that answers nothing leaves a permission as it is', () => {
    const noises = Array.from({ length: 8 }, () => ['C: Mm-hm.', 'T: And so on.']).flat();
    const lines = ['T: May I make a suggestion?', 'C: Sure, go ahead.', 'T: Thanks.', ...noises];
    expect(lastCodes('en', [...lines, 'C: Mm-hm.', 'T: You could try a walk.'])).toEqual(['PERSUADE_WITH']);
  });

  test('from the fourth time on the same affirmation is no Affirm', () => {
    const told = [
      'T: It took courage to make that call.',
      'C: I called them.',
      'T: Well, it took courage to make that call!',
      'C: I did.',
    ];
    expect(lastCodes('en', [...told, 'T: It took courage to make that call.'])).toEqual(['AF']);
    expect(lastCodes('en', [...told, ...told.slice(0, 2), 'T: It took courage to make that call.'])).toEqual([null]);
    expect(lastCodes('en', [...told, ...told, 'T: It took courage to tell your mother.'])).toEqual(['AF']);
  });

  test('others are not coded and keep their place', () => {
    expect(code('en', ['O: I am the employer.', 'T: Hello.']).turns.map(({ role }) => role)).toEqual([
      'other',
      'clinician',
    ]);
  });

  test('gives only codes that the rubric knows', () => {
    const small = { ...rubric, codes: rubric.codes.filter(({ id }) => id !== 'CR' && id !== 'SR') };
    const session = {
      id: 's',
      language: 'en',
      changeGoal: null,
      notes: [],
      turns: turnsOf(['C: I am sad.', 'T: You feel sad.']),
    };
    const coding = codeSession(session, { rubric: small, cues: cueFiles.en });
    expect(coding.turns[1]).toMatchObject({ utterances: [{ code: null }] });
  });

  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('🙂🙂', 'مرحبا بك', '...', 'you you you?', '', ' \t\n'),
  );
  test.each(languages)('any text gets at most one known code an utterance, and always the same (%s)', (language) => {
    const known = [null, ...codeIds(rubric)];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('T', 'C', 'O'), junk), { maxLength: 12 }), (turns) => {
        const lines = turns.map(([who, text]) => `${who}:${text}`);
        const coding = code(language, lines);
        for (const turn of coding.turns)
          if (turn.role === 'clinician')
            for (const each of turn.utterances) {
              expect(known).toContain(each.code);
              expect(each.confidence).toBeGreaterThanOrEqual(0);
              expect(each.confidence).toBeLessThanOrEqual(1);
            }
        expect(code(language, lines)).toEqual(coding);
      }),
      { numRuns: 60 },
    );
  });

  test('a volley of twenty thousand utterances is coded', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `T: You could try to walk ${i} times, you feel sad.`);
    expect(code('en', ['C: I feel tired.', ...lines]).turns).toHaveLength(20_001);
  });

  test('a turn of twenty thousand sentences is coded after a long client turn', () => {
    const long = (sentence: string) => Array.from({ length: 20_000 }, () => sentence).join(' ');
    const [, turn] = code('en', [`C: ${long('I walked home.')}`, `T: ${long('You are sad about it.')}`]).turns;
    expect(turn).toMatchObject({ role: 'clinician', utterances: { length: 20_000 } });
  });

  test('ten thousand words without a full stop are coded', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => ['you', 'know', 'so', 'what', 'not'][i % 5]).join(' ');
    const coding = code('en', [`T: ${text}`, `C: ${text}`]);
    expect(coding.turns).toHaveLength(2);
  });
});
