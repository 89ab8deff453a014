// Where the page is, what its parts say of themselves, and every word on it: for the report of a failed test.
const plain = (element) => (element?.innerText ?? '(none)').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const card = document.querySelector('[data-verdict]');
const worker = navigator.serviceWorker?.controller;
return [
  `address: ${location.href}`,
  `document: ${document.readyState}, ${document.visibilityState}`,
  `service worker: ${worker?.state ?? 'none'}`,
  `camera: ${document.querySelector('[data-camera]')?.dataset.camera ?? 'none'}`,
  `card: ${card?.dataset.verdict ?? 'none'}: ${plain(card)}`,
  `text: ${plain(document.body)}`,
].join('\n');
