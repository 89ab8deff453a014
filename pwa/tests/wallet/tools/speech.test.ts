// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';

interface Voice {
  lang: string;
  localService: boolean;
}

/** The browser's speech synthesis, since tests have no voices: keeps what it is asked to say. */
class Synthesis extends EventTarget {
  readonly said: Utterance[] = [];
  getVoices: () => Voice[];
  constructor(voices: Voice[]) {
    super();
    this.getVoices = () => voices;
  }
  speak = (utterance: Utterance) => this.said.push(utterance);
  cancel = () => this.said.splice(0);
}

class Utterance {
  lang = '';
  onend?: () => void;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

async function browser(...voices: Voice[]) {
  const synthesis = new Synthesis(voices);
  vi.stubGlobal('speechSynthesis', synthesis);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  const { chooseLanguage } = await import('../../../src/wallet/language');
  chooseLanguage('fr');
  return { synthesis, ...(await import('../../../src/wallet/tools/speech')) };
}

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

test('each sentence is spoken by a voice of the language', async () => {
  const { synthesis, speak, speaking } = await browser({ lang: 'fr_FR', localService: true });
  speak(['Un.', 'Deux.']);
  expect(synthesis.said.map(({ text, lang }) => [text, lang])).toEqual([
    ['Un.', 'fr-FR'],
    ['Deux.', 'fr-FR'],
  ]);
  expect(speaking.value).toBe(true);
  synthesis.said[1]?.onend?.();
  expect(speaking.value).toBe(false);
});

test('speech can be stopped', async () => {
  const { synthesis, speak, hush, speaking } = await browser({ lang: 'fr-FR', localService: true });
  speak(['Un.']);
  hush();
  expect([synthesis.said.length, speaking.value]).toEqual([0, false]);
});

test.each([
  ['of another language', { lang: 'de-DE', localService: true }],
  ['that sends the text away', { lang: 'fr-FR', localService: false }],
])('a voice %s is not used', async (_, given) => {
  expect((await browser(given)).voice()).toBeNull();
});

test('voices that are loaded late are found', async () => {
  const { synthesis, voice } = await browser();
  expect(voice()).toBeNull();
  synthesis.getVoices = () => [{ lang: 'fr-FR', localService: true }];
  synthesis.dispatchEvent(new Event('voiceschanged'));
  expect(voice()?.lang).toBe('fr-FR');
});

test('voices that are loaded without an event are found', async () => {
  vi.useFakeTimers();
  const { synthesis, voice } = await browser();
  synthesis.getVoices = () => [{ lang: 'fr-FR', localService: true }];
  vi.advanceTimersByTime(30_000);
  vi.useRealTimers();

  expect(voice()?.lang).toBe('fr-FR');
});
