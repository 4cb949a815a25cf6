import { expect, test } from 'vitest';
import { StampTable } from '../../../src/coder/model/stamp-table.ts';

test('holds what was added since it was cleared', () => {
  const table = new StampTable();
  expect(table.has(0)).toBe(false);
  table.add(-77);
  expect([table.has(-77), table.has(78)]).toEqual([true, false]);
  table.clear();
  expect(table.has(-77)).toBe(false);
});
