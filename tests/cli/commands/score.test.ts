import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type ScoreDocument, type SessionScore, scoreDocumentSchema } from '../../../src/scoring/score-document.ts';
import { miti } from '../../instrument/shipped-rubric.ts';
import { root, runMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-score-'));
function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function scoreJson(...args: string[]): Promise<ScoreDocument> {
  const run = await runMiti(['score', ...args, '--json']);
  expect(run.stderr).toBe('');
  expect(run.exitCode).toBe(0);
  return scoreDocumentSchema.strict().parse(JSON.parse(run.stdout));
}

function onlySession(document: ScoreDocument): SessionScore {
  const [session] = document.sessions;
  if (!session || document.sessions.length > 1) throw new Error('expected one session');
  return session;
}

const samples = ['en-graded-return.vtt', 'en-sleep-tablets.srt', 'en-smoking-break.txt', 'nb-gradert-sykmelding.vtt']
  .concat(['nb-ryggplager.csv', 'nb-dialogmote.docx', 'sv-atergang.eaf'])
  .map((name) => `samples/${name}`);
const talk = 'T: What brings you here?\nC: My back hurts.\nT: Your back hurts.\nC: Yes.\n';

describe('miti score', () => {
  it('scores every sample, in its own format and language, in one run', async () => {
    const { sessions, rubric, coder } = await scoreJson(...samples);
    expect(sessions.map((session) => session.language)).toEqual(['en', 'en', 'en', 'nb', 'nb', 'nb', 'sv']);
    expect(new Set(sessions.map((session) => session.source.format)).size).toBe(6);
    expect(rubric.id).toBe('miti-4.2.1');
    expect(coder.kind).toBe('heuristic');
    for (const { id, globals, counts } of sessions) {
      expect(Object.keys(counts), id).toEqual(miti.codes.map((code) => code.id));
      expect(
        Object.values(globals).map((rating) => rating.source),
        id,
      ).toEqual(Array(4).fill('estimated'));
    }
  });

  it('lists what is uncertain: in the table, in JSON and as a file', async () => {
    const path = join(folder, 'review.csv');
    const session = onlySession(await scoreJson('samples/en-sleep-tablets.srt', '--review', path));
    const utterances = session.turns.flatMap((turn) => (turn.role === 'clinician' ? turn.utterances : []));
    const unsure = utterances.filter(({ confidence }) => (confidence ?? 1) < 0.5);
    expect(unsure.length).toBeGreaterThan(0);
    expect(session.review.map(({ text, code }) => ({ text, code }))).toEqual(
      unsure.map(({ text, code }) => ({ text, code })),
    );
    for (const { code, secondBest } of session.review) expect(secondBest).not.toBe(code);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').trim(), { header: true });
    expect(data.map(({ session: id, utterance }) => [id, utterance])).toEqual(
      session.review.map(({ text }) => ['en-sleep-tablets', text]),
    );
    const table = (await runMiti(['score', 'samples/en-sleep-tablets.srt'])).stdout;
    expect(table).toContain('To review');
    expect(table).toContain('counted by the best guess');
  });

  it('codes the clinician alone in a meeting of three', async () => {
    const session = onlySession(await scoreJson('samples/nb-dialogmote.docx'));
    expect(new Set(session.turns.map((turn) => turn.role))).toEqual(new Set(['clinician', 'client', 'other']));
    expect(session.turns.filter((turn) => turn.role === 'other').every((turn) => !('utterances' in turn))).toBe(true);
  });

  it('gives utterances that join to their turn, and counts that follow from the volleys', async () => {
    for (const session of (await scoreJson(...samples)).sessions) {
      for (const turn of session.turns) {
        if (turn.role === 'clinician') expect(turn.utterances.map((each) => each.text).join(' ')).toBe(turn.text);
      }
      const counted = session.volleys.flatMap((volley) => volley.codes);
      for (const [code, count] of Object.entries(session.counts)) {
        expect(counted.filter((each) => each === code)).toHaveLength(count);
      }
    }
  });

  it('asks who the clinician is, with how much each spoke, and takes the answer', async () => {
    const asked = await runMiti(['score', 'samples/en-walking-again.json']);
    expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
    expect(asked.stderr).toMatch(/^miti: samples\/en-walking-again\.json: .*SPEAKER_00 \d+ words.*--clinician.*\n$/);
    expect(
      onlySession(await scoreJson('samples/en-walking-again.json', '--clinician', 'SPEAKER_00')).counts.Q,
    ).toBeGreaterThan(0);
  });

  it('draws the same segment for the same seed, and records it', async () => {
    const draw = async (seed: string) =>
      onlySession(await scoreJson(samples[0] as string, '--segment', 'random:20m', '--seed', seed));
    const [one, same] = [await draw('7'), await draw('7')];
    expect(one).toEqual(same);
    expect(one.segment).toMatchObject({ method: 'random', seed: 7, estimated: false });
    expect(one.segment.durationSeconds).toBeGreaterThan(19 * 60);
    const drawn = await Promise.all(['1', '2', '3', '4'].map(draw));
    expect(new Set(drawn.map(({ segment }) => segment.startSeconds)).size).toBeGreaterThan(1);
  });

  it('warns as the manual does: too short, no change goal, estimated lengths and globals', async () => {
    const codes = async (...args: string[]) =>
      onlySession(await scoreJson(...args)).warnings.map((warning) => warning.code);
    expect(await codes(file('short.txt', talk))).toEqual(
      expect.arrayContaining(['segment-very-short', 'duration-estimated', 'no-change-goal']),
    );
    expect(await codes(file('short.txt', talk), '--change-goal', 'walk every day')).not.toContain('no-change-goal');
    expect(await codes('samples/en-sleep-tablets.srt')).toEqual(
      expect.arrayContaining(['segment-short', 'globals-estimated']),
    );
    expect(await codes(samples[0] as string)).toContain('segment-long');
  });

  it('reads standard input', async () => {
    const run = await runMiti(['score', '-', '--json'], { input: talk });
    expect(JSON.parse(run.stdout)).toMatchObject({ sessions: [{ source: { path: 'standard input' } }] });
  });

  it('prints one tidy row a session', async () => {
    const run = await runMiti(['score', ...samples, '--csv']);
    const { data, errors } = Papa.parse<Record<string, string>>(run.stdout.trimEnd(), { header: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(samples.length);
    expect(data[0]).toMatchObject({
      session: 'en-graded-return',
      rubric: 'miti-4.2.1',
      partnershipSource: 'estimated',
    });
  });

  it('takes nothing in a file for a formula of a spreadsheet', async () => {
    const coded = file('formula.csv', 'session_id,turn,role,text,codes\n=1+1,1,clinician,Why?,Q\n=1+1,2,client,So.,\n');
    expect((await runMiti(['score', coded, '--codes', '--csv'])).stdout).toContain("'=1+1");
  });
});

describe('miti score --codes', () => {
  const gold = 'samples/gold/en-graded-return';

  it('counts human codes as a hand tally by the once-a-volley rules does', async () => {
    const coded = `session_id,turn,role,text,codes
s,1,clinician,What now? And why? You wonder.,Q SR
s,2,client,I do not know.,
s,3,clinician,Half days are one form of it.,GI
s,4,client,Mm-hm.,
s,5,clinician,And whole days another.,GI
s,6,client,I see now.,
`;
    const { counts, volleys, globals } = onlySession(await scoreJson(file('tally.csv', coded), '--codes'));
    expect(counts).toMatchObject({ Q: 1, SR: 1, GI: 1, CR: 0 });
    expect(volleys.map((volley) => volley.dropped)).toEqual([[], [{ code: 'GI', rule: 'once-per-volley' }]]);
    expect(globals.empathy?.source).toBe('estimated');
  });

  it('lets human ratings replace estimates', async () => {
    const document = await scoreJson(`${gold}.csv`, '--codes', '--coder', 'K2', '--globals', `${gold}.globals.csv`);
    const { globals, summary, changeGoal } = onlySession(document);
    expect(document.coder).toEqual({ kind: 'human', id: 'K2', version: null });
    expect(Object.values(globals).every((rating) => rating.source === 'human')).toBe(true);
    expect(summary.technicalGlobal).toBe(4);
    expect(changeGoal).toBe('start a graded return to work');
  });

  it('scores every gold coding', async () => {
    const files = readdirSync(join(root, 'samples/gold')).filter((name) => !name.includes('.globals.'));
    expect((await scoreJson(...files.map((name) => `samples/gold/${name}`), '--codes')).sessions).toHaveLength(
      files.length,
    );
  });

  it('warns where the language, and so its listening noises, is not known', async () => {
    const coded = file(
      'fi.csv',
      'session_id,turn,role,text,codes\nf,1,clinician,Puolet päivistä.,GI\nf,2,client,Joo.,\n',
    );
    const { warnings } = onlySession(await scoreJson(coded, '--codes'));
    expect(warnings.map(({ code }) => code)).toContain('listening-noises-unknown');
  });

  it('shows no control characters of a file on the terminal', async () => {
    const coded = file('bell.csv', 'session_id,turn,role,text,codes\n\u001b]0;x\u0007s,1,clinician,Why?,Q\n');
    const { stdout } = await runMiti(['score', coded, '--codes']);
    expect(stdout).not.toContain('\u0007');
    expect(stdout).not.toContain('\u001b');
  });

  it('takes the mean of what several coders rated', async () => {
    const ratings = file('two.csv', 'session_id,coder,empathy\nen-graded-return,K1,3\nen-graded-return,K2,4\n');
    const { globals } = onlySession(await scoreJson(`${gold}.csv`, '--codes', '--globals', ratings));
    expect(globals.empathy).toMatchObject({ value: 3.5, source: 'human' });
  });

  it('does not lose ratings to a misspelt column', async () => {
    const ratings = file('slip.csv', 'session_id,partnership,empaty\nen-graded-return,4,3\n');
    const run = await runMiti(['score', `${gold}.csv`, '--codes', '--globals', ratings]);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/slip\.csv: header: column "empaty" is unknown, and Empathy has none; call it empathy/);
  });

  it('says which rated session is in none of the files', async () => {
    const ratings = file('ratings.csv', 'session_id,empathy\nnobody,3\n');
    const run = await runMiti(['score', `${gold}.csv`, '--codes', '--globals', ratings]);
    expect(run.stderr).toContain('no scored session has the id "nobody"');
    expect(run.exitCode).toBe(0);
  });

  it('shows a coded session as the golden table does', async () => {
    const run = await runMiti(['score', `${gold}.csv`, '--codes', '--globals', `${gold}.globals.csv`]);
    await expect(run.stdout).toMatchFileSnapshot(join(root, 'tests/golden/score/en-graded-return.txt'));
  });
});

describe('miti score with bad input', () => {
  it.each<[string, string[], RegExp]>([
    ['no such file', ['nowhere.vtt'], /nowhere\.vtt: no such file/],
    ['a folder without transcripts', ['src/cli'], /src\/cli: there are no transcripts in the folder/],
    ['an empty file', [file('empty.txt', '')], /the file is empty/],
    [
      'random bytes',
      [file('noise.bin', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)))],
      /noise\.bin: /,
    ],
    [
      'prose without speakers',
      [file('prose.txt', 'Once upon a time there was no speaker at all\n'.repeat(5))],
      /prose\.txt: /,
    ],
    [
      'a language it does not know',
      [file('fi.txt', 'T: Mitä kuuluu tänään sinulle?\nC: En oikein tiedä vielä mitään.\n'.repeat(20))],
      /language .* not recognised.*--language/,
    ],
    ['an unknown rubric', ['samples/en-smoking-break.txt', '--rubric', 'miti-9'], /miti-9: no such rubric/],
    ['a segment that is none', ['samples/en-smoking-break.txt', '--segment', 'middle'], /segment "middle"/],
    ['a seed that is none', ['samples/en-smoking-break.txt', '--seed', 'x'], /a seed is a whole number/],
    ['ratings without codes', ['samples/en-smoking-break.txt', '--globals', 'x.csv'], /--globals belongs to --codes/],
    ['an idle option', ['samples/en-smoking-break.txt', '--coder', 'K1'], /--coder belongs to --codes/],
    [
      'a range after the end',
      ['samples/en-smoking-break.txt', '--segment', '50:00-60:00'],
      /en-smoking-break\.txt: session "en-smoking-break": no turn starts/,
    ],
    [
      'an unknown code',
      [file('bad.csv', 'session_id,turn,role,text,codes\ns,1,clinician,Hm.,QQ\n'), '--codes'],
      /bad\.csv: .*line 2.*"QQ"/,
    ],
  ])('refuses %s in one line, with exit code 2', async (_what, args, message) => {
    const run = await runMiti(['score', ...args]);
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3);
    expect(run).toMatchObject({ stdout: '', exitCode: 2 });
  });

  it('scores the others where one fails, names it, and exits with 1', async () => {
    const run = await runMiti(['score', 'nowhere.vtt', 'samples/en-smoking-break.txt', '--json']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe('miti: nowhere.vtt: no such file; check the path\n');
    expect(JSON.parse(run.stdout).sessions).toHaveLength(1);
  });
});
