import { expect, it } from 'vitest';
import { findKeyConflicts } from '../../../src/workbench/coding-log/key-conflicts.ts';

it('finds every key that two actions share', () => {
  expect(findKeyConflicts({ 'code:Q': 'q', 'code:GI': 'g', next: 'q', undo: 'Ctrl+z' })).toEqual([
    { key: 'q', actions: ['code:Q', 'next'] },
  ]);
  expect(findKeyConflicts({ 'code:PERSUADE': 'p', 'code:PERSUADE_WITH': 'P' })).toEqual([]);
});
