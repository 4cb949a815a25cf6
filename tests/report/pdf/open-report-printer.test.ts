import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputFault } from '../../../src/instrument/input-fault.ts';
import type { CaseworkerReport } from '../../../src/report/models/caseworker-report.ts';
import type { MomentSection } from '../../../src/report/models/moment.ts';
import type { ReportModel } from '../../../src/report/models/report-model.ts';
import { openReportPrinter, type PrinterOptions } from '../../../src/report/pdf/open-report-printer.ts';
import { caseworkerWithSessions } from '../caseworker-with-sessions.ts';
import { agreementOf, exampleAgreementReport, exampleCodings } from '../example-agreement.ts';
import { exampleCaseworkerReport, exampleSessionReport, exampleTeamReport } from '../example-reports.ts';
import { outlineTags, readPdf } from './read-pdf.ts';

const printer = openReportPrinter();
const letterPrinter = openReportPrinter({ paper: 'letter' });
const scratch = mkdtempSync(join(tmpdir(), 'miti-report-'));
afterAll(async () => {
  await Promise.all([printer.close(), letterPrinter.close()]);
  rmSync(scratch, { recursive: true });
});

const examples = [
  ['session', exampleSessionReport],
  ['caseworker', exampleCaseworkerReport],
  ['team', exampleTeamReport],
  ['agreement', exampleAgreementReport],
] as const;

async function printOnce(report: ReportModel, options: PrinterOptions): Promise<Uint8Array> {
  const once = openReportPrinter(options);
  try {
    return await once.pdf(report);
  } finally {
    await once.close();
  }
}

function writeTemplate(name: string, text: string): string {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
}

/** A report whose table of sessions has these change goals. */
function withChangeGoals(report: CaseworkerReport, goals: readonly string[]): CaseworkerReport {
  const { table } = report.sessions;
  if (table === null) throw new Error('the report has sessions');
  const column = table.columns.findIndex(({ label }) => label === 'Change goal');
  const rows = table.rows.map((row, session) =>
    row.map((cell, at) => (at === column ? { value: goals[session] ?? '', text: goals[session] ?? '' } : cell)),
  );
  const columns = table.columns.map((each, at) => (at === column ? { ...each, align: 'start' as const } : each));
  return { ...report, sessions: { ...report.sessions, table: { ...table, columns, rows } } };
}

describe.each(examples)('a printed %s report', (kind, report) => {
  it('has the text and the tags it should have', async () => {
    const { pages } = await readPdf(await printer.pdf(report));

    const content = pages.flatMap(({ lines, tags }, at) => [
      `# page ${at + 1}`,
      ...lines,
      '',
      ...outlineTags(tags),
      '',
    ]);
    await expect(content.join('\n')).toMatchFileSnapshot(`../../golden/report/pdf/${kind}.txt`);
  });

  it('has the same bytes every time, also from another printer', async () => {
    const first = Buffer.from(await printer.pdf(report));

    expect(first.equals(await printer.pdf(report))).toBe(true);
    expect(first.equals(await printOnce(report, {}))).toBe(true);
  });

  it('says its title, its language and when it was made, and is tagged', async () => {
    const { title, language, created, isTagged } = await readPdf(await printer.pdf(report));

    expect(title).toBe(report.head.documentTitle);
    expect(language).toBe(report.head.language);
    expect(created).toMatch(/^D:20261102/);
    expect(isTagged).toBe(true);
  });

  it('is set in the fonts of the package alone', async () => {
    const { pages } = await readPdf(await printer.pdf(report));

    for (const font of pages.flatMap(({ fonts }) => fonts)) expect(font).toMatch(/DejaVuSansCondensed/);
  });
});

describe.each([
  ['a4', printer, 595.28],
  ['letter', letterPrinter, 612],
] as const)('on %s', (_, on, width) => {
  it.each([0, 1, 2, 3, 24, 40])('keeps %i sessions of a caseworker on the page', async (count) => {
    const { pages } = await readPdf(await on.pdf(caseworkerWithSessions(count)));

    for (const page of pages) {
      expect(page.width).toBeCloseTo(width, 1);
      expect(page.textRight).toBeLessThanOrEqual(page.width - 40);
      expect(page.textBottom).toBeLessThanOrEqual(page.height - 20);
    }
  });
});

describe('a report on agreement', () => {
  it('has no section of differences where no list of them was wanted', async () => {
    const textOf = async (report: ReportModel) =>
      (await readPdf(await printer.pdf(report))).pages.flatMap(({ lines }) => lines).join('\n');
    expect(await textOf(exampleAgreementReport)).toContain('To talk about');
    expect(await textOf(agreementOf(exampleCodings(), 'en', { listed: 0 }))).not.toContain('To talk about');
  });
});

describe('a caseworker report', () => {
  it.each([1, 3, 12, 24])('of %i sessions has two pages', async (count) => {
    const { pages } = await readPdf(await printer.pdf(caseworkerWithSessions(count)));

    expect(pages).toHaveLength(2);
  });

  it('of 24 sessions has two pages with three strengths and three next steps', async () => {
    const report = caseworkerWithSessions(24);
    const thrice = (section: MomentSection) => ({ ...section, items: [1, 2, 3].flatMap(() => section.items) });

    const { pages } = await readPdf(
      await printer.pdf({ ...report, strengths: thrice(report.strengths), nextSteps: thrice(report.nextSteps) }),
    );

    expect(pages).toHaveLength(2);
  });

  it('cuts only what two lines of its table can not hold', async () => {
    const long =
      'start a graded return to the old job, two mornings a week, and see after four weeks with the doctor and the manager what that did';
    const report = withChangeGoals(caseworkerWithSessions(3), [
      'graded return',
      'a longer goal of two lines at most',
      long,
    ]);

    const text = (await readPdf(await printer.pdf(report))).pages.flatMap(({ lines }) => lines).join(' ');

    expect(text).toContain('graded return');
    expect(text).toContain('…');
    expect(text).not.toContain('what that did');
  });

  it('repeats the header of a table that flows on', async () => {
    const { pages } = await readPdf(await printer.pdf(caseworkerWithSessions(90)));

    const withHeader = pages.filter(({ lines }) => lines.some((line) => line.startsWith('Date Change goal')));
    expect(withHeader.length).toBeGreaterThan(1);
  });

  it('prints a name that no line holds without leaving the page', async () => {
    const pseudonym = 'Søndre-Land-og-omegn'.repeat(6);
    const long: CaseworkerReport = {
      ...exampleCaseworkerReport,
      head: { ...exampleCaseworkerReport.head, subtitle: pseudonym, facts: [{ label: 'Caseworker', text: pseudonym }] },
    };

    const { pages } = await readPdf(await printer.pdf(long));

    for (const page of pages) expect(page.textRight).toBeLessThanOrEqual(page.width - 40);
  });
});

describe('a template of the user', () => {
  it('may be one file that imports the shipped parts', async () => {
    const template = writeTemplate(
      'short.typ',
      '#import "parts.typ": *\n#let data = json("report.json")\n#show: report-page.with(data)\n= #data.report.kind of mine\n',
    );

    const { pages } = await readPdf(await printOnce(exampleTeamReport, { template }));

    expect(pages[0]?.lines[0]).toBe('team of mine');
  });

  it('has its fault told with file and line', async () => {
    const template = writeTemplate('faulty.typ', '= A title\n\n#let x = 1 +\n');

    await expect(printOnce(exampleTeamReport, { template })).rejects.toThrow(
      new InputFault({ problem: 'expected expression', place: `${template}:3` }),
    );
  });

  it('may not read files of the machine', async () => {
    const template = writeTemplate('nosy.typ', '#read("/etc/hostname")\n');

    await expect(printOnce(exampleTeamReport, { template })).rejects.toThrow(`${template}:1: `);
  });

  it('may not fetch packages', async () => {
    const template = writeTemplate('fetching.typ', '#import "@preview/example:0.1.0": *\n');

    await expect(printOnce(exampleTeamReport, { template })).rejects.toThrow(`${template}:1: `);
  });

  it('that does not exist is named', () => {
    const template = join(scratch, 'nowhere.typ');

    expect(() => openReportPrinter({ template })).toThrow(`${template}: no such template`);
  });
});

describe('a printer', () => {
  it('goes on after a report that could not be printed', async () => {
    const broken = { ...exampleTeamReport, head: { ...exampleTeamReport.head, madeOn: 'yesterday' } };

    await expect(printer.pdf(broken)).rejects.toThrow('invalid integer: yesterday');
    expect(
      Buffer.from(await printer.pdf(exampleTeamReport))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('prints characters that the fonts of the package lack as on any machine', async () => {
    const subtitle = '漢字 😀';
    const report = { ...exampleTeamReport, head: { ...exampleTeamReport.head, subtitle } };

    const pdf = Buffer.from(await printer.pdf(report));

    expect(pdf.equals(await printOnce(report, { build: 'wasm' }))).toBe(true);
  });

  it('draws the logo it is given', async () => {
    const logo = join(scratch, 'logo.svg');
    writeFileSync(
      logo,
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
    );

    const { pages } = await readPdf(await printOnce(exampleTeamReport, { logo, accent: '#123456' }));

    expect(outlineTags(pages[0]?.tags ?? null).join('\n')).toContain('Figure: Example office');
  });

  it('names a logo that is no picture', async () => {
    const logo = join(scratch, 'logo.png');
    writeFileSync(logo, readFileSync(new URL(import.meta.url)));

    await expect(printOnce(exampleTeamReport, { logo })).rejects.toThrow(`${logo}: the logo can not be drawn`);
  });

  it('refuses a colour that is none', () => {
    expect(() => openReportPrinter({ accent: 'teal' })).toThrow('"teal" is not a colour; write it as #rrggbb');
  });
});
