/** Reads the page aloud with a voice of the phone. Voices that send the text to a server are not used. */
import { signal } from '@preact/signals';
import { language } from '../language';

const synthesis = typeof speechSynthesis === 'undefined' ? null : speechSynthesis;
const voices = signal<readonly SpeechSynthesisVoice[]>(synthesis?.getVoices() ?? []);
const LOOK_AGAIN_MS = [1_000, 5_000, 20_000];

export const speaking = signal(false);

// Chrome loads its voices late and on some phones fires no event; Safari before 16 has no addEventListener here.
if (synthesis !== null) {
  const look = () => (voices.value = synthesis.getVoices());
  if ('addEventListener' in synthesis) synthesis.addEventListener('voiceschanged', look);
  for (const ms of LOOK_AGAIN_MS) setTimeout(look, ms);
}
// Speech belongs to the browser and would continue after the page is left.
if (typeof addEventListener === 'function') addEventListener('pagehide', hush);

/** A local voice for the page's language; null when the phone has none. Android writes `fr_FR`. */
export function voice(): SpeechSynthesisVoice | null {
  const wanted = primary(language());
  return voices.value.find(({ lang, localService }) => localService && primary(lang) === wanted) ?? null;
}

/** Speaks sentences one by one: Chrome stops an utterance after fifteen seconds. */
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
