import { beforeEach, expect, test, vi } from 'vitest';
import { Bus } from '../../src/outbox/bus';

const NEWS = { kind: 'rules' } as const;
let channels: FakeChannel[];

function refuses(): never {
  throw new DOMException('no', 'SecurityError');
}

class FakeChannel {
  readonly name: string;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly postMessage = vi.fn();
  readonly close = vi.fn();

  constructor(name: string) {
    this.name = name;
    channels.push(this);
  }
}

beforeEach(() => {
  channels = [];
  vi.stubGlobal('BroadcastChannel', FakeChannel);
});

test('news of this page is told to this page and to the other tabs', () => {
  const bus = new Bus('poincon');
  const heard = vi.fn();
  bus.listen(heard);

  bus.tell(NEWS);

  expect(heard.mock.calls).toEqual([[NEWS, false]]);
  expect(channels.map(({ name, postMessage }) => [name, postMessage.mock.calls])).toEqual([['poincon', [[NEWS]]]]);
});

test('news of another tab is heard as such, and not told again', () => {
  const bus = new Bus('poincon');
  const heard = vi.fn();
  bus.listen(heard);

  channels[0]?.onmessage?.({ data: NEWS });

  expect(heard.mock.calls).toEqual([[NEWS, true]]);
  expect(channels[0]?.postMessage).not.toHaveBeenCalled();
});

test('who does not listen any more hears nothing, the others do', () => {
  const bus = new Bus('poincon');
  const [left, stays] = [vi.fn(), vi.fn()];
  const leave = bus.listen(left);
  bus.listen(stays);

  leave();
  bus.tell(NEWS);

  expect([left.mock.calls.length, stays.mock.calls.length]).toEqual([0, 1]);
});

test('once closed it tells nobody: a closed channel would throw', () => {
  const bus = new Bus('poincon');
  bus.close();

  bus.tell(NEWS);

  expect(channels[0]?.close).toHaveBeenCalledTimes(1);
  expect(channels[0]?.postMessage).not.toHaveBeenCalled();
});

test.each([
  ['is missing', undefined],
  ['throws', refuses],
])('where BroadcastChannel %s, this page hears itself', (_name, channel) => {
  vi.stubGlobal('BroadcastChannel', channel);
  const heard = vi.fn();
  const bus = new Bus('poincon');
  bus.listen(heard);

  bus.tell(NEWS);
  bus.close();
  bus.tell(NEWS);

  expect(heard.mock.calls).toEqual([[NEWS, false]]);
});
