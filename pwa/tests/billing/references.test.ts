import { describe, expect, it } from 'vitest';
import { NO_REFERENCES, problemsOf, trimmed } from '../../src/billing/references';

const NOTHING = { service: false, engagement: false, contract: false };

describe('references of an invoice', () => {
  it('are sent without spaces', () => {
    expect(trimmed({ service: ' S 1 ', engagement: '2026\u00a0ENG 42', contract: '' })).toEqual({
      service: 'S1',
      engagement: '2026ENG42',
      contract: '',
    });
  });

  it('may be empty unless the accountant requires them', () => {
    expect(problemsOf(NO_REFERENCES, NOTHING)).toEqual({});
    expect(problemsOf({ ...NO_REFERENCES, service: ' ' }, { ...NOTHING, service: true })).toEqual({ service: 'missing' });
  });

  it.each(['n°12', '-12', 'É12', '<b>', 'x'.repeat(51)])('are refused as %s', (engagement) => {
    expect(problemsOf({ ...NO_REFERENCES, engagement }, NOTHING)).toEqual({ engagement: 'wrong' });
  });

  it.each(['2026ENG0042', 'A/1.2_3-4', '7', 'x'.repeat(50)])('are taken as %s', (engagement) => {
    expect(problemsOf({ ...NO_REFERENCES, engagement }, NOTHING)).toEqual({});
  });
});
