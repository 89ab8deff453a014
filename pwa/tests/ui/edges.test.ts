// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { CameraTrouble } from '../../src/stage/CameraTrouble';
import { signal, wakeSound } from '../../src/stage/sounds';
import { Dialog } from '../../src/ui/Dialog';

let page: HTMLElement;

function refuses(): never {
  throw new DOMException('too many', 'NotSupportedError');
}


beforeEach(() => {
  page = document.createElement('div');
  document.body.replaceChildren(page);
});

test.each<[string, unknown]>([
  ['is missing', undefined],
  ['cannot be made', refuses],
  ['never wakes', class { state = 'suspended'; resume = () => new Promise(() => undefined); }],
  ['may not wake', class { state = 'suspended'; resume = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }],
])('where sound %s, the phone still vibrates', async (_name, context) => {
  vi.stubGlobal('AudioContext', context);
  const vibrate = vi.fn();
  vi.stubGlobal('navigator', { vibrate });

  wakeSound();
  signal('accepted');
  await Promise.resolve();

  expect(vibrate).toHaveBeenCalled();
});

test('a dialog is shown where the browser has no modal dialogs', () => {
  const shown = Object.getOwnPropertyDescriptor(HTMLDialogElement.prototype, 'showModal');
  Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal');

  render(createElement(Dialog, { title: 'Titre', closeLabel: 'Fermer', onClose: () => undefined, children: 'Texte' }), page);

  expect(document.querySelector('dialog')?.hasAttribute('open')).toBe(true);
  if (shown !== undefined) Object.defineProperty(HTMLDialogElement.prototype, 'showModal', shown);
});

const IPHONE = { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)', maxTouchPoints: 5 };
const PIXEL = { userAgent: 'Mozilla/5.0 (Linux; Android 14)', maxTouchPoints: 5 };

test.each([
  ['a page', PIXEL, false, 'cadenas'],
  ['an application on Android', PIXEL, true, 'icône de l’application'],
  ['an application on an iPhone', IPHONE, true, 'rouvrez-la'],
])('the advice to allow the camera fits %s', (_name, navigator, installed, words) => {
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('matchMedia', () => ({ matches: installed }));

  render(createElement(CameraTrouble, { problem: 'denied' }), page);

  expect(page.textContent).toContain(words);
  expect(page.textContent.includes('cadenas')).toBe(!installed);
});
