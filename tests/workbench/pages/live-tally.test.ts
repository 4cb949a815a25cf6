import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { enter, openWorkbench, readCounts, type Workbench, waitUntilSaved } from './workbench-in-browser.ts';
import { writeTone } from './write-tone.ts';

describe.runIf(hasChromium())('a recording without a transcript', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([], {
      command: (folder) => {
        writeFileSync(join(folder, 'session.wav'), writeTone(150));
        return ['code', join(folder, 'session.wav')];
      },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('is tallied while it plays, corrected, and counted a volley at a time', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.live-tally').waitFor();
    await page.locator('.wave-lines > div').waitFor();
    const isPlaying = () => page.getByRole('button', { name: /^Pause/ }).isVisible();

    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
    for (const key of ['q', 'q', 's', 'c']) await page.keyboard.press(key);
    expect(await isPlaying()).toBe(true);
    await page.waitForTimeout(1200);
    for (const key of ['v', 'q', 'a']) await page.keyboard.press(key);
    expect(await isPlaying()).toBe(true);
    await page.keyboard.press('Space');

    const rows = page.locator('.correction-list tbody tr');
    expect(await rows.count()).toBe(7);
    // One question and one reflection a volley: the second question and the simple reflection are not counted.
    await expect.poll(() => readCounts(page), { timeout: 20_000 }).toMatchObject({ Q: 2, SR: 0, CR: 1, AF: 1 });
    expect(await page.getByText('not counted', { exact: true }).count()).toBe(2);

    await page.keyboard.press('Control+z');
    expect(await rows.count()).toBe(6);
    await page.keyboard.press('Control+y');
    await rows.first().getByRole('combobox').selectOption({ label: 'Seeking Collaboration' });
    await expect.poll(() => readCounts(page), { timeout: 20_000 }).toMatchObject({ AF: 0, Seek: 1 });
    await rows
      .first()
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect.poll(() => readCounts(page), { timeout: 20_000 }).toMatchObject({ Seek: 0 });
    expect(await page.locator('.minute-strip li').count()).toBe(3);
    expect(await page.locator('.minute-strip li').first().locator('.code').count()).toBe(5);

    // A reload shows the same list and the same counts, and goes on where the last event was.
    const cells = () =>
      rows.locator('select').evaluateAll((found) => found.map((each) => (each as HTMLSelectElement).value));
    const counts = await readCounts(page);
    const listed = await cells();
    await waitUntilSaved(page);
    await page.reload();
    await page.locator('.live-tally').waitFor();
    expect(await rows.count()).toBe(6);
    expect(await cells()).toEqual(listed);
    await expect.poll(() => readCounts(page), { timeout: 20_000 }).toEqual(counts);
    await page.locator('.wave-lines > div').waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Space');
    expect(await rows.count()).toBe(7);
    await page.keyboard.press('Control+z');
    await waitUntilSaved(page);
    expect(await cells()).toEqual(listed);
    await context.close();
  });
});
