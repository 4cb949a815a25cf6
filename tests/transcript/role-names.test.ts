import { expect, test } from 'vitest';
import { loadRoleNames } from '../../src/data/load-language-data.ts';
import { roleNamesSchema } from '../../src/transcript/role-names-schema.ts';

const names = await loadRoleNames();
const messagesOf = (data: unknown) => roleNamesSchema.safeParse(data).error?.issues.map(({ message }) => message);

test('the names we ship are valid', () => {
  expect(messagesOf(names)).toBeUndefined();
});

test('C and P are no pair: counsellor and patient, or client and practitioner', () => {
  expect(names.initials).not.toContainEqual({ clinician: 'C', client: 'P' });
  expect(names.initials).not.toContainEqual({ clinician: 'P', client: 'C' });
});

test('a name of two roles is refused', () => {
  expect(messagesOf({ ...names, other: [...names.other, 'klient'] })).toEqual([
    'the name "klient" is given twice: it leaves doubt',
  ]);
});

test('initials that would be read both ways are refused', () => {
  expect(messagesOf({ ...names, initials: [...names.initials, { clinician: 'C', client: 'T' }] })).toEqual([
    'C and T are given twice: they leave doubt',
  ]);
});

test('capitals and single letters are refused as names', () => {
  expect(messagesOf({ ...names, other: ['Tolk', 'x'] })).toEqual([
    'names are written in small letters',
    'a name has two letters or more; single letters belong under initials',
  ]);
});
