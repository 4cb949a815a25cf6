import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium } from '../../report/html/open-chromium.ts';
import { enter, openWorkbench, type Workbench } from './workbench-in-browser.ts';
import { writeTone } from './write-tone.ts';

const playing = (page: Page) => page.getByRole('button', { name: /^Pause/ });
const paused = (page: Page) => page.getByRole('button', { name: /^Play/ });
const readSeconds = (page: Page) => page.locator('.wave input').inputValue().then(Number);

/** Begins the coding of a part of the first session. */
async function beginRange(page: Page, from: string, to: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Start coding/ })
    .first()
    .click();
  await page.getByLabel('chosen range').check();
  await page.getByLabel('From', { exact: true }).fill(from);
  await page.getByLabel('To', { exact: true }).fill(to);
  await page.getByRole('dialog').getByRole('button', { name: 'Start coding' }).click();
  await page.getByRole('listbox').waitFor();
}

describe.runIf(hasChromium())('a recording beside a transcript', () => {
  let browser: Browser;
  let workbench: Workbench;
  beforeAll(async () => {
    browser = await openChromium();
    workbench = await openWorkbench([['samples/en-sleep-tablets.srt']], {
      command: (folder) => {
        writeFileSync(join(folder, 'talk.wav'), writeTone(240));
        return ['serve', '--recordings', folder];
      },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.remove();
  });

  test('begins where the segment does, shows it on the wave, and is heard by a click on a time or a turn at a time', {
    timeout: 120_000,
  }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await beginRange(page, '01:00', '03:00');
    await page.getByLabel('From the folder of recordings').selectOption('talk.wav');
    await expect.poll(() => readSeconds(page)).toBeGreaterThanOrEqual(59);
    const segment = page.locator('.wave-segment');
    await segment.waitFor();
    const [mark, wave] = await Promise.all([segment.boundingBox(), page.locator('.wave').boundingBox()]);
    expect((mark?.width ?? 0) / (wave?.width ?? 1)).toBeCloseTo(0.5, 1);

    const time = page.locator('.turn .time').nth(3);
    const [minutes = 0, seconds = 0] = (await time.innerText()).split(':').map(Number);
    await time.click();
    await playing(page).waitFor();
    expect(await readSeconds(page)).toBeGreaterThanOrEqual(60 * minutes + seconds - 1);
    expect(await readSeconds(page)).toBeLessThan(60 * minutes + seconds + 5);
    await page.keyboard.press('Space');
    await paused(page).waitFor();

    // A turn is heard to its end and no further.
    await page.keyboard.press('Home');
    await page.getByLabel('Speed').selectOption('2');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('l');
    await playing(page).waitFor();
    await paused(page).waitFor();
    const starts = await page.locator('.turn .time').allInnerTexts();
    const [next = 0, rest = 0] = (starts[1] ?? '').split(':').map(Number);
    expect(await readSeconds(page)).toBeLessThanOrEqual(60 * next + rest + 1);
    await page.keyboard.press('Space');
    await playing(page).waitFor();
    await page.keyboard.press('Space');

    await page.reload();
    await page.locator('.wave-segment').waitFor();
    await context.close();
  });
});

describe.runIf(hasChromium())('a recording of the coder’s own computer', () => {
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

  test('is opened again after a reload, and is copied nowhere', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    // A file system of the browser's own stands in for the dialogue of the operating system.
    const bytes = writeTone(20).toString('base64');
    await context.addInitScript((encoded) => {
      window.showOpenFilePicker = async () => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle('talk.wav', { create: true });
        const writable = await handle.createWritable();
        await writable.write(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
        await writable.close();
        return [handle];
      };
    }, bytes);
    const page = await enter(context, workbench);
    await beginRange(page, '00:05', '00:15');
    await page.locator('input[type=file]').dispatchEvent('click');
    await page.locator('.wave-segment').waitFor();
    await expect.poll(() => readSeconds(page)).toBeGreaterThan(0);
    const begin = await readSeconds(page);
    await page.reload();
    await page.locator('.wave-segment').waitFor();
    await expect.poll(() => readSeconds(page)).toBe(begin);
    await context.close();
  });

  test('is named after a reload where the browser gives no handle to it', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await enter(context, workbench);
    await beginRange(page, '00:05', '00:20');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'own.wav', mimeType: 'audio/wav', buffer: writeTone(20) },
    });
    await page.locator('.wave-segment').waitFor();
    await page.reload();
    await page.getByText('Last time it was “own.wav”.').waitFor();
    await context.close();
  });
});
