export const status = {
  'network.unknown': 'Connexion…',
  'network.ok': 'En ligne',
  'network.offline': 'Hors ligne',
  'network.server_error': 'Serveur en panne',
  'network.paused_sign_in': 'Connexion à refaire',
  'status.all_sent': 'tout est envoyé',
  'status.waiting': { one: '{n} à envoyer', other: '{n} à envoyer' },
  'status.rejected': { one: '{n} refusé', other: '{n} refusés' },
  'status.last_copy': 'liste à jour à {hour}',
  'status.last_copy_day': 'liste à jour le {day} à {hour}',
  'status.no_copy': 'liste jamais à jour',
  'status.open': 'Voir les envois',
} as const;
