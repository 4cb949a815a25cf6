import { describe, expect, it } from 'vitest';
import { extendRubric } from '../../src/instrument/extend-rubric.ts';
import { parseRubric } from '../../src/instrument/rubric-schema.ts';
import { miti } from './shipped-rubric.ts';

/** The MITI with the value at one path changed. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = path;
  return change(miti, step, rest, value);
}

function change(
  part: unknown,
  step: string | number | undefined,
  rest: readonly (string | number)[],
  value: unknown,
): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(part) ? [...part] : { ...(part as object) }) as Record<string, unknown>;
  copy[step] = change(copy[step], rest[0], rest.slice(1), value);
  return copy;
}

function faultsOf(data: unknown): string[] {
  const parsed = parseRubric(data);
  return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('parseRubric', () => {
  it('takes the MITI', () => {
    expect(faultsOf(miti)).toEqual([]);
  });

  it.each<[string, (string | number)[], unknown, RegExp]>([
    ['a hotkey used twice', ['codes', 1, 'hotkey'], 'g', /codes\.1\.hotkey: .*twice/],
    ['an unknown family', ['codes', 0, 'family'], 'x', /codes\.0\.family: no family/],
    [
      'a formula over an unknown code',
      ['measures', 4, 'formula'],
      { sum: [{ count: 'XX' }] },
      /no code has the id "XX"/,
    ],
    [
      'a threshold for an unknown measure',
      ['proficiency', 'thresholds', 'x'],
      { fair: 1 },
      /thresholds\.x: no measure/,
    ],
    [
      'a threshold for an unknown level',
      ['proficiency', 'thresholds', 'technicalGlobal'],
      { superb: 1 },
      /superb: no level/,
    ],
    ['thresholds that fall', ['proficiency', 'thresholds', 'technicalGlobal'], { fair: 4, good: 3 }, /must rise/],
    ['a default off the scale', ['globals', 0, 'default'], 9, /globals\.0\.default: .*outside/],
    ['a level called as if none was reached', ['proficiency', 'levels', 0, 'id'], 'below', /can't be called below/],
    ['an anchor off the scale', ['globals', 0, 'anchors', '6'], 'x', /anchors: .*outside the scale/],
    [
      'a miss that does not say what it is',
      ['codes', 0, 'examples', 2],
      { kind: 'miss', clinician: 'Hm.', reason: 'x' },
      /examples\.2\.insteadCode: .*null where it is not coded/,
    ],
    [
      'a threshold off the scale',
      ['proficiency', 'thresholds', 'technicalGlobal'],
      { fair: 9 },
      /fair: no session can/,
    ],
    ['a misspelt key', ['segment', 'recomendedSeconds'], 1, /segment\.recomendedSeconds: there is no such key/],
  ])('refuses %s', (_what, path, value, message) => {
    expect(faultsOf(changed(path, value)).join('\n')).toMatch(message);
  });

  it('finds all faults at once', () => {
    expect(faultsOf(changed(['volley', 'answerable'], ['NO', 'NAY']))).toHaveLength(2);
  });
});

describe('extendRubric', () => {
  it('replaces whole sections and keeps the rest', () => {
    const derived = extendRubric(miti, {
      extends: 'miti-4.2.1',
      id: 'ours',
      proficiency: { ...miti.proficiency, thresholds: {} },
    });
    expect(derived).not.toHaveProperty('extends');
    expect(derived.codes).toBe(miti.codes);
    expect(faultsOf(derived)).toEqual([]);
  });
});

describe('the shipped MITI', () => {
  it('explains each code by a hit, a near miss and a miss of our own', () => {
    for (const code of miti.codes) {
      expect(code.examples.map((each) => each.kind).sort(), code.id).toEqual(['hit', 'miss', 'nearMiss']);
    }
  });

  it('says of each near miss and miss what it is instead', () => {
    for (const { id, examples } of miti.codes) {
      for (const each of examples.filter(({ kind }) => kind !== 'hit')) {
        expect(each.insteadCode, `${id}: ${each.clinician}`).not.toBeUndefined();
        expect(each.insteadCode).not.toBe(id);
      }
    }
  });
});
