import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTab, onPhone } from '../../src/lib/kept';

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** As much of the browser's `Storage` as is used. */
class Box {
  getItem = (key: string) => (this as unknown as Record<string, string>)[key] ?? null;
  setItem = (key: string, value: string) => void Object.assign(this, { [key]: value });
  removeItem = (key: string) => void Reflect.deleteProperty(this, key);
}

let box: Box;

beforeEach(() => {
  box = new Box();
  vi.stubGlobal('localStorage', box);
});
afterEach(() => {
  for (const key of ['a', 'b']) onPhone.remove(key);
});

test('a stored value is read again', () => {
  onPhone.set('a', '1');

  expect([onPhone.get('a'), onPhone.get('b'), box.getItem('a')]).toEqual(['1', null, '1']);
  onPhone.remove('a');
  expect([onPhone.get('a'), box.getItem('a')]).toEqual([null, null]);
});

test.each([
  ['throws when it is touched', () => vi.stubGlobal('localStorage', undefined)],
  ['is refused', () => Object.assign(box, { getItem: refuse, setItem: refuse, removeItem: refuse })],
  ['is full', () => Object.assign(box, { setItem: refuse })],
])('where storage %s, a value lives as long as the page', (_name, spoil) => {
  spoil();

  expect(onPhone.get('a')).toBeNull();
  onPhone.set('a', '1');
  expect(onPhone.get('a')).toBe('1');
  expect(onPhone.keys()).toContain('a');
  onPhone.remove('a');
  expect(onPhone.get('a')).toBeNull();
});

test('a new value that cannot be stored still replaces the old one', () => {
  onPhone.set('a', 'before');
  Object.assign(box, { setItem: refuse });

  onPhone.set('a', 'after');

  expect(onPhone.get('a')).toBe('after');
});

test('values of a tab are apart from those of the phone', () => {
  vi.stubGlobal('sessionStorage', new Box());
  inTab.set('a', '1');

  expect(onPhone.get('a')).toBeNull();
});
