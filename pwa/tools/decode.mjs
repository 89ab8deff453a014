// Prints how many hard frames are decoded and at what cost, as JSON: node tools/decode.mjs [FRAMES] [NEGATIVES] [FIRST]
// FIRST is the number of the first frame: with another one the frames are new to whoever tuned the decoder.
import { runnerImport } from 'vite';

const [frames = 480, negatives = 120, first = 0] = process.argv.slice(2).map(Number);
const numbers = (count) => Array.from({ length: count }, (_, number) => first + number);
const { module } = await runnerImport(new URL('../tests/scan/hard/measure.ts', import.meta.url).pathname, {
  configFile: false,
  root: new URL('..', import.meta.url).pathname,
  logLevel: 'error',
});
const symbols = await module.prepared();
const hard = await module.measure(symbols, numbers(frames));
const lures = await module.lured(symbols, numbers(negatives));
console.log(JSON.stringify({ hard, lures }));
