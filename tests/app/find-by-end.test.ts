import { describe, expect, it } from 'vitest';
import { findByEnd } from '../../src/app/find-by-end.ts';

const records = ['00000000-a-123456', '00000000-b-123456', '00000000-c-654321'].map((id) => ({ id }));
async function* all() {
  yield* records;
}
const find = (id: string) =>
  findByEnd(id, 'coding', all(), async (whole) => records.find((each) => each.id === whole) ?? null);

describe('findByEnd', () => {
  it('takes a whole id and an end that only one has', async () => {
    expect([await find('00000000-a-123456'), await find('654321')]).toEqual([records[0], records[2]]);
  });

  it('says in one line that several end so, or none', async () => {
    await expect(find('123456')).rejects.toThrow('123456: 2 codings end so; give more of the id');
    await expect(find('54321')).rejects.toThrow('54321: there is no such coding; miti codings lists them');
  });
});
