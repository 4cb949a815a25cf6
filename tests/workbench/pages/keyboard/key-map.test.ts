import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Action,
  assignKey,
  defaultKeyMap,
  findAction,
  layKeys,
  ownActions,
} from '../../../../src/workbench/pages/keyboard/key-map.ts';
import { miti } from '../../../instrument/shipped-rubric.ts';

const defaults = defaultKeyMap(miti);
const actions = Object.keys(defaults) as Action[];
const anyAction = fc.constantFrom(...actions);
const anyKey = fc.constantFrom('g', 'P', 'q', 'z', 'ö', 'Enter', 'Shift+ArrowDown', 'Ctrl+z', '7', 'Tab', ' ');

describe('keys', () => {
  test('every code and every action of the page has a key of its own', () => {
    expect(actions).toHaveLength(miti.codes.length + ownActions.length);
    expect(new Set(Object.values(defaults)).size).toBe(actions.length);
  });

  test('a key that is taken is refused, and the answer says by what', () => {
    expect(assignKey(defaults, 'code:CR', 'q')).toEqual({ ok: false, takenBy: 'code:Q' });
    expect(findAction(defaults, 'q')).toBe('code:Q');
  });

  test('keys of the browser and the numbers of sentences are refused', () => {
    expect(assignKey(defaults, 'code:CR', 'Tab')).toEqual({ ok: false, takenBy: null });
    expect(assignKey(defaults, 'code:CR', '3')).toEqual({ ok: false, takenBy: null });
  });

  test('an action may keep its key, and take a free one', () => {
    expect(assignKey(defaults, 'code:CR', 'c')).toMatchObject({ ok: true });
    const assigned = assignKey(defaults, 'code:CR', 'ö');
    expect(assigned.ok && findAction(assigned.map, 'ö')).toBe('code:CR');
    expect(assigned.ok && findAction(assigned.map, 'c')).toBeUndefined();
  });

  test('no changes ever give one key to two actions', () => {
    fc.assert(
      fc.property(fc.dictionary(anyAction, anyKey), (changes) => {
        const keys = Object.values(layKeys(defaults, changes));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('the other key for redo works until a coder gives it away', () => {
    expect(findAction(defaults, 'Ctrl+Shift+z')).toBe('redo');
    const assigned = assignKey(defaults, 'flag', 'Ctrl+Shift+z');
    expect(assigned.ok && findAction(assigned.map, 'Ctrl+Shift+z')).toBe('flag');
  });

  test('a code of another rubric keeps its key where the page uses the same one', () => {
    const codes = miti.codes.map((code) => (code.id === 'GI' ? { ...code, hotkey: 'u' } : code));
    const keys = defaultKeyMap({ ...miti, codes });
    expect(findAction(keys, 'u')).toBe('code:GI');
  });
});
