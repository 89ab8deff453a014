/** All French sentences with values filled in: elision, plural, doubled words, typography. */
import { describe, expect, test } from 'vitest';
import { elided, type Message, say } from '../../src/i18n/say';
import { faultsOf } from './french';
import { SAMPLES } from './samples';

const files = import.meta.glob<Record<string, Record<string, Message>>>('../../src/i18n/fr/*.ts', { eager: true });
const catalogue: [string, Message][] = Object.entries(files)
  .filter(([path]) => !path.endsWith('/index.ts'))
  .flatMap(([path, module]) => Object.values(module).map((messages): [string, Record<string, Message>] => [path, messages]))
  .flatMap(([path, messages]) => Object.entries(messages).map(([key, text]): [string, Message] => [`${path.replace(/.*\//, '')} ${key}`, text]));

const whole = (message: Message) => (typeof message === 'string' ? message : Object.values(message).join(' '));
const namesIn = (message: Message) => [...new Set([...whole(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))];

/** A message filled in so often that each sample of each name is used; all counts of one filling are the same number. */
function sentences(message: Message): string[] {
  const names = namesIn(message);
  const times = Math.max(3, ...names.map((name) => SAMPLES[name]?.length ?? 0));
  const counted = typeof message !== 'string';
  return Array.from({ length: times }, (_, turn) => {
    const n = turn % 3;
    const values = Object.fromEntries(names.map((name) => [name, SAMPLES[name]?.[turn % SAMPLES[name].length] ?? '']));
    const counts = Object.fromEntries(names.filter((name) => name === 'n' || (counted && name === 'count')).map((name) => [name, String(n)]));
    return say(message, { ...values, ...counts, n }, 'fr');
  });
}

test('every name in the catalogue has samples', () => {
  const names = new Set(catalogue.flatMap(([, message]) => namesIn(message)));
  expect([...names].filter((name) => name !== 'n' && !(name in SAMPLES))).toEqual([]);
});

test.each(catalogue)('%s is correct French with any of its samples', (_, message) => {
  const faults = sentences(message).flatMap((sentence) => faultsOf(sentence).map((fault) => `${fault}: ${sentence}`));
  expect(faults).toEqual([]);
});

describe('the rules find faults that were once on screens', () => {
  test.each([
    ['no elision', 'Le relevé de août est prêt.'],
    ['two articles', 'Remboursé le le 8 septembre.'],
    ['no elision', 'Vérifiez que il est là.'],
    ['no elision', 'Demandez-le si ils viennent.'],
    ['two articles', 'Le sort de les carnets.'],
    ['a word twice', 'Donnez donnez le carnet.'],
    ['a straight apostrophe', "L'opérateur décide."],
    ['a sign that can begin a line', 'Attention : lisez.'],
    ['a sign without its space', 'Attention! Lisez.'],
    ['one of many', 'Il reste 1 carnets.'],
    ['none of many', 'Il reste 0 carnets.'],
    ['many of one', 'Il reste 2 carnet.'],
    ['a word that is not ours', 'Le Financeur paie.'],
    ['a value that is missing', 'Carnet undefined remis.'],
  ])('%s: %s', (fault, sentence) => expect(faultsOf(sentence)).toContain(fault));

  test.each(['Le relevé d’août 2026 est prêt.', 'Il reste 1 pass et 0 pass.', 'Vous vous trompez\u00a0?', 'Il est 14\u00a0h\u00a005\u00a0: lisez.', 'Dès le 1er mai, 2 carnets.'])(
    'no fault in: %s',
    (sentence) => expect(faultsOf(sentence)).toEqual([]),
  );
});

test.each([
  ['Le relevé de {x} est prêt.', 'août 2026', 'Le relevé d’{x} est prêt.'],
  ['Le relevé de {x} est prêt.', 'juin 2026', 'Le relevé de {x} est prêt.'],
  ['De {x} à Pau', 'Orthez', 'D’{x} à Pau'],
  ['Téléphone de {x}', 'Élise', 'Téléphone d’{x}'],
  ['Téléphone de {x}', 'Yves', 'Téléphone d’{x}'],
  ['Téléphone de {x}', 'Yann', 'Téléphone de {x}'],
  ['Plus que {x}', 'un jour', 'Plus qu’{x}'],
  ['Il en reste plus de {x}', '11', 'Il en reste plus de {x}'],
  ['La commande {x}', 'Ada', 'La commande {x}'],
  ['Mode {x}', 'actif', 'Mode {x}'],
])('%s filled with %s is elided as French is', (text, x, expected) => expect(elided(text, { x })).toBe(expected));
