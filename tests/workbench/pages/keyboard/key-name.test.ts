import { expect, test } from 'vitest';
import { nameKey, showKey } from '../../../../src/workbench/pages/keyboard/key-name.ts';

const press = (key: string, held: readonly string[] = []) => ({
  key,
  ctrlKey: held.includes('Control'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  getModifierState: (modifier: string) => held.includes(modifier),
});

test.each([
  [press('c'), 'c'],
  [press('P', ['Shift']), 'P'],
  [press('?', ['Shift']), '?'],
  [press('P', ['CapsLock']), 'p'],
  [press('p', ['CapsLock', 'Shift']), 'P'],
  [press('?', ['CapsLock', 'Shift']), '?'],
  [press('ß', ['CapsLock', 'Shift']), 'ß'],
  [press(' '), 'Space'],
  [press('ArrowDown', ['Shift']), 'Shift+ArrowDown'],
  [press('Z', ['Control', 'Shift']), 'Ctrl+Shift+z'],
  [press('z', ['Meta']), 'Ctrl+z'],
  [press('@', ['Control', 'Alt']), '@'],
  [press('Shift', ['Shift']), null],
])('%o is %s', (pressed, name) => {
  expect(nameKey(pressed)).toBe(name);
});

test('keys are shown as they are printed on a keyboard', () => {
  expect(['Shift+ArrowDown', 'Ctrl+z', '+', 'Enter'].map(showKey)).toEqual(['Shift ↓', 'Ctrl z', '+', '↵']);
});
