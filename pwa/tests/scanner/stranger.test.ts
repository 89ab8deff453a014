import { expect, test } from 'vitest';
import { isElsewhere, strangerOf } from '../../src/scanner/stranger';
import { tokenText } from '../vectors';

const HOST = 'pass.example.fr';

test.each([
  ['a cover of ours', 'https://pass.example.fr/carnet/IjMtNDYi.c2lnbg', 'cover'],
  ['a cover in capitals', 'HTTPS://PASS.EXAMPLE.FR/CARNET/IjMtNDYi.c2lnbg', 'cover'],
  ['the page of a booklet as a browser shares it', 'https://pass.example.fr/carnet/IjMtNDYi.c2lnbg?lang=fr#ou-aller', 'cover'],
  ['a cover of another operator', 'https://autre.example/carnet/IjMtNDYi.c2lnbg', 'cover'],
  ['a pass of another scheme', 'https://autre-pass.example/V/0123-4567', 'foreign'],
  ['a pass of another scheme with more behind', 'https://autre-pass.example/v/0123?source=qr', 'foreign'],
  ['a menu', 'https://restaurant.example/menu', 'other'],
  ['the list of places', 'https://pass.example.fr/lieux', 'other'],
  ['a wifi code', 'WIFI:T:WPA;S:Mediatheque;P:motdepasse;;', 'other'],
  ['a product number', '3017620422003', 'other'],
  ['nothing', '', 'other'],
])('%s is classified as %s', (_name, text, kind) => {
  expect(strangerOf(text, HOST)).toBe(kind);
});

test.each([
  ['address around it', tokenText('address around it')],
  ['another host', tokenText('another host')],
  ['cut', `https://pass.example.fr/V/${tokenText('valid').slice(0, 60)}`],
])('a text that is meant as a voucher gets a verdict: %s', (_name, text) => {
  expect(strangerOf(text, HOST)).toBeNull();
});

test('only a voucher’s URL names another host', () => {
  expect(isElsewhere('HTTPS://AUTRE.EXAMPLE/V/ABC', HOST)).toBe(true);
  expect(isElsewhere('HTTPS://PASS.EXAMPLE.FR/V/ABC', HOST)).toBe(false);
  expect(isElsewhere(tokenText('valid'), HOST)).toBe(false);
});
