import { expect, test } from 'vitest';
import { Answers } from '../../src/outbox/answers';
import { Bus } from '../../src/outbox/bus';

test('news of an entry, and only of that one, resolves who waits for it', async () => {
  const bus = new Bus('answers');
  const answers = new Answers(bus);
  const heard: string[] = [];
  const first = answers.next('a').then(() => heard.push('a'));
  void answers.next('b').then(() => heard.push('b'));

  bus.tell({ kind: 'rules' });
  bus.tell({ kind: 'entries', ids: ['unknown', 'a'] });
  await first;
  bus.close();

  expect(heard).toEqual(['a']);
});
