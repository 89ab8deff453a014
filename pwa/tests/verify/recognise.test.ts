import { describe, expect, test } from 'vitest';
import { isOurs } from '../../src/verify/recognise';
import { tokenText } from '../vectors';

const HOST = 'pass.example.fr';
const valid = tokenText('valid');

describe('a text that gets a verdict:', () => {
  test.each([
    ['the address as printed', tokenText('address around it')],
    ['lower case', tokenText('lower case')],
    ['a bare token', valid],
    ['a token under another host', tokenText('another host')],
    ['a cut bare token', valid.slice(0, 60)],
    ['a bare token cut to forty characters', valid.slice(0, 40)],
    ['a cut address of ours', `HTTPS://PASS.EXAMPLE.FR/V/${valid.slice(0, 9)}`],
    ['an address of ours without token', 'HTTPS://PASS.EXAMPLE.FR/V/'],
    ['a forged address of ours', 'https://pass.example.fr/V/HELLO-WORLD'],
    ['a lengthened token', `${valid}A`],
  ])('%s', (_name, text) => {
    expect(isOurs(text, HOST)).toBe(true);
  });
});

describe('a text that gets none, so that the camera keeps looking:', () => {
  test.each([
    ['a menu', 'https://example.org/menu'],
    ['a video whose path is /v/ too', 'https://www.youtube.com/v/dQw4w9WgXcQ'],
    ['a long /v/ link elsewhere', `https://example.org/v/${'z'.repeat(80)}`],
    ['another page of ours', 'https://pass.example.fr/carnet/abc'],
    ['a wifi code', 'WIFI:T:WPA;S:Mediatheque;P:motdepasse;;'],
    ['a contact', 'BEGIN:VCARD\nFN:Léa\nEND:VCARD'],
    ['a product number', '3017620422003'],
    ['a secret in base32', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
    ['a token cut shorter', valid.slice(0, 39)],
    ['a path that is no address', `/V/${valid}`],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(isOurs(text, HOST)).toBe(false);
  });
});
