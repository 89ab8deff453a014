// Checks that files are modules in the syntax of a given year of JavaScript: parses.mjs 2021 FILE…
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';

const [year, ...files] = process.argv.slice(2);
for (const file of files) {
  try {
    parse(readFileSync(file, 'utf8'), { ecmaVersion: Number(year), sourceType: 'module' });
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
