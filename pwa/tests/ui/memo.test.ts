// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { expect, test } from 'vitest';
import { memo } from '../../src/ui/memo';

test('a memoised component renders again only when a prop changes', () => {
  const drawn: string[] = [];
  const Line = memo(({ text }: { text: string; note?: object }) => {
    drawn.push(text);
    return createElement('p', null, text);
  });
  const note = {};
  const page = document.createElement('div');
  for (const props of [{ text: 'a', note }, { text: 'a', note }, { text: 'b', note }, { text: 'b', note: {} }, { text: 'b' }]) {
    render(createElement(Line, props), page);
  }
  expect(drawn).toEqual(['a', 'b', 'b', 'b']);
  expect(page.textContent).toBe('b');
});
