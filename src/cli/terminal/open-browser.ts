import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TerminalIo } from './terminal.ts';

/**
 * Opens an address in the user's browser, where there is one. The address holds the token, and the arguments of a program
 * can be seen by other users of the machine; so the browser is given a file that only this user can read.
 *
 * @returns what takes that file away
 */
export async function openBrowser(url: string, env: TerminalIo['env']): Promise<() => Promise<void>> {
  const opener = chooseOpener(env);
  if (!opener) return async () => {};
  const folder = await mkdtemp(join(tmpdir(), 'miti-open-'));
  const file = join(folder, 'open.html');
  await writeFile(file, `<!doctype html><meta http-equiv="refresh" content="0; url=${url}">\n`, { mode: 0o600 });
  const child = spawn(opener[0], [...opener.slice(1), pathToFileURL(file).href], { stdio: 'ignore', detached: true });
  // Without a browser the printed address is there to be opened by hand.
  child.on('error', () => {});
  child.unref();
  return () => rm(folder, { recursive: true, force: true });
}

/** The program that opens a file with the user's browser; null where nothing could show it. */
function chooseOpener(env: TerminalIo['env']): readonly [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['explorer.exe'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
