import { describe, expect, it } from 'vitest';
import { readAnnomiGold } from '../../../src/coder-lab/evaluation/annomi-gold.ts';

const header =
  'transcript_id,topic,utterance_id,interlocutor,timestamp,utterance_text,annotator_id,therapist_input_exists,reflection_exists,reflection_subtype,question_exists,main_therapist_behaviour,client_talk_type';
const rows = [
  '7,drink less,0,therapist,00:00:01,So it costs you sleep. Why now?,3,False,True,complex,True,reflection,n/a',
  '7,drink less,0,therapist,00:00:01,So it costs you sleep. Why now?,9,False,False,n/a,True,question,n/a',
  '7,drink less,1,client,00:00:05,I want my mornings back.,3,n/a,n/a,n/a,n/a,n/a,change',
  '7,drink less,1,client,00:00:05,I want my mornings back.,9,n/a,n/a,n/a,n/a,n/a,neutral',
  '7,drink less,2,therapist,00:00:09,Right.,3,False,False,n/a,False,other,n/a',
];
const source = { path: 'a.csv', format: 'annomi', sha256: '' };
const read = (lines: readonly string[], annotator: string | null = null) =>
  readAnnomiGold({ path: 'a.csv', bytes: Buffer.from([header, ...lines].join('\n')) }, source, annotator);

describe("AnnoMI's labels", () => {
  it("are those of each turn's first annotator", async () => {
    const [session] = await read(rows);
    expect(session?.session).toMatchObject({ id: '7', changeGoal: 'drink less' });
    expect(session?.session.turns.map(({ role }) => role)).toEqual(['clinician', 'client', 'clinician']);
    expect(Object.fromEntries(session?.labels ?? [])).toEqual({
      0: {
        role: 'clinician',
        main: 'reflection',
        classes: new Set(['question', 'reflection']),
        complex: true,
        input: null,
      },
      1: { role: 'client', talk: 'change' },
      2: { role: 'clinician', main: 'other', classes: new Set(['other']), complex: false, input: null },
    });
  });

  it('are those of the annotator asked for, where that one labelled', async () => {
    const [session] = await read(rows, '9');
    expect([...(session?.labels.keys() ?? [])]).toEqual(['0', '1']);
    expect(session?.labels.get('1')).toEqual({ role: 'client', talk: 'neutral' });
  });

  it('must be there, and be known', async () => {
    await expect(read(rows, '4')).rejects.toThrow('there are no labels of annotator "4"');
    await expect(read([(rows[4] ?? '').replace(',other,', ',chat,')])).rejects.toThrow(
      'line 2: main_therapist_behaviour is "chat"; write question, reflection, therapist_input, other or n/a',
    );
    const bare = readAnnomiGold(
      { path: 'a.csv', bytes: Buffer.from('transcript_id,utterance_id,interlocutor,utterance_text\n1,1,client,Yes') },
      source,
      null,
    );
    await expect(bare).rejects.toThrow(/no column main_therapist_behaviour/);
  });
});
