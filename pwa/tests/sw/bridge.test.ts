import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The browser's service workers; each test fires their events in its own order. */
class Container extends EventTarget {
  controller: Worker | null = null;
  readonly registration = new Registration();
  register = vi.fn((): Promise<unknown> => Promise.resolve(this.registration));

  take(worker: Worker): void {
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  active: Worker | null = null;
  update = vi.fn(() => Promise.reject(new TypeError('offline')));

  find(worker: Worker): void {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
  }

  install(worker: Worker): void {
    [this.installing, this.waiting] = [null, worker];
    worker.tell('installed');
  }

  activate(worker: Worker): void {
    [this.waiting, this.active] = [null, worker];
    worker.tell('activated');
  }
}

class Worker extends EventTarget {
  state = 'installing';
  postMessage = vi.fn();

  tell(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

const reload = vi.fn();
let page: Container;
let events: EventTarget & { visibilityState: string };

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubEnv('DEV', false);
  page = new Container();
  events = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('navigator', { serviceWorker: page });
  vi.stubGlobal('document', events);
  vi.stubGlobal('location', { reload });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function open() {
  const bridge = await import('../../src/sw/bridge');
  await bridge.keepOffline('/');
  return bridge;
}

/** A page that is controlled by a worker from an earlier visit. */
async function openAgain() {
  const old = new Worker();
  page.registration.active = page.controller = old;
  return open();
}

test('the first worker of a page asks nothing and reloads nothing', async () => {
  const { updateWaits } = await open();
  const first = new Worker();
  page.registration.find(first);
  page.registration.install(first);
  expect(updateWaits.value).toBe(false);
  page.registration.activate(first);
  page.take(first);

  expect(updateWaits.value).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});

test('the first worker is not announced when it is reported as installed only after it claimed the page, as in WebKit', async () => {
  const { updateWaits } = await open();
  const first = new Worker();
  page.registration.find(first);
  [page.registration.installing, page.registration.active] = [null, first];
  page.take(first);
  first.tell('installed');
  first.tell('activated');

  expect(updateWaits.value).toBe(false);
  expect(reload).not.toHaveBeenCalled();
});

test('a new version waits for the person, then takes over with one reload', async () => {
  const { updateWaits, takeUpdate } = await openAgain();
  const fresh = new Worker();
  page.registration.find(fresh);
  page.registration.install(fresh);
  expect(updateWaits.value).toBe(true);

  takeUpdate();
  expect(fresh.postMessage).toHaveBeenCalledWith('take-over');
  page.registration.activate(fresh);
  page.take(fresh);
  page.take(fresh);
  vi.advanceTimersByTime(60_000);

  expect(reload).toHaveBeenCalledTimes(1);
});

test('a version that was waiting before the page, or came during registration, is announced', async () => {
  page.registration.waiting = new Worker();
  expect((await openAgain()).updateWaits.value).toBe(true);
});

test('an update after the first worker has claimed its page is announced', async () => {
  const { updateWaits } = await open();
  const [first, second] = [new Worker(), new Worker()];
  page.registration.activate(first);
  page.take(first);
  page.registration.find(second);
  page.registration.install(second);

  expect(updateWaits.value).toBe(true);
});

test('accepting reloads even if the new worker never takes over', async () => {
  page.registration.waiting = new Worker();
  const { takeUpdate } = await openAgain();

  takeUpdate();
  vi.advanceTimersByTime(60_000);

  expect(reload).toHaveBeenCalledTimes(1);
});

test('accepting reloads even if no worker waits any more', async () => {
  const { takeUpdate } = await openAgain();

  takeUpdate();
  vi.advanceTimersByTime(0);

  expect(reload).toHaveBeenCalledTimes(1);
});

test('a version that another tab accepted, or the browser discarded, is no longer announced', async () => {
  const { updateWaits } = await openAgain();
  const fresh = new Worker();
  page.registration.find(fresh);
  page.registration.install(fresh);

  page.registration.waiting = null;
  fresh.tell('redundant');

  expect(updateWaits.value).toBe(false);
});

test.each([
  ['refuses', () => Promise.reject(new DOMException('no', 'SecurityError'))],
  ['gives nothing', () => Promise.resolve(undefined)],
])('registration leaves a working page where the browser %s', async (_name, register) => {
  page.register = vi.fn(register);
  const { updateWaits } = await open();

  events.dispatchEvent(new Event('visibilitychange'));

  expect(updateWaits.value).toBe(false);
});

test('a failed check for updates is ignored', async () => {
  await openAgain();

  events.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);

  expect(page.registration.update).toHaveBeenCalled();
});
