import { expect, test } from 'vitest';
import { clientFeatures } from '../../../src/coder/model/client-features.ts';
import { clinicianFeatures } from '../../../src/coder/model/clinician-features.ts';
import { modelTurns } from '../../../src/coder/model/model-turns.ts';
import { weigh } from '../setting.ts';

const lines = ['C: I am tired of smoking.', 'T: You are tired of it. What else?', 'C: My kids.', 'T: Mm-hm.'];

function featuresOf(session: readonly string[]) {
  const weighed = weigh('en', session);
  return clinicianFeatures(modelTurns(weighed), weighed);
}

test('one row for every clinician utterance and every client turn', () => {
  const session = weigh('en', lines);
  expect(clinicianFeatures(modelTurns(session), session)).toHaveLength(3);
  expect(clientFeatures(modelTurns(session), session)).toHaveLength(2);
});

test('the same session has the same features', () => {
  expect(featuresOf(lines)).toEqual(featuresOf(lines));
});

test('a question mark, and words given back, change the features', () => {
  const [plain] = featuresOf(['C: I am tired of smoking.', 'T: You are tired of smoking.']);
  const [asked] = featuresOf(['C: I am tired of smoking.', 'T: You are tired of smoking?']);
  const [unheard] = featuresOf(['C: Nothing new here.', 'T: You are tired of smoking.']);
  expect(plain?.kinds).toContain('mirrored run');
  expect(unheard?.kinds).not.toContain('mirrored run');
  expect(asked?.kinds).toContain('asked');
  expect(plain?.kinds).not.toContain('asked');
});

test('what is given back is known in Norwegian and Swedish too', () => {
  const mirrored = (language: 'nb' | 'sv', client: string, clinician: string) => {
    const session = weigh(language, [`C: ${client}`, `T: ${clinician}`]);
    return clinicianFeatures(modelTurns(session), session)[0]?.kinds;
  };
  expect(mirrored('nb', 'Jeg er lei av røyken min.', 'Du er lei av røyken din.')).toContain('mirrored run');
  expect(mirrored('sv', 'Jag är trött på min rygg.', 'Du är trött på din rygg.')).toContain('mirrored run');
});
