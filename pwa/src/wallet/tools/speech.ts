/** The page read aloud by the phone's own voice. A voice that sends the text to a server is not used. */
import { signal } from '@preact/signals';
import { language } from '../language';

const synthesis = typeof speechSynthesis === 'undefined' ? null : speechSynthesis;
const voices = signal<readonly SpeechSynthesisVoice[]>(synthesis?.getVoices() ?? []);
const LOOK_AGAIN_MS = [1_000, 5_000, 20_000];

export const speaking = signal(false);

// Chrome loads its voices after the page, and on some phones does not say so; Safari before 16 has no addEventListener here.
if (synthesis !== null) {
  const look = () => (voices.value = synthesis.getVoices());
  if ('addEventListener' in synthesis) synthesis.addEventListener('voiceschanged', look);
  for (const ms of LOOK_AGAIN_MS) setTimeout(look, ms);
}
// The voice belongs to the browser: without this it goes on after the page has gone.
if (typeof addEventListener === 'function') addEventListener('pagehide', hush);

/** The voice of the phone for the page's language; null when it has none. Android writes `fr_FR`. */
export function voice(): SpeechSynthesisVoice | null {
  const wanted = primary(language());
  return voices.value.find(({ lang, localService }) => localService && primary(lang) === wanted) ?? null;
}

/** Says sentences one by one: Chrome stops a text of more than fifteen seconds. */
export function speak(sentences: readonly string[]): void {
  const chosen = voice();
  if (synthesis === null || chosen === null || sentences.length === 0) return;
  synthesis.cancel();
  speaking.value = true;
  const said = sentences.map((sentence) => utterance(sentence, chosen));
  const last = said[said.length - 1];
  if (last !== undefined) last.onend = last.onerror = () => (speaking.value = false);
  for (const one of said) synthesis.speak(one);
}

export function hush(): void {
  synthesis?.cancel();
  speaking.value = false;
}

function utterance(sentence: string, chosen: SpeechSynthesisVoice): SpeechSynthesisUtterance {
  const one = new SpeechSynthesisUtterance(sentence);
  one.voice = chosen;
  one.lang = chosen.lang.replace('_', '-');
  one.rate = 0.9;
  return one;
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1).join('');
}
