import { effect, signal } from '@preact/signals';
import { fetchAhead } from '../lib/code';
import { language, type Language } from './language';
import { type Message, say } from './say';

export type Messages = Record<string, Message>;
/** A catalogue with the same keys and the same kind of message (plain or plural) at each. */
export type Translation<F extends Messages> = { [K in keyof F]: F[K] extends string ? string : Message & object };
export type Loaders<F extends Messages> = Record<Exclude<Language, 'fr'>, () => Promise<Translation<F>>>;

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<M> = M extends { one: infer One; other: infer Other } ? Names<One> | Names<Other> | 'n' : Names<M>;
type Arguments<M> = [Values<M>] extends [never] ? [] : [Record<Values<M>, string | number>];
export type Translate<F extends Messages> = <K extends keyof F & string>(key: K, ...values: Arguments<F[K]>) => string;

/** `t()` over one catalogue. French is there at once; another language is loaded when chosen, and French is shown until then. */
export function translator<const F extends Messages>(french: F, loaders: Loaders<F>): Translate<F> {
  const messages = signal<Messages>(french);
  effect(() => {
    const wanted = language.value;
    if (wanted !== 'fr') return fetchAhead(loaders[wanted], (loaded) => (messages.value = loaded));
    messages.value = french;
    return undefined;
  });
  return (key, ...values) => say(messages.value[key] ?? french[key] ?? key, values[0] ?? {}, language.value);
}
