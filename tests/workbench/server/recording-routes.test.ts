import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { recordingsAnswer } from '../../../src/workbench/api/recordings.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addSession } from '../../library/sample-records.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const sound = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));
const sha256 = createHash('sha256').update(sound).digest('hex');

let place: TestPlace;
let server: TestServer;
let folder: string;
let elsewhere: string;

beforeAll(async () => {
  place = await makeSqlitePlace();
  folder = join(place.folder, 'recordings');
  elsewhere = join(place.folder, 'elsewhere');
  mkdirSync(join(folder, 'deeper.wav'), { recursive: true });
  mkdirSync(elsewhere);
  writeFileSync(join(folder, 'one.wav'), sound);
  writeFileSync(join(folder, 'notes.txt'), 'said in confidence');
  writeFileSync(join(elsewhere, 'other.mp3'), sound);
  writeFileSync(join(elsewhere, 'secret.txt'), 'said in confidence');
  writeFileSync(join(elsewhere, 'beside.mp4'), sound);
  symlinkSync(join(elsewhere, 'other.mp3'), join(folder, 'out.mp3'));
  symlinkSync(join(elsewhere, 'secret.txt'), join(folder, 'secret.wav'));
  server = await startTestServer({ library: await place.open(), recordings: folder });
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});

const recordingOf = (session: string) => fillPath(paths.recording, { session });
const withRecording = (path: string) => addSession(server.library, 'recorded', { recording: { path, sha256 } });

describe('a recording', () => {
  it('is sent whole, and in the parts that are asked for', async () => {
    const path = recordingOf(await withRecording(join(elsewhere, 'other.mp3')));
    const whole = await server.ask(path);
    expect(whole.status).toBe(200);
    expect(whole.bytes.equals(sound)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const part = await server.ask(path, { headers: { range: 'bytes=990-' } });
    expect(part.status).toBe(206);
    expect(part.headers).toMatchObject({ 'content-range': 'bytes 990-999/1000', 'content-length': '10' });
    expect(part.bytes.equals(sound.subarray(990))).toBe(true);
    const beyond = await server.ask(path, { headers: { range: 'bytes=1000-' } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */1000']);
  });

  it('is found in the chosen folder where its path leads nowhere any more, also one of another system', async () => {
    for (const path of ['/gone/one.wav', 'D:\\gone\\one.wav']) {
      expect((await server.ask(recordingOf(await withRecording(path)))).bytes.equals(sound)).toBe(true);
    }
  });

  it('is found beside the transcript that it is called as', async () => {
    const source = { path: join(elsewhere, 'beside.vtt'), format: 'webvtt', sha256, sessionId: 'beside' };
    const session = await addSession(server.library, 'beside', { source });
    expect((await server.ask(recordingOf(session))).headers['content-type']).toBe('video/mp4');
    const relative = await addSession(server.library, 'rel', { source: { ...source, path: 'beside.vtt' } });
    expect((await server.ask(recordingOf(relative))).status).toBe(404);
  });

  it.each([
    '/etc/passwd',
    '../../../../../../etc/passwd',
    'secret.wav',
    'deeper.wav',
    '/gone/../../etc/passwd',
    'one.wav\0.txt',
    'notes.txt',
    '..',
  ])('is never the file %j', async (path) => {
    const answer = await server.ask(recordingOf(await withRecording(path)));
    expect([answer.status, answer.json.error.kind]).toEqual([404, 'notFound']);
  });

  it('is only that of the session, whatever the address adds', async () => {
    const path = recordingOf(await withRecording(join(elsewhere, 'other.mp3')));
    for (const more of ['/../../x', '/one.wav', '%2fone.wav']) {
      expect((await server.ask(path + more)).status).toBe(404);
    }
    const named = await server.ask(`${path}?path=/etc/passwd`);
    expect(named.bytes.equals(sound)).toBe(true);
  });
});

describe('the folder of recordings', () => {
  it('lists sound and film in it, and nothing that leads out of it', async () => {
    const { files } = recordingsAnswer.parse((await server.ask(paths.recordings)).json);
    expect(files).toEqual([{ name: 'one.wav', bytes: 1000 }]);
  });

  it('gives a session its recording, by name and with its hash', async () => {
    const session = await addSession(server.library, 'chosen');
    const answer = await server.ask(recordingOf(session), { body: { name: 'one.wav' } });
    expect(answer.json).toEqual({ recording: { kind: 'audio', type: 'audio/wav', bytes: 1000 } });
    expect(await server.library.findSession(session)).toMatchObject({
      recording: { path: join(folder, 'one.wav'), sha256 },
      revision: 2,
    });
  });

  it.each(['out.mp3', 'secret.wav', 'notes.txt', '../elsewhere/other.mp3', '/etc/passwd', 'none.wav', 'deeper.wav'])(
    'refuses %s',
    async (name) => {
      const session = await addSession(server.library, name);
      const answer = await server.ask(recordingOf(session), { body: { name } });
      expect([answer.status, answer.json.error.kind]).toEqual([404, 'notFound']);
      expect((await server.library.findSession(session))?.recording).toBeNull();
    },
  );

  it('need not be there', async () => {
    const bare = await startTestServer();
    expect((await bare.ask(paths.recordings)).json).toEqual({ folder: null, files: [] });
    await bare.stop();
  });
});
