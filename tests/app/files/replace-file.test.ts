import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../../src/app/files/replace-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'miti-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('replaceFile', () => {
  it('leaves what was there where the work fails midway', async () => {
    const path = join(folder, 'e.json');
    writeFileSync(path, 'earlier');
    const work = replaceFile(path, async (write) => {
      await write('half');
      expect(readdirSync(folder)).toEqual(['e.json', `e.json.${process.pid}.partial`]);
      throw new Error('cut off');
    });
    await expect(work).rejects.toThrow(/cut off/);
    expect(readdirSync(folder)).toEqual(['e.json']);
    expect(readFileSync(path, 'utf8')).toBe('earlier');
  });
});
