import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMonthlyFolder } from '../../../src/app/reports/monthly-folder.ts';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import type { ReportModel } from '../../../src/report/models/report-model.ts';
import { exampleSessionReport } from '../../report/example-reports.ts';

let folder = '';
let faults: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'miti-monthly-folder-'));
  faults = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder whose printer does as it is told. */
function open(pdf: (report: ReportModel) => Promise<Uint8Array>) {
  return openMonthlyFolder(folder, {
    appearance: { paper: 'a4' },
    openPrinter: async () => ({ pdf, close: async () => {} }),
    onFault: (name, { message }) => faults.push(`${name}: ${message}`),
  });
}
const prints = async () => Buffer.from('%PDF-');

describe('openMonthlyFolder', () => {
  it('counts a report that fails by a defect, and goes on with the others', async () => {
    let nth = 0;
    const monthly = open(async () => {
      nth += 1;
      if (nth < 3) throw new TypeError(`broken ${nth}`);
      return prints();
    });
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await monthly.print(name, exampleSessionReport);
    expect(monthly.counts()).toEqual({ made: 1, kept: 0, failed: 2 });
    expect(['a.pdf', 'b.pdf', 'c.pdf'].map(monthly.isThere)).toEqual([false, false, true]);
    expect(faults).toEqual([]);
    expect(monthly.defects()).toEqual({ files: ['a.pdf', 'b.pdf'], first: new TypeError('broken 1') });
  });

  it('tells of a fault of the input at once', async () => {
    const monthly = open(() => Promise.reject(new InputFault({ problem: 'no such font', remedy: 'name another' })));
    await monthly.print('a.pdf', exampleSessionReport);
    expect(faults).toEqual(['a.pdf: no such font; name another']);
    expect(monthly.defects()).toBeNull();
    expect(monthly.counts()).toEqual({ made: 0, kept: 0, failed: 1 });
  });

  it('fails as a whole where the printer can not be opened', async () => {
    const monthly = openMonthlyFolder(folder, {
      appearance: { paper: 'a4' },
      openPrinter: () => Promise.reject(new Error('no printer')),
      onFault: () => {},
    });
    await expect(monthly.print('a.pdf', exampleSessionReport)).rejects.toThrow('no printer');
    await monthly.close();
  });

  it('takes a PDF for made where what it was made from can not be written down yet', async () => {
    const notes = join(folder, 'made-from.json');
    mkdirSync(notes);
    const monthly = open(prints);
    for (let at = 0; at < 20; at++) await monthly.print(`${at}.pdf`, exampleSessionReport);
    expect(monthly.counts()).toEqual({ made: 20, kept: 0, failed: 0 });
    expect(existsSync(join(folder, '19.pdf'))).toBe(true);
    await expect(monthly.remember()).rejects.toThrow();
    rmdirSync(notes);
    await monthly.remember();
    expect(Object.keys(JSON.parse(readFileSync(notes, 'utf8')))).toHaveLength(20);
  });
});
