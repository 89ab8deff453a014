/** One message in one language: counted, with its values, its signs where they belong. Knows no screen. */

/** Some languages count otherwise: Ukrainian says few and many, Arabic zero and two as well. */
type Counted = { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type Message = string | Counted;

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

const BEFORE_A_NAME = /(^|[^\p{L}])(d|qu)e \{(\w+)\}/giu;
/** A `y` before a consonant is a vowel: `d’Yves`, `de Yann`. An `h` is left as it is: many are aspirate. */
const VOWEL = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y(?![aeiou]))/i;

/** `de {month}` becomes `d’août` and `de juin`: French elides before the value that comes. */
export function elided(text: string, values: Record<string, string | number>): string {
  return text.replace(BEFORE_A_NAME, (as, before: string, word: string, name: string) =>
    VOWEL.test(String(values[name] ?? '')) ? `${before}${word}’{${name}}` : as,
  );
}

/** French signs keep to their word, so that none begins a line. */
function bound(text: string, spoken: string): string {
  return spoken === 'fr' ? text.replace(/ (?=[:;!?»€%])/g, '\u00a0').replaceAll('« ', '«\u00a0') : text;
}

function choose(message: Message, n: unknown, spoken: string): string {
  if (typeof message === 'string') return message;
  return message[new Intl.PluralRules(spoken).select(Number(n))] ?? message.other;
}

/** A message in the language it is written in, counted and with its values. */
export function say(message: Message, values: Record<string, string | number>, spoken: string): string {
  const text = choose(message, values['n'], spoken);
  return bound(fill(spoken === 'fr' ? elided(text, values) : text, values), spoken);
}
