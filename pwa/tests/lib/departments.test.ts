import { expect, test } from 'vitest';
import { departmentName } from '../../src/lib/departments';

test.each([
  ['33', 'Gironde (33)'],
  ['01', 'Ain (01)'],
  ['2A', 'Corse-du-Sud (2A)'],
  ['90', 'Territoire de Belfort (90)'],
  ['974', 'La Réunion (974)'],
  ['988', 'Nouvelle-Calédonie (988)'],
])('%s is %s', (number, name) => {
  expect(departmentName(number)).toBe(name);
});

test('an unknown number stays as it is', () => {
  expect(departmentName('99')).toBe('99');
});
