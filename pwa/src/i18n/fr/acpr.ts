/** The threshold of the declaration to the ACPR. */
export const acpr = {
  title: 'Seuil de l’ACPR',
  loading: 'Chargement du total…',
  total: '{total} sur douze mois',
  of: 'pour un seuil de {threshold}',
  bar: 'Part du seuil',
  value: '{share} du seuil',
  below: 'Rien à déclarer. Nous vous préviendrons à {alert}, soit 80 % du seuil.',
  alert: 'Vous avez dépassé 80 % du seuil. Préparez la déclaration d’activité à l’ACPR.',
  beyond: 'Le seuil est dépassé. Adressez la déclaration d’activité à l’ACPR, si ce n’est pas déjà fait.',
  in: 'Payé par les commanditaires',
  out: 'Pass utilisés, payés aux lieux',
  period: 'Du {first} au {last}',
  why: 'Pourquoi ce seuil ?',
  exempt: 'Vos pass ne servent que dans un réseau limité de lieux : la loi vous dispense d’agrément.',
  declare: 'Dès que les opérations des douze derniers mois dépassent {threshold}, vous le déclarez à l’ACPR (code monétaire et financier, article L. 521-3).',
  counted: 'L’ACPR compte ce qui entre et ce qui sort : la valeur des pass payés par les commanditaires, et celle des pass utilisés, moins les annulations.',
} as const;
