import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { loadCodeNames } from '../../../src/data/load-exchange-data.ts';
import { readGlobalsFile } from '../../../src/exchange/cacti/globals-file.ts';
import { recogniseCasaa, translateCasaa } from '../../../src/exchange/cacti/read-casaa.ts';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import { scoreCoding } from '../../../src/instrument/score-coding.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

const names = await loadCodeNames();
const file = (content: string | Uint8Array) => ({
  path: 'x.casaa',
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

async function read(content: string | Uint8Array, map?: ReadonlyMap<string, string>) {
  const generation = recogniseCasaa(file(content));
  if (!generation) throw new Error('not recognised');
  const coding = await generation.read(file(content));
  return { generation, coding, translated: translateCasaa(coding, names, miti, map) };
}

const bytes = (seconds: number) => 44 + seconds * 176_400;
const old = [
  'Audio File:\tC:\\sound\\s1.wav',
  `0\t0:00:01\t0:00:03\t${bytes(1.5)}\t${bytes(3)}\t12\tOQ`,
  `1\t0:00:03\t0:00:05\t${bytes(3)}\t${bytes(5)}\t30\tFN`,
  `2\t0:00:05\t0:00:09\t${bytes(5)}\t${bytes(9.25)}\t14\tREC`,
].join('\r\n');

const middle = '00:00:04.5\t3\tQuestion\n00:01:10.0\t5\tSimple Reflection\n01:00:00.0\t6\tComplex Reflection\n';

function newest(version = 1): Uint8Array {
  const db = new Database(':memory:');
  db.exec(`
    create table speakers (speaker_id integer primary key, speaker_name text);
    create table codes (code_id integer primary key, code_name text, speaker_id integer);
    create table utterances (utterance_id integer primary key, time_marker real, code_id integer, annotation text);
    create table ratings (rating_id integer primary key, rating_name text, response_value integer);
    create table attributes (name text, value text);
    insert into speakers values (1, 'Therapist'), (2, 'Client');
    insert into codes values (1, 'ST', 1), (2, 'Affirm', 1), (3, 'Change Talk', 2);
    insert into utterances values (1, 9.5, 2, 'praises the walk'), (2, 2.25, 1, null), (3, 20, 3, null);
    insert into ratings values (1, 'Empathy', 4), (2, 'Direction', 5);
    insert into attributes values ('Audio File', '/sound/s3.wav');
    pragma user_version = ${version};
  `);
  return new Uint8Array(db.serialize());
}

describe('CACTI codings', () => {
  it('reads places in bytes, exactly', async () => {
    const { coding, translated } = await read(old);
    expect(coding.audioFile).toBe('C:\\sound\\s1.wav');
    expect(coding.codes.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [1.5, 3],
      [3, 5],
      [5, 9.25],
    ]);
    expect(translated.turns.map((turn) => turn.role)).toEqual(['clinician', 'client', 'clinician']);
    expect(scoreCoding(miti, translated, () => false).counts).toMatchObject({ Q: 1, CR: 1 });
  });

  it('reads time markers: an utterance lasts until the next', async () => {
    const { coding, translated } = await read(middle);
    expect(coding.codes.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [4.5, 70],
      [70, 3600],
      [3600, null],
    ]);
    // No client codes: each code counts, though no client speech is known to stand between.
    expect(scoreCoding(miti, translated, () => false).counts).toMatchObject({ Q: 1, SR: 1, CR: 1 });
    expect(translated.notes).toContainEqual(expect.stringContaining('a volley of its own'));
  });

  it('reads the SQLite form in the order of time, and tells ST of a clinician from ST of a client', async () => {
    const { coding, translated } = await read(newest());
    expect(coding.audioFile).toBe('/sound/s3.wav');
    expect(translated.turns.map((turn) => ('utterances' in turn ? turn.utterances[0]?.code : 'client'))).toEqual([
      null,
      'AF',
      'client',
    ]);
    expect(translated.globals).toEqual({ empathy: { value: 4, source: 'human', reasons: [] } });
    expect(translated.notes).toContainEqual(expect.stringContaining('Direction (5)'));
  });

  it('asks for codes that the table lacks, and takes the answer', async () => {
    const odd = '00:00:04.5\t3\tMystery\n';
    await expect(read(odd)).rejects.toThrow(
      /line 1: what "Mystery" is in the MITI is not known; .*--map "Mystery=CODE"/,
    );
    const { translated } = await read(odd, new Map([['mystery', 'cr']]));
    expect(translated.turns[0]).toMatchObject({ utterances: [{ code: 'CR' }] });
    await expect(read(odd, new Map([['Mystery', 'XX']]))).rejects.toThrow(/there is no code "XX"/);
  });

  it('names what is wrong in one line', async () => {
    const lines = [
      [`0\t0:00:01\t0:00:03\tx\t9\t12\tOQ`, /line 1: "x" is no place in bytes/],
      [`0\t0:00:01\t0:00:03\t900\t90\t12\tOQ`, /ends before it starts/],
      ['00:00:04.5\t3\tQ\nnonsense\n', /line 2: "nonsense" is no time/],
      [newest(7), /is of version 7/],
      [newest().subarray(0, 3000), /can't be read as a coding of CACTI|malformed|no coding of CACTI/],
    ] as const;
    for (const [content, message] of lines) {
      const fault = await read(content).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(InputFault);
      expect((fault as InputFault).message).toMatch(message);
    }
    expect(recogniseCasaa(file('session_id,turn,role\n'))).toBeNull();
  });
});

describe('CACTI global ratings', () => {
  it('reads names, numbers and notes', () => {
    const text =
      'Global Ratings\n\nAudio File:\t/s.wav\nPartnership:\t4\nCultivating Change Talk:\t3\nNotes: quiet\nsound\n';
    expect(readGlobalsFile(file(text))).toEqual({
      audioFile: '/s.wav',
      ratings: [
        { name: 'Partnership', value: 4 },
        { name: 'Cultivating Change Talk', value: 3 },
      ],
      notes: 'quiet\nsound',
    });
  });

  it('names the line that is no rating', () => {
    expect(() => readGlobalsFile(file('Global Ratings\nPartnership: four\n'))).toThrow(
      /line 2: "Partnership: four" is no rating/,
    );
    expect(() => readGlobalsFile(file('Ratings\n'))).toThrow(/first line is not "Global Ratings"/);
  });
});
