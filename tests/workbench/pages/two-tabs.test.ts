import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { beginNext, enter, openWorkbench, type Workbench, waitUntilSaved } from './workbench-in-browser.ts';

describe.runIf(hasChromium())('two tabs on one coding', () => {
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

  test('the second reads along, until it takes over; then the first only reads', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const first = await enter(context, workbench);
    await beginNext(first);
    await first.keyboard.press('q');
    await waitUntilSaved(first);

    const second = await enter(context, workbench);
    await second.goto(first.url());
    await second.getByText('This coding is open in another tab').waitFor();
    const progress = second.locator('.progress');
    expect(await progress.textContent()).toMatch(/^1 of /);
    await second.keyboard.press('q');
    expect(await progress.textContent()).toMatch(/^1 of /);
    await first.keyboard.press('s');
    await waitUntilSaved(first);
    await expect.poll(() => progress.textContent(), { timeout: 15_000 }).toMatch(/^2 of /);

    await second.getByRole('button', { name: 'Take over here' }).click();
    await second.getByText('This coding is open in another tab').waitFor({ state: 'detached' });
    await second.keyboard.press('u');
    await second.keyboard.press('c');
    await waitUntilSaved(second);
    await first.getByText('This coding is open in another tab').waitFor();
    await first.keyboard.press('a');
    await first.reload();
    await first.getByText('This coding is open in another tab').waitFor();
    expect(await first.locator('.progress').textContent()).toMatch(/^3 of /);
    await context.close();
  });
});
