import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readCodedCsv } from '../../../src/exchange/coded-csv/read-coded-csv.ts';
import { type CodedTurn, spokenUtterances } from '../../../src/instrument/coding.ts';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import { codeIds } from '../../../src/instrument/rubric.ts';
import { worded } from '../../instrument/coded-turns.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

const fileOf = (text: string) => ({ path: 'coded.csv', bytes: new TextEncoder().encode(text) });
const read = (text: string) => readCodedCsv(fileOf(text), miti);
const columns = 'session_id,turn,utterance,role,speaker,start,end,text,codes,client_talk,note';

async function turnsOf(...rows: string[]): Promise<readonly CodedTurn[]> {
  const [session] = await read([columns, ...rows].join('\n'));
  return session?.turns ?? [];
}

describe('a row an utterance', () => {
  test('rows of a turn become its utterances', async () => {
    const turns = await turnsOf(
      's,1,1,clinician,Siri,0.5,"9,5",You came back.,SR,,Near enough his words.',
      's,1,2,clinician,Siri,0.5,"9,5"," What   for? ",Q,,',
      's,1,3,clinician,Siri,0.5,"9,5",Right.,,,Facilitative.',
      's,2,1,client,Per,10,0:12,To stop.,,Change,',
      's,3,1,other,Eva,,,Sorry.,,,',
    );
    expect(turns.map(worded)).toEqual([
      {
        id: '1',
        speaker: 'Siri',
        role: 'clinician',
        startSeconds: 0.5,
        endSeconds: 9.5,
        text: 'You came back. What for? Right.',
        utterances: [
          { text: 'You came back.', code: 'SR', confidence: null, reason: 'Near enough his words.' },
          { text: 'What for?', code: 'Q', confidence: null, reason: null },
          { text: 'Right.', code: null, confidence: null, reason: 'Facilitative.' },
        ],
      },
      {
        id: '2',
        speaker: 'Per',
        role: 'client',
        startSeconds: 10,
        endSeconds: 12,
        text: 'To stop.',
        clientTalk: 'change',
      },
      { id: '3', speaker: 'Eva', role: 'other', startSeconds: null, endSeconds: null, text: 'Sorry.' },
    ]);
  });

  test('several codes on a row of one utterance are of that utterance', async () => {
    const [turn] = await turnsOf('s,1,1,clinician,T,,,One.,AF SEEK,,', 's,1,2,clinician,T,,,Two.,,,');
    expect(turn?.text).toBe('One. Two.');
    expect(
      turn?.role === 'clinician' && spokenUtterances(turn).map(({ text, code, reason }) => [text, code, reason]),
    ).toEqual([
      ['One.', 'AF', 'AF SEEK given to the utterance as a whole'],
      ['', 'SEEK', 'AF SEEK given to the utterance as a whole'],
      ['Two.', null, null],
    ]);
  });

  test('several sessions, each with its change goal', async () => {
    const sessions = await read(
      'session_id,turn,role,text,codes,change_goal\na,1,clinician,One.,,walking\nb,1,clinician,Two.,,\na,2,clinician,Three.,,walking\n',
    );
    expect(sessions.map(({ id, changeGoal, turns }) => [id, changeGoal, turns.map((turn) => turn.text)])).toEqual([
      ['a', 'walking', ['One.', 'Three.']],
      ['b', null, ['Two.']],
    ]);
  });

  test('what is written is read back', async () => {
    const word = fc.stringMatching(/^[a-zå]{1,6}$/);
    const utterance = fc.record({ text: word, code: fc.constantFrom('', ...codeIds(miti)) });
    const turn = fc.array(utterance, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 5 }), async (given) => {
        const rows = given.flatMap((utterances, at) =>
          utterances.map(({ text, code }, u) => ({
            session_id: 's',
            turn: at + 1,
            utterance: u + 1,
            role: 'clinician',
            text,
            codes: code,
          })),
        );
        const [session] = await read(Papa.unparse(rows));
        const coded = session?.turns.map((each) => (each.role === 'clinician' ? spokenUtterances(each) : []));
        expect(coded?.map((each) => each.map(({ text, code }) => ({ text, code: code ?? '' })))).toEqual(given);
      }),
    );
  });
});

describe('a row a turn', () => {
  const rows = (...lines: string[]) => ['session_id,turn,role,text,codes,coded,note', ...lines].join('\n');

  test('several codes are of the turn as a whole: the first with its text, the others with none', async () => {
    const [session] = await read(
      rows('s,1,clinician,"So you tried. And now?",SR Q,yes,Both clear', 's,2,client,Now no.,,,'),
    );
    expect(worded(session?.turns[0])).toMatchObject({
      speaker: 'clinician',
      text: 'So you tried. And now?',
      utterances: [
        {
          text: 'So you tried. And now?',
          code: 'SR',
          confidence: null,
          reason: 'SR Q given to the turn as a whole: Both clear',
        },
        { text: '', code: 'Q', confidence: null, reason: 'SR Q given to the turn as a whole: Both clear' },
      ],
    });
    expect(session?.turns[1]).toMatchObject({ clientTalk: null });
    expect(session?.notes).toEqual([]);
  });

  test('judged and given nothing is not the same as not coded', async () => {
    const [session] = await read(
      rows(
        's,1,clinician,Hello.,,yes,',
        's,2,clinician,Well.,,no,',
        's,3,clinician,So.,,no,Tape gone',
        's,4,client,Hm.,,no,',
      ),
    );
    const reasons = session?.turns.flatMap((turn) => (turn.role === 'clinician' ? spokenUtterances(turn) : []));
    expect(reasons).toMatchObject([
      { text: 'Hello.', code: null, confidence: null, reason: null },
      { text: 'Well.', code: null, confidence: null, reason: 'not coded' },
      { text: 'So.', code: null, confidence: null, reason: 'Tape gone' },
    ]);
    expect(session?.notes).toEqual(['2 turns of the clinician not coded']);
  });

  test('a turn without text stays where it was coded, and goes where it was not', async () => {
    const [session] = await read(rows('s,1,clinician,,Q,yes,', 's,2,clinician,,,yes,', 's,3,client,,,,'));
    expect(session?.turns.map(({ id }) => id)).toEqual(['1']);
  });
});

describe('faults', () => {
  test.each([
    [
      'an unknown code',
      ['s,1,1,clinician,T,,,One.,Q,,', 's,1,2,clinician,T,,,Two.,REF,,'],
      `line 3: there is no code "REF"; the rubric has ${codeIds(miti).join(', ')}`,
    ],
    [
      'codes of a client',
      ['s,1,1,client,C,,,One.,Q,,'],
      'line 2: a turn of the client has codes (Q); only what the clinician says is coded',
    ],
    [
      'an unknown role',
      ['s,1,1,therapist,T,,,One.,,,'],
      'line 2: the role is "therapist"; write clinician, client or other',
    ],
    [
      'an unknown client talk',
      ['s,1,1,client,C,,,One.,,good,'],
      'line 2: client_talk is "good"; write change, sustain, neutral or nothing',
    ],
    [
      'client talk of a clinician',
      ['s,1,1,clinician,T,,,One.,,change,'],
      'line 2: a turn of the clinician has client_talk; leave it empty',
    ],
    [
      'two kinds of client talk in a turn',
      ['s,1,1,client,C,,,One.,,change,', 's,1,2,client,C,,,Two.,,sustain,'],
      'line 3: client_talk differs from line 2, which is of the same turn; give one',
    ],
    [
      'two speakers in a turn',
      ['s,1,1,clinician,T,,,One.,,,', 's,1,2,clinician,U,,,Two.,,,'],
      'line 3: the role or speaker differs from line 2, which is of the same turn; give it a turn number of its own, or correct it',
    ],
    [
      'utterances out of order',
      ['s,1,2,clinician,T,,,One.,,,', 's,1,1,clinician,T,,,Two.,,,'],
      'line 3: utterance "1" is out of order; number them 1, 2, 3 within the turn',
    ],
    [
      'a time that is none',
      ['s,1,1,clinician,T,soon,,One.,,,'],
      'line 2: start "soon" is no time; write seconds or hours:minutes:seconds',
    ],
    [
      'a turn that comes again',
      ['s,1,1,clinician,T,,,One.,,,', 's,2,1,client,C,,,Two.,,,', 's,1,2,clinician,T,,,Three.,,,'],
      'line 4: turn 1 comes again after other turns (first on line 2); give every turn of a session its own id',
    ],
    ['no session id', [',1,1,clinician,T,,,One.,,,'], 'line 2: the row has no session id; fill it in'],
  ])('%s', async (_, rows, message) => {
    await expect(turnsOf(...rows)).rejects.toThrow(
      expect.objectContaining({ name: 'InputFault', message: `coded.csv: ${message}` }),
    );
  });

  test.each([
    [
      'speaker,text\nT,One.',
      'header: no column session_id, turn, role, codes; a coded CSV has session_id, turn, role, text, codes and may have utterance, speaker, start, end, client_talk, coded, note, change_goal',
    ],
    [
      'session_id,turn,role,text,codes,coded\ns,1,clinician,One.,Q,no',
      'line 2: coded is "no", but there are codes (Q); write yes, or leave codes empty',
    ],
    ['session_id,turn,role,text,codes,coded\ns,1,clinician,One.,,maybe', 'line 2: coded is "maybe"; write yes or no'],
    ['session_id,turn,role,text,codes\n', 'there are no rows under the header'],
  ])('%j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(
      expect.objectContaining({ name: 'InputFault', message: `coded.csv: ${message}` }),
    );
  });

  test('damage ends in sessions or in a fault', async () => {
    const whole = `${columns}\ns,1,1,clinician,T,0,1,"One, two.",SR,,"so ""it"" is"\ns,2,1,client,C,1,2,Two.,,change,\n`;
    const part = fc.constantFrom(',', '"', '\n', 's', '1', ' ', 'Q', ';', 'client');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(3), part, async (at, cut, put) => {
        const outcome = await read(whole.slice(0, at) + put + whole.slice(at + cut)).then(
          (sessions) => sessions.length > 0,
          (error: unknown) => error instanceof InputFault,
        );
        expect(outcome).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a column coder', () => {
  test('divides the rows of a session into codings', async () => {
    const sessions = await read(
      [
        'session_id,turn,role,text,codes,coder',
        's,1,clinician,Why?,Q,K1',
        's,1,clinician,Why?,SEEK,K2',
        's,2,client,For her.,,K1',
        's,2,client,For her.,,K2',
      ].join('\n'),
    );
    expect(sessions.map(({ id, given, turns }) => [id, given.get('coder'), turns.length])).toEqual([
      ['s', 'K1', 2],
      ['s', 'K2', 2],
    ]);
  });

  test('may be filled in once: further rows of the session are of the same coder', async () => {
    const sessions = await read(
      [
        'session_id,turn,role,text,codes,coder',
        's,1,clinician,Why?,Q,K1',
        's,2,clinician,Good.,AF,',
        't,1,clinician,Why?,Q,K2',
        't,2,clinician,Good.,AF,',
      ].join('\n'),
    );
    expect(sessions.map(({ id, turns }) => [id, turns.length])).toEqual([
      ['s', 2],
      ['t', 2],
    ]);
  });
});
