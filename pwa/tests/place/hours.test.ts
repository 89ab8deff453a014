import { expect, test } from 'vitest';
import { withFrenchDays } from '../../src/place/hours';

test('hours are shown with French days', () => {
  const notation = 'Mo-We,Fr 09:00-12:00; Th 14:00-18:00; Sa,Su off; PH off';
  expect(withFrenchDays(notation)).toBe('Lu-Me,Ve 09:00-12:00; Je 14:00-18:00; Sa,Di off; PH off');
});
