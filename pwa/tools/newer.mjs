// Lists what built files use that browsers of 2021 do not have (Chrome 92, Firefox 94, Safari 15.0): newer.mjs FILE…
// Syntax is checked by parses.mjs. ASKED_FOR has the names whose presence the pages test before use.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';

/** Members and globals, matched by name alone: a match may be another object's member, which has to be looked at. */
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

/** Only what breaks a page; what old browsers ignore without harm (balance, accent-color, a height in dvh) is not listed. */
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

/** The name of a member, or of a global that is called or constructed; names up to SHORT letters are the minifier's. */
function nameOf(node) {
  if (node.type === 'MemberExpression') return node.computed ? null : node.property.name;
  const whole = (node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee.type === 'Identifier';
  return whole && node.callee.name.length > SHORT ? node.callee.name : null;
}
