import { describe, expect, test } from 'vitest';
import { readCoderGlobals, readGlobalsCsv } from '../../../src/exchange/coded-csv/globals-csv.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

const read = (text: string) => readGlobalsCsv({ path: 'globals.csv', bytes: new TextEncoder().encode(text) }, miti);
const human = (value: number) => ({ value, source: 'human', reasons: [] });

test('one row a session; what is empty was not rated', async () => {
  const text =
    'session_id,title,change_goal,cultivating_change_talk,softening_sustain_talk,partnership,empathy,note\n' +
    'a,First,walking more,4,3,5,1,"Argued, at length"\n' +
    'b,,,,,2, ,\n';
  expect([...(await read(text))]).toEqual([
    [
      'a',
      {
        ratings: {
          cultivatingChangeTalk: human(4),
          softeningSustainTalk: human(3),
          partnership: human(5),
          empathy: human(1),
        },
        changeGoal: 'walking more',
      },
    ],
    ['b', { ratings: { partnership: human(2) }, changeGoal: null }],
  ]);
});

test.each([
  'session_id;cultivatingChangeTalk;Softening Sustain Talk;PARTNERSHIP;Emp',
  'Session ID;CCT;SST;Part;Empathy',
])('columns by id, name or abbreviation: %s', async (header) => {
  const ratings = (await read(`${header}\r\na;1;2;3;4\r\n`)).get('a')?.ratings;
  expect(Object.entries(ratings ?? {}).map(([id, rating]) => [id, rating?.value])).toEqual([
    ['cultivatingChangeTalk', 1],
    ['softeningSustainTalk', 2],
    ['partnership', 3],
    ['empathy', 4],
  ]);
});

test('change goals in other languages, where the file has them', async () => {
  const rated = await read('session_id,change_goal,change_goal_nb,empathy\na,walking more,gå mer,3\nb,,,2\n');
  expect(rated.get('a')).toMatchObject({ changeGoal: 'walking more', translatedGoals: { nb: 'gå mer' } });
  expect(rated.get('b')).toEqual({ ratings: { empathy: human(2) }, changeGoal: null });
});

describe('faults', () => {
  const scale = 'give a whole point from 1 to 5';
  test.each([
    ['session_id,empathy\na,3\nb,3.5\n', `line 3: Empathy is rated "3.5"; ${scale}, or leave it empty`],
    ['session_id,empathy\na,4.0\n', `line 2: Empathy is rated "4.0"; ${scale}, or leave it empty`],
    ['session_id;empathy\na;4,0\n', `line 2: Empathy is rated "4,0"; ${scale}, or leave it empty`],
    ['session_id,empathy\na,good\n', `line 2: Empathy is rated "good"; ${scale}, or leave it empty`],
    ['session_id,empathy\na,6\n', `line 2: Empathy is rated 6; ${scale}`],
    ['session_id,empathy\na,0\n', `line 2: Empathy is rated 0; ${scale}`],
    [
      'session_id,empathy\na,3\na,4\n',
      'line 3: session "a" comes twice; give each session one row, or each coder one and name them in a column coder',
    ],
    ['session_id,empathy\n,3\n', 'line 2: the row has no session_id; fill it in'],
    ['session,empathy\na,3\n', 'header: no column session_id; add it, with an id on every row'],
    [
      'session_id,warmth\na,3\n',
      'header: no column is a global rating; call columns by the globals of the rubric: cultivating_change_talk, softening_sustain_talk, partnership, empathy',
    ],
  ])('%j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(
      expect.objectContaining({ name: 'InputFault', message: `globals.csv: ${message}` }),
    );
  });
});

describe('ratings of several coders', () => {
  test('can be had for each by themselves', async () => {
    const bytes = new TextEncoder().encode('session_id,coder,empathy\na,K1,3\na,K2,5\nb,K1,4');
    const given = await readCoderGlobals({ path: 'globals.csv', bytes }, miti);
    const rated = [...given].map(([id, rows]) => [
      id,
      ...rows.map(({ coder, ratings }) => [coder, ratings.empathy?.value]),
    ]);
    expect(rated).toEqual([
      ['a', ['K1', 3], ['K2', 5]],
      ['b', ['K1', 4]],
    ]);
  });
});
