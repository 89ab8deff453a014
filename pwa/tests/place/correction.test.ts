// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { ReadBack } from '../../src/place/ReadBack';

const choice = (notation: string, words: string) => ({ opening_hours: notation, opening_words: [words] });
const read = { opening_hours: '', opening_words: [], question: 'Deux lectures.', choices: [choice('Mo 09:00-12:00', 'lundi matin'), choice('Mo 21:00-24:00', 'lundi soir')] };

/** The form after `missed` presses on "Enregistrer". */
function pressed(missed: number, chosen: string | null = null): HTMLElement {
  document.body.innerHTML = '<div></div>';
  const place = document.body.firstElementChild as HTMLElement;
  void act(() => render(createElement(ReadBack, { read, chosen, missed, onChoose: () => undefined }), place));
  return place;
}

const alerts = (place: HTMLElement) => [...place.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);

test('saving ambiguous hours without a choice shows what to choose, and focuses the choices', () => {
  expect(alerts(pressed(0))).toEqual([]);
  const place = pressed(1);
  expect(alerts(place)).toEqual(['Choisissez d’abord ce que le public doit lire, puis enregistrez.']);
  expect(document.activeElement).toBe(place.querySelector('input[type=radio]'));
});

test('after a choice there is no error', () => {
  expect(alerts(pressed(1, 'Mo 09:00-12:00'))).toEqual([]);
});
