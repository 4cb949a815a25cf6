import { expect, it } from 'vitest';
import { textStyle } from '../../../src/cli/terminal/text-style.ts';

it('wraps text within the width, its indent included', () => {
  const style = textStyle(12, false);
  expect(style.wrap('one two  three\nfour')).toEqual(['one two', 'three four']);
  expect(style.wrap('one two three', 4)).toEqual(['    one two', '    three']);
  expect(style.wrap('a-word-that-is-too-long')).toEqual(['a-word-that-', 'is-too-long']);
});

it('sets the lines of an item under its text', () => {
  expect(textStyle(12, false).item('one two three')).toEqual(['  - one two', '    three']);
});

it('colours only where there are colours', () => {
  expect(textStyle(80, false).bold('text')).toBe('text');
  expect(textStyle(80, true).bold('text')).toBe('\u001b[1mtext\u001b[22m');
});
