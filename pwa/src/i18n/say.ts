/** Fills in a message of one language: plural form, values, and French elision and spaces. */

/** Other languages have more plural forms: Ukrainian few and many, Arabic also zero and two. */
type Counted = { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type Message = string | Counted;

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

const BEFORE_A_NAME = /(^|[^\p{L}])(d|qu)e \{(\w+)\}/giu;
/** A `y` before a consonant counts as a vowel: `d’Yves`, but `de Yann`. No elision before `h`, since many are aspirate. */
const VOWEL = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y(?![aeiou]))/i;

/** Elides before the value: `de {month}` becomes `d’août` or `de juin`. */
export function elided(text: string, values: Record<string, string | number>): string {
  return text.replace(BEFORE_A_NAME, (as, before: string, word: string, name: string) =>
    VOWEL.test(String(values[name] ?? '')) ? `${before}${word}’{${name}}` : as,
  );
}

/** Non-breaking spaces before French punctuation, so that none begins a line. */
function bound(text: string, spoken: string): string {
  return spoken === 'fr' ? text.replace(/ (?=[:;!?»€%])/g, '\u00a0').replaceAll('« ', '«\u00a0') : text;
}

function choose(message: Message, n: unknown, spoken: string): string {
  if (typeof message === 'string') return message;
  return message[new Intl.PluralRules(spoken).select(Number(n))] ?? message.other;
}

/** A message with plural form and values, in the language it is written in. */
export function say(message: Message, values: Record<string, string | number>, spoken: string): string {
  const text = choose(message, values['n'], spoken);
  return bound(fill(spoken === 'fr' ? elided(text, values) : text, values), spoken);
}
