// Names what built files use that phones of 2021 lack (Chrome 92, Firefox 94, Safari 15.0): newer.mjs FILE…
// Syntax is another matter (parses.mjs). What a page asks for before it uses it stands in ASKED_FOR.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';

/** Members and globals by their name: where in doubt they are listed, and a file that means another thing is looked at. */
const SCRIPT = new Set([
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'hasOwn', 'groupBy', 'fromAsync'],
  ...['withResolvers', 'structuredClone', 'timeout', 'any', 'randomUUID', 'isWellFormed', 'throwIfAborted'],
  ...['inert', 'showModal', 'HTMLDialogElement', 'showPopover', 'togglePopover', 'showPicker', 'requestSubmit'],
  ...['locks', 'BroadcastChannel', 'requestIdleCallback', 'Segmenter', 'DurationFormat', 'startViewTransition'],
  ...['checkVisibility', 'replaceChildren', 'getHTML', 'setHTML', 'adoptedStyleSheets', 'ElementInternals', 'userAgentData'],
  ...['canParse', 'OffscreenCanvas', 'VideoFrame', 'createImageBitmap', 'scheduler', 'CompressionStream', 'WeakRef'],
  ...['wakeLock', 'share', 'canShare', 'vibrate', 'setAppBadge'],
]);
const SHORT = 3;
const ASKED_FOR = new Set(['wakeLock', 'canParse']);

/** Only what breaks a page; what an old browser may pass over (balance, accent-color, a height in dvh) is not listed. */
const STYLE = [
  [/:has\(/, ':has()'],
  [/@container/, '@container'],
  [/@layer/, '@layer'],
  [/@scope/, '@scope'],
  [/color-mix\(|oklch\(|oklab\(|light-dark\(/, 'new colours'],
  [/[{};]\s*&/, 'nesting'],
  [/\b(width|height)\s*[<>]=?\s*\d/, 'media ranges'],
  [/subgrid/, 'subgrid'],
  [/(?<![\w-])(translate|rotate|scale):/, 'single transforms'],
  [/\dcq[wi]\b/, 'units of containers'],
];

const found = [];
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.css')) {
    for (const [rule, name] of STYLE) if (rule.test(text)) found.push(`${file}: ${name}`);
  } else walk(parse(text, { ecmaVersion: 2021, sourceType: 'module' }), file);
}
for (const line of new Set(found)) console.error(line);
process.exitCode = found.length === 0 ? 0 : 1;

function walk(node, file) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) walk(one, file);
    return;
  }
  const name = nameOf(node);
  if (name !== null && SCRIPT.has(name) && !ASKED_FOR.has(name)) found.push(`${file}: ${name}`);
  for (const [key, child] of Object.entries(node)) if (key !== 'type') walk(child, file);
}

/** A member that is read or called, or something of the whole page's that is made or called; short names are a minifier's. */
function nameOf(node) {
  if (node.type === 'MemberExpression') return node.computed ? null : node.property.name;
  const whole = (node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee.type === 'Identifier';
  return whole && node.callee.name.length > SHORT ? node.callee.name : null;
}
