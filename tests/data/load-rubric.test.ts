import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRubric } from '../../src/data/check-rubric.ts';
import { loadRubric } from '../../src/data/load-rubric.ts';
import { shippedRubrics } from '../../src/data/shipped-rubrics.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-rubric-'));
function rubricFile(text: string): string {
  const path = join(folder, `${Math.random()}.yaml`);
  writeFileSync(path, text);
  return path;
}

describe('loadRubric', () => {
  it.each(shippedRubrics)('loads %s with a hash of its content', async (id) => {
    const { rubric, sha256 } = await loadRubric(id);
    expect(rubric.id).toBe(id);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("loads a user's own that extends a shipped one", async () => {
    const path = rubricFile('extends: miti-4.2.1\nid: ours\nname: Ours\n');
    const [{ rubric, sha256 }, base] = [await loadRubric(path), await loadRubric('miti-4.2.1')];
    expect(rubric.codes).toEqual(base.rubric.codes);
    expect(sha256).not.toBe(base.sha256);
  });

  it('names the first fault with its line and how many more there are', async () => {
    const path = rubricFile('extends: miti-4.2.1\nid: Ours!\nname: ""\n');
    await expect(loadRubric(path)).rejects.toThrow(/\.yaml:2 id: a rubric id has only small letters.*and 1 more/);
  });

  it.each([
    ['no-such-rubric', /no such rubric; give the path of a rubric file, or one of miti-4\.2\.1/],
    [rubricFile('a: [1, 2'), /:\d+: not valid YAML/],
    [rubricFile('extends: other\n'), /extends the unknown rubric "other"/],
    [rubricFile('extends: { toString: 1 }\n'), /extends the unknown rubric \{"toString":1\}/],
    [rubricFile('extends: miti-4.2.1\nid: miti-4.2.1\n'), /has no id and name of its own/],
    [folder, /can't be read/],
  ])('refuses %s in one line', async (path, message) => {
    await expect(loadRubric(path)).rejects.toThrow(message);
  });
});

describe('checkRubric', () => {
  it('places every fault at its line', async () => {
    const path = rubricFile(
      'extends: miti-4.2.1\nid: ours\nname: Ours\nproficiency:\n  basis: x\n  source: y\n  levels: []\n  thresholds:\n    technicalGlobal: { fair: 3 }\n',
    );
    const checked = await checkRubric(path);
    expect(checked).toEqual({
      ok: false,
      faults: [
        { place: `${path}:9 proficiency.thresholds.technicalGlobal.fair`, message: 'no level has the id "fair"' },
      ],
    });
  });

  it('survives a file that is no mapping', async () => {
    expect((await checkRubric(rubricFile('just text'))).ok).toBe(false);
    expect((await checkRubric(rubricFile(''))).ok).toBe(false);
  });
});
