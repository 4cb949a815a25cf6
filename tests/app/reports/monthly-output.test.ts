import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMonthlyOutput } from '../../../src/app/reports/monthly-output.ts';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import type { ReportModel } from '../../../src/report/models/report-model.ts';
import { exampleSessionReport } from '../../report/example-reports.ts';

let folder = '';
let said = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'miti-monthly-output-'));
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder whose printer does as it is told. */
function open(pdf: (report: ReportModel) => Promise<Uint8Array>) {
  return openMonthlyOutput(folder, { paper: 'a4' }, async () => ({ pdf, close: async () => {} }));
}
const prints = async () => Buffer.from('%PDF-');

describe('openMonthlyOutput', () => {
  it('counts a report that fails by a defect, goes on with the others, and says it once', async () => {
    let nth = 0;
    const output = open(async () => {
      nth += 1;
      if (nth < 3) throw new TypeError(`broken ${nth}`);
      return prints();
    });
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await output.print(name, exampleSessionReport);
    expect(output.counts()).toEqual({ made: 1, kept: 0, failed: 2 });
    expect(['a.pdf', 'b.pdf', 'c.pdf'].map(output.isThere)).toEqual([false, false, true]);
    expect(said).toBe('');
    output.sayDefects();
    expect(said).toMatch(/^miti: a defect of the program; not made: a\.pdf, b\.pdf\nTypeError: broken 1\n/);
    expect(said).not.toContain('broken 2');
  });

  it('says a fault of the input at once, in a line', async () => {
    const output = open(() => Promise.reject(new InputFault({ problem: 'no such font', remedy: 'name another' })));
    await output.print('a.pdf', exampleSessionReport);
    output.sayDefects();
    expect(said).toBe('miti: a.pdf: no such font; name another\n');
    expect(output.counts()).toEqual({ made: 0, kept: 0, failed: 1 });
  });

  it('fails as a whole where the printer can not be opened', async () => {
    const output = openMonthlyOutput(folder, { paper: 'a4' }, () => Promise.reject(new Error('no printer')));
    await expect(output.print('a.pdf', exampleSessionReport)).rejects.toThrow('no printer');
    await output.close();
  });

  it('takes a PDF for made where what it was made from can not be written down yet', async () => {
    const notes = join(folder, 'made-from.json');
    mkdirSync(notes);
    const output = open(prints);
    for (let at = 0; at < 20; at++) await output.print(`${at}.pdf`, exampleSessionReport);
    expect(output.counts()).toEqual({ made: 20, kept: 0, failed: 0 });
    expect(existsSync(join(folder, '19.pdf'))).toBe(true);
    await expect(output.remember()).rejects.toThrow();
    rmdirSync(notes);
    await output.remember();
    expect(Object.keys(JSON.parse(readFileSync(notes, 'utf8')))).toHaveLength(20);
  });
});
