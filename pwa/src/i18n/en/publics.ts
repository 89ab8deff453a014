import type { publics as french } from '../fr/publics';
import type { Translation } from '../translate';

export const publics: Translation<typeof french> = {
  seniors: 'People of 60 and over',
  job_seekers: 'Job seekers',
  minimum_income: 'People on minimum income',
  young_people: 'Young people of 16 to 25',
  families: 'Families',
  disabled_people: 'Disabled people',
  newcomers: 'Newcomers to France',
  rural_people: 'People in rural areas',
};
