import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { findViolations } from './find-violations.ts';
import { enter, openWorkbench, type Workbench } from './workbench-in-browser.ts';

describe.runIf(hasChromium())('the reports page', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    const coded = ['samples/gold/en-graded-return.csv', 'samples/gold/en-sleep-tablets.csv'];
    workbench = await openWorkbench([
      ['--codes', ...coded, '--caseworker', 'V1', '--date', '2024-05-17'],
      ['--codes', 'samples/gold/nb-jobbsok.csv', '--coder', 'K2', '--coder-kind', 'human'],
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('opens a report in a tab of its own, which reaches nothing of ours, and keeps one as PDF', {
    timeout: 240_000,
  }, async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1024, height: 768 } });
    const page = await enter(context, workbench);
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByLabel('Report on').selectOption('V1');
    expect(await findViolations(page)).toEqual([]);

    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open the report' }).click();
    const report = await opened;
    await report.locator('canvas').first().waitFor({ timeout: 60_000 });
    expect(await report.title()).toContain('V1');
    expect(await report.evaluate(() => self.origin)).toBe('null');
    const reached = await report.evaluate(() =>
      fetch('/api/start').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
    expect(await report.evaluate(() => document.cookie).catch(() => '')).toBe('');

    const download = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('link', { name: 'PDF' }).click();
    expect((await download).suggestedFilename()).toBe('V1-2024-05.pdf');
  });

  test('is a step away from a session that the coder has finished, and from no other', {
    timeout: 120_000,
  }, async () => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1024, height: 768 } });
    const page = await enter(context, workbench);
    const link = page.getByRole('link', { name: /^Report ?: / });
    await page.getByRole('row', { name: /en-graded-return/ }).waitFor();
    expect(await link.allTextContents()).toEqual(['Report: nb-jobbsok']);
    expect(await findViolations(page)).toEqual([]);

    const opened = context.waitForEvent('page');
    await link.click();
    const report = await opened;
    await report.locator('canvas').first().waitFor({ timeout: 60_000 });
    expect(await report.title()).toContain('nb-jobbsok');

    await page.getByRole('link', { name: /^Look ?: nb-jobbsok/ }).click();
    await page.getByRole('heading', { name: 'nb-jobbsok' }).waitFor();
    expect(await link.getAttribute('href')).toMatch(/^\/api\/report\?of=session&session=/);
    expect(await findViolations(page)).toEqual([]);
  });
});
