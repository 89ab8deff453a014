// The visible element of a selector whose name is, else begins with, some words; inside the topmost dialog if there is one.
const [selector, words] = arguments;
const plain = (text) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
const labelsOf = (element) => [...(element.labels ?? [])].map((label) => label.textContent);
const namesOf = (element) => [element.getAttribute('aria-label'), ...labelsOf(element), element.textContent].map(plain);
const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
const shown = [...scope.querySelectorAll(selector)].filter(isShown);
return (
  shown.find((element) => namesOf(element).includes(words)) ??
  shown.find((element) => namesOf(element).some((name) => name.startsWith(words))) ??
  null
);
