import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { findViolations } from './find-violations.ts';
import { enter, openWorkbench, type Workbench } from './workbench-in-browser.ts';

describe.runIf(hasChromium())('every page', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([
      ['samples/en-sleep-tablets.srt'],
      ['samples/nb-gradert-sykmelding.vtt'],
      ['samples/en-graded-return.vtt'],
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test.each([
    ['en-GB', 'light', 0],
    ['nb-NO', 'dark', 1],
    ['sv-SE', 'light', 2],
  ] as const)('is without violations in %s, %s', { timeout: 240_000 }, async (locale, colorScheme, row) => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1024, height: 768 } });
    const page = await enter(context, workbench);
    await page.getByRole('table').waitFor();
    const check = async (what: string) => expect([what, ...(await findViolations(page))]).toEqual([what]);

    await check('sessions');
    await page.locator('.row-actions button').nth(row).click();
    await page.getByRole('dialog').waitFor();
    await check('begin a coding');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    for (const key of ['q', 'q', 'c', '1', 'a', 'n', 'ArrowRight', '+']) await page.keyboard.press(key);
    await check('coding');
    for (const [key, what] of [
      ['h', 'keys'],
      ['?', 'rules'],
      ['f', 'flag'],
      ['i', 'evidence'],
      ['t', 'jump to a time'],
      ['Control+Enter', 'finish'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await check(what);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('w');
    await page.keyboard.press('o');
    await check('coding without scores');

    await page.goto(`${new URL(page.url()).origin}/#/practice`);
    await page.locator('.practices button').first().click();
    await page.locator('.practice-bar').waitFor();
    for (const key of ['n', 'q', 'c']) await page.keyboard.press(key);
    await check('practice');
    await page.locator('.practice-bar button').nth(1).click();
    await page.getByRole('table').first().waitFor();
    await check('comparison');
    await context.close();
  });
});
