// The coding page in a browser: what its first view loads, and whether a code appears as fast in a session of 2,000 turns
// as in one of 50. Measured from the key to the frame that shows the code, within the page.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { compare, report } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist/bin/miti.js');
const folder = mkdtempSync(join(tmpdir(), 'miti-pages-bench-'));
const library = join(folder, 'library.sqlite');
const executablePath = process.env.MITI_TEST_CHROMIUM ?? '/usr/bin/chromium';

for (const turns of [50, 2000]) {
  const path = join(folder, `turns-${turns}.vtt`);
  writeFileSync(path, writeSession(turns));
  const { status, stderr } = spawnSync(process.execPath, [program, 'import', path, '--library', library]);
  if (status !== 0) throw new Error(stderr.toString());
}

const server = spawn(process.execPath, [
  program,
  ...['serve', '--no-open', '--port', '0', '--library', library, '--coder', 'K1'],
]);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
try {
  const address = await new Promise((resolve) => {
    server.stdout.on('data', (chunk) => {
      const [found] = /http:\S+/.exec(chunk.toString()) ?? [];
      if (found) resolve(found);
    });
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const first = await context.newPage();
  const loaded = [];
  first.on('response', (response) => void loaded.push(response));
  await first.goto(address);
  await first.getByRole('table').waitFor();
  await reportFirstView(loaded);

  const long = await openCoding(context, first, 'turns-2000');
  const short = await openCoding(context, first, 'turns-50');
  const keys = ['q', 's', 'c', 'a', 'n'];
  let presses = 0;
  const giveCode = (page) => async () => {
    presses += 1;
    // Browsers take their time with pages that nobody looks at.
    await page.bringToFront();
    return page.evaluate(pressAndSee, keys[presses % keys.length]);
  };
  for (let round = 0; round < 5; round += 1) {
    await giveCode(long)();
    await giveCode(short)();
  }
  const measured = await compare(giveCode(long), giveCode(short), { rounds: 31, cost: (work) => work() });
  const times = `${measured.a.toFixed(1)} ms and ${measured.b.toFixed(1)} ms`;
  report('a code in 2,000 turns, against 50', measured.ratio.toFixed(2), 'at most 2', measured.ratio <= 2, times);
  report('a code in 2,000 turns, within a frame', `${measured.a.toFixed(1)} ms`, '16.7 ms', measured.a <= 16.7);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Gives the current utterance a code, and waits for the frame that shows it; the milliseconds in between. */
function pressAndSee(key) {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const id = document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant') ?? '';
      const start = performance.now();
      dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      const painted = new MessageChannel();
      painted.port1.onmessage = () => {
        const end = performance.now();
        const shown = document.getElementById(id)?.querySelector('.code:not(.undecided)');
        // What follows from the code (counts, saving) has its time before the next key.
        if (shown) setTimeout(() => resolve(end - start), 120);
        else reject(new Error(`the code of ${key} is not shown`));
      };
      painted.port2.postMessage(null);
    });
  });
}

async function openCoding(context, list, label) {
  const coding = await list.evaluate(async (wanted) => {
    const { sessions } = await (await fetch('/api/sessions')).json();
    const { id } = sessions.find((session) => session.label === wanted);
    const body = JSON.stringify({ rubric: 'miti-4.2.1', segment: { method: 'whole' }, material: 'transcript' });
    const headers = { 'content-type': 'application/json' };
    return (await (await fetch(`/api/sessions/${id}/codings`, { method: 'POST', headers, body })).json()).coding;
  }, label);
  const page = await context.newPage();
  await page.goto(`${new URL(list.url()).origin}/#/codings/${coding}`);
  await page.getByRole('listbox').waitFor();
  return page;
}

/** Scripts that the list of sessions loads, as a browser would get them compressed. */
async function reportFirstView(responses) {
  const scripts = responses.filter((response) => new URL(response.url()).pathname.endsWith('.js'));
  const sizes = await Promise.all(scripts.map(async (response) => gzipSync(await response.body()).length));
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  report('script of the first view, compressed', `${kilobytes.toFixed(1)} KB`, 'below 150 KB', kilobytes < 150);
}

/** A session with that many turns, in the words of a sample again and again. */
function writeSession(turns) {
  const spoken = readFileSync(join(root, 'samples/en-graded-return.vtt'), 'utf8')
    .split('\n')
    .filter((line) => /^(?:Caseworker|Client): /.test(line))
    .map((line) => line.replace(/^\w+: /, ''));
  const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);
  const cues = Array.from({ length: turns }, (_, at) => {
    const speaker = at % 2 === 0 ? 'Caseworker' : 'Client';
    return `${clock(at * 4)} --> ${clock(at * 4 + 3)}\n${speaker}: ${spoken[at % spoken.length]}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}
