import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { root, spawnMiti } from '../../cli/run-miti.ts';

/** A library of a test's own, and the program that serves it. */
export interface Workbench {
  readonly folder: string;
  readonly library: string;
  readonly port: number;
  /** Address with the token of the present start. */
  url(): string;
  start(): Promise<void>;
  /** Ends the program at once, as a power cut would. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A library into which `miti import` has brought what each of these arguments names, and `miti serve` (or the command
 * given) on a free port for the coder K2, or for whoever the page is told.
 */
export async function openWorkbench(
  imports: readonly (readonly string[])[],
  {
    command = () => ['serve'],
    coder = 'K2',
  }: { readonly command?: (folder: string) => readonly string[]; readonly coder?: string | null } = {},
): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'miti-pages-'));
  const library = join(folder, 'library.sqlite');
  const port = await findFreePort();
  for (const each of imports) {
    const { exitCode, stderr } = spawnMiti(['import', ...each, '--library', library]);
    if (exitCode !== 0) throw new Error(stderr);
  }
  let running: ChildProcess | null = null;
  let address = '';
  const workbench: Workbench = {
    folder,
    library,
    port,
    url: () => address,
    start: async () => {
      const who = coder === null ? [] : ['--coder', coder];
      const args = [...command(folder), '--no-open', '--port', String(port), '--library', library, ...who];
      running = spawn(process.execPath, ['dist/bin/miti.js', ...args], {
        cwd: root,
        env: { ...process.env, NO_COLOR: '1' },
      });
      address = await readAddress(running);
    },
    kill: () => end(running, 'SIGKILL'),
    remove: async () => {
      await end(running, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await workbench.start();
  return workbench;
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(printed) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`miti serve ended with ${code}: ${printed}`)));
  });
}

function end(child: ChildProcess | null, signal: 'SIGKILL'): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === 'object' && found ? found.port : 0));
    });
  });
}

/** Opens the program's address in a tab, and waits for the list of sessions. */
export async function enter(context: BrowserContext, workbench: Workbench): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(workbench.url());
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Begins a coding of the first session that waits, with the keyboard alone: "my next", then Enter in the dialogue. */
export async function beginNext(page: Page): Promise<void> {
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: 'My next' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor();
}

/** Waits until the server has everything on its disk. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await page.locator('.save-state[data-state="saved"][data-waiting="0"]').waitFor();
}

/** The counts that the page shows, by abbreviation. */
export function readCounts(page: Page): Promise<Record<string, number>> {
  return page.locator('.counts li').evaluateAll((items) => {
    const entries = items.map((item) => [
      item.querySelector('.code')?.textContent ?? '',
      Number(item.querySelector('.count')?.textContent),
    ]);
    return Object.fromEntries(entries) as Record<string, number>;
  });
}
