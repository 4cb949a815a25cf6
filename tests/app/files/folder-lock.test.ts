import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../../src/app/files/folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'miti-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const left = (owner: number | string) => writeFileSync(join(folder, 'batch.lock'), `${owner}\n`);
const owner = () => readFileSync(join(folder, 'batch.lock'), 'utf8').trim();

describe('lockFolder', () => {
  it('gives a folder to one of many who ask at once, and to the next when it is free', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const got = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(got).toHaveLength(1);
    for (const unlock of got) await unlock();
    expect(readdirSync(folder)).toEqual([]);
    await (await lockFolder(folder))();
  });

  it('takes over from a process that no longer runs', async () => {
    for (const gone of [spawnSync(process.execPath, ['--version']).pid, process.pid]) {
      left(gone);
      const unlock = await lockFolder(folder);
      expect(owner()).toBe(String(process.pid));
      await unlock();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('leaves the lock of a process that runs, and one that names none', async () => {
    for (const [other, message] of [
      [process.ppid, new RegExp(`another miti batch \\(process ${process.ppid}\\) is writing there; wait`)],
      ['', /another miti batch is writing there; .*delete batch\.lock/],
    ] as const) {
      left(other);
      await expect(lockFolder(folder)).rejects.toThrow(message);
      expect(owner()).toBe(String(other));
    }
  });
});
