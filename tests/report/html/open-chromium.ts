import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.MITI_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** Whether tests can open pages; under CI they must. Outside, a line says what is left out. */
export function hasChromium(): boolean {
  if (existsSync(executablePath) || process.env.CI === 'true') return true;
  console.warn(
    `no Chromium at ${executablePath}: tests that open pages are left out (MITI_TEST_CHROMIUM names another)`,
  );
  return false;
}

/** Chromium without a window, a network service of its own, or a first run. */
export function openChromium(): Promise<Browser> {
  const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((each) => `--disable-${each}`);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}
