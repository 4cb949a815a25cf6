import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { miti } from '../../instrument/shipped-rubric.ts';
import { root, runMiti } from '../run-miti.ts';

describe('miti rubric', () => {
  it('lists, shows and checks', async () => {
    expect((await runMiti(['rubric', 'list'])).stdout).toMatch(/^miti-4\.2\.1 .*\nmiti-4\.2\.1-nav .*\n$/);
    expect((await runMiti(['rubric', 'show', 'miti-4.2.1-nav'])).stdout).toContain('beginning proficiency from 4');
    expect(JSON.parse((await runMiti(['rubric', 'show', '--json'])).stdout)).toEqual(miti);
    expect((await runMiti(['rubric', 'check', 'rubrics/miti-4.2.1.yaml'])).stdout).toContain('no faults');
  });

  it('names every fault of a rubric and exits with 2', async () => {
    const broken = readFileSync(join(root, 'rubrics/miti-4.2.1.yaml'), 'utf8')
      .replace('hotkey: p', 'hotkey: g')
      .replace('unit: ratio', 'unit: rate');
    const path = join(mkdtempSync(join(tmpdir(), 'miti-rubric-')), 'broken.yaml');
    writeFileSync(path, broken);
    const run = await runMiti(['rubric', 'check', path]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/broken\.yaml:\d+ measures\.3\.unit/);
  });
});
