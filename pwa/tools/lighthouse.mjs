// Lighthouse's accessibility audits of pages, in the Chromium that CHROME_PATH names: `node lighthouse.mjs <address>…`.
// Prints one JSON object: each address with its score of 100 and the audits that failed. Takes pages as they stand
// (Lighthouse's snapshot): to measure how they load would take ten times as long, and changes no audit of these.
import { snapshot } from 'lighthouse';
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] });
const found = {};
try {
  const page = await browser.newPage();
  for (const address of process.argv.slice(2)) {
    await page.goto(address);
    const { lhr } = await snapshot(page, { flags: { onlyCategories: ['accessibility'], logLevel: 'error' } });
    const failed = Object.values(lhr.audits).filter(({ score }) => score === 0);
    found[address] = { score: Math.round(lhr.categories.accessibility.score * 100), failed: failed.map(({ id }) => id) };
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
