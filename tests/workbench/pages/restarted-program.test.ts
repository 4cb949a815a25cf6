import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { beginNext, enter, openWorkbench, type Workbench, waitUntilSaved } from './workbench-in-browser.ts';

const startedAgain = 'The program was started again';

describe.runIf(hasChromium())('a program that is started again while its pages are open', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([['samples/en-sleep-tablets.srt']]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('lets an open coding go on, by its address in the same tab or in another', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await beginNext(page);
    const address = page.url();
    await page.keyboard.press('q');
    await waitUntilSaved(page);
    await workbench.kill();
    await workbench.start();
    await page.getByText(startedAgain).waitFor();
    await page.keyboard.press('c');

    // The address that the program prints now, in the tab that is open: the page stays, and nothing is reloaded.
    await page.evaluate(() => document.body.setAttribute('data-same', 'page'));
    await page.goto(workbench.url());
    await page.getByText(startedAgain).waitFor({ state: 'detached' });
    await waitUntilSaved(page);
    expect(page.url()).toBe(address);
    expect(await page.locator('body[data-same=page]').count()).toBe(1);
    expect(await page.locator('.progress').textContent()).toMatch(/^2 of /);

    await workbench.kill();
    await workbench.start();
    await page.getByText(startedAgain).waitFor();
    const other = await enter(context, workbench);
    await page.getByText(startedAgain).waitFor({ state: 'detached', timeout: 5_000 });
    await page.keyboard.press('q');
    await waitUntilSaved(page);
    expect(await page.locator('.progress').textContent()).toMatch(/^3 of /);
    await other.close();
    await context.close();
  });

  test('lets a page that could not be shown be shown, once another tab is let in', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await page.waitForLoadState('networkidle');
    const next = page.getByRole('button', { name: 'My next' });
    const fault = page.getByRole('heading', { name: 'This can’t be shown' });
    await next.waitFor();
    await workbench.kill();
    await workbench.start();
    // A request that was under way when the program stopped ends on the same page.
    await next.or(fault).first().waitFor();
    if (await next.isVisible()) await next.click();
    await fault.waitFor();
    await enter(context, workbench);
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
    await context.close();
  });
});
