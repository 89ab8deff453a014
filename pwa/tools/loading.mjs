// How pages load on a phone, by Lighthouse's mobile settings, in the Chromium that CHROME_PATH names: `node loading.mjs`,
// with a list of {name, address, cookies} as JSON on standard input. An empty page is measured in the same run: the machine's
// speed cancels out of the ratio. Prints one JSON object: name → scores of 100, milliseconds of the main thread,
// layout shift, requests for data, and the audits that failed.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const EMPTY = '<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Vide</title><p>Vide';
const SECTION = '.together__parts:not(.together__parts--waiting)';
const TRIES = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const pages = JSON.parse(await text(process.stdin));
const empty = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(EMPTY)).listen(0, '127.0.0.1');
await new Promise((ready) => empty.on('listening', ready));
const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] });
const found = {};
try {
  for (const { name, address, cookies } of [{ name: 'empty', address: `http://localhost:${empty.address().port}/`, cookies: [] }, ...pages]) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    for (const cookie of cookies) await context.setCookie({ ...cookie, domain: new URL(address).hostname, path: '/' });
    found[name] = told(await measured(name, address, page));
    // A desk that asks to sign in, or says that it cannot be loaded, is quick as well.
    found[name].section = (await page.$(SECTION)) !== null;
    await context.close();
  }
} finally {
  await browser.close();
  empty.close();
}
console.log(JSON.stringify(found));

/** What Lighthouse found. On a machine that is too busy it sometimes sees nothing painted, and says so: then it looks again. */
async function measured(name, address, page) {
  for (let tries = 1; ; tries += 1) {
    const { lhr } = await lighthouse(address, { onlyCategories: CATEGORIES, logLevel: 'error' }, undefined, page);
    const { runtimeError, audits } = lhr;
    if (audits['cumulative-layout-shift'].numericValue !== undefined) return lhr;
    if (tries === TRIES) throw new Error(`${name}: ${runtimeError?.code ?? audits['cumulative-layout-shift'].errorMessage}`);
  }
}

function told({ categories, audits, finalDisplayedUrl }) {
  const requests = audits['network-requests'].details.items;
  const counted = CATEGORIES.filter((name) => name !== 'performance').flatMap((name) => categories[name].auditRefs);
  return {
    ...Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)])),
    work_ms: Math.round(audits['mainthread-work-breakdown'].numericValue),
    shift: Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
    data_requests: requests.filter(({ url }) => new URL(url).pathname.startsWith('/api/')).length,
    path: new URL(finalDisplayedUrl).pathname,
    failed: counted.filter(({ id, weight }) => weight > 0 && audits[id].score === 0).map(({ id }) => id),
    slow: categories.performance.auditRefs.filter(({ id }) => (audits[id].score ?? 1) < 0.9).map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`.trim()),
  };
}
