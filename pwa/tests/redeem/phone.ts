/** For test files: a fresh browser and an enrolled phone for each test, closed after it. */
import { afterEach, beforeEach, vi } from 'vitest';
import type { OpenPhone } from '../../src/redeem/phone';
import { type Browser, startBrowser } from './browser';

export let browser: Browser;
export let phone: OpenPhone;

/** To be called once at the top of a file. */
export function freshPhone(): void {
  beforeEach(async () => {
    browser = await startBrowser();
    phone = await browser.enrolled();
  });

  afterEach(async () => {
    await phone.close();
    vi.useRealTimers();
  });
}

/** Opens the page again, as after a reload. */
export async function reopen(): Promise<void> {
  phone = await browser.open();
}
