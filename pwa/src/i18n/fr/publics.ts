/** The usual target publics, by their codes. */
export const publics = {
  seniors: 'Personnes de 60 ans et plus',
  job_seekers: 'Demandeurs d’emploi',
  minimum_income: 'Bénéficiaires du RSA',
  young_people: 'Jeunes de 16 à 25 ans',
  families: 'Familles',
  disabled_people: 'Personnes en situation de handicap',
  newcomers: 'Nouveaux arrivants en France',
  rural_people: 'Habitants des zones rurales',
} as const;
