import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { reviewHeader, reviewRows } from '../../src/scoring/review-csv.ts';
import type { SessionScore } from '../../src/scoring/score-document.ts';

const uncertain = {
  ...{ turnId: '4', startSeconds: 65, text: '=1+1, "quoted" and on', code: null, confidence: 0.41 },
  ...{ secondBest: 'SR', reason: 'the words "and on"' },
};
const session = { id: 's', source: { path: 'a.csv', format: 'delimited', sha256: '' } };

test('one row an uncertain code, safe in a spreadsheet', () => {
  const rows = reviewRows({ ...session, review: [uncertain, uncertain] } as unknown as SessionScore);
  const { data, errors } = Papa.parse<Record<string, string>>((reviewHeader + rows).trimEnd(), { header: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(2);
  expect(data[0]).toEqual({
    ...{ session: 's', source: 'a.csv', time: '01:05', turn: '4', utterance: `'${uncertain.text}`, code: '' },
    ...{ probability: '0.41', secondBest: 'SR', reason: uncertain.reason },
  });
});

test('a session without uncertain codes adds nothing', () => {
  expect(reviewRows({ ...session, review: [] } as unknown as SessionScore)).toBe('');
});
