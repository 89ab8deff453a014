import { expect, test } from 'vitest';
import { toNotation, withFrenchDays } from '../../src/place/hours';

test.each([
  ['Lu-Ve 9h-12h,14h-17h; Sa 9h-12h', 'Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00'],
  ['lundi au vendredi 9h-12h et 14h-17h30', 'Mo-Fr 09:00-12:00,14:00-17:30'],
  ['Du lundi au jeudi : 9 h 30 à 12 h, 14h à 18h', 'Mo-Th 09:30-12:00,14:00-18:00'],
  ['mardi et jeudi 14h-18h', 'Tu,Th 14:00-18:00'],
  ['Me, Sa 10:00-12:30', 'We,Sa 10:00-12:30'],
  ['lu-ve 9:00-midi; jours fériés fermé', 'Mo-Fr 09:00-12:00; PH off'],
  ['24/7', '24/7'],
  ['Mo-Fr 09:00-12:00; PH off', 'Mo-Fr 09:00-12:00; PH off'],
  ['Jan-Mar Mo 09:00-12:00', 'Jan-Mar Mo 09:00-12:00'],
  ['  ', ''],
])('%s is %s', (typed, notation) => {
  expect(toNotation(typed)).toBe(notation);
});

test('what is shown to be typed over means the same', () => {
  const notation = 'Mo-We,Fr 09:00-12:00; Th 14:00-18:00; Sa,Su off';
  expect(withFrenchDays(notation)).toBe('Lu-Me,Ve 09:00-12:00; Je 14:00-18:00; Sa,Di off');
  expect(toNotation(withFrenchDays(notation))).toBe(notation);
});
