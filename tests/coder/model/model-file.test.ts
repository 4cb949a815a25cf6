import { expect, test } from 'vitest';
import type { CoderModel } from '../../../src/coder/model/coder-model.ts';
import { readModel, writeModel } from '../../../src/coder/model/model-file.ts';
import { leaningModel } from './tiny-model.ts';

const model = leaningModel('Q');
const bytes = writeModel(model);

/** All but the weights, which are too many to compare one by one. */
function headOf({ clinician, client, ...head }: CoderModel) {
  const stages = [clinician.first, clinician.second, client.first, client.second];
  return { ...head, scales: stages.map(({ scales }) => scales) };
}

test('a model comes back from its file, and is written as the same bytes again', () => {
  const read = readModel(bytes, 'tiny.model');
  expect(headOf(read)).toEqual(headOf(model));
  expect(Buffer.compare(writeModel(read), bytes)).toBe(0);
});

test('bytes in the middle of a larger piece of memory are read too', () => {
  const wide = new Uint8Array(bytes.length + 3);
  wide.set(bytes, 3);
  expect(Buffer.compare(writeModel(readModel(wide.subarray(3), 'tiny.model')), bytes)).toBe(0);
});

test.each([
  ['nothing', new Uint8Array(), /is no model/],
  ['other text', new TextEncoder().encode('speaker,text\nA,Hello.\n'), /is no model/],
  [
    'a model of other features',
    new TextEncoder().encode('{"schema":"miti-model/2","features":"0"}\n'),
    /another version/,
  ],
  ['a model cut short', bytes.subarray(0, 5000), /not complete/],
  ['a model with something behind it', new Uint8Array([...bytes, 0]), /not complete/],
])('%s is refused with the name of the file', (_, given, problem) => {
  expect(() => readModel(given, 'tiny.model')).toThrow(problem);
  expect(() => readModel(given, 'tiny.model')).toThrow(/tiny\.model/);
});
