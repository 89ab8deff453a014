export const errors = {
  'sign_in.wrong_credentials': 'Adresse ou mot de passe inconnus. Vérifiez-les, puis réessayez.',
  'sign_in.too_many_attempts': {
    one: 'Trop d’essais. Attendez {n} minute, puis réessayez.',
    other: 'Trop d’essais. Attendez {n} minutes, puis réessayez.',
  },
  'sign_in.too_soon': {
    one: 'Trop d’essais. Attendez {n} seconde, puis réessayez.',
    other: 'Trop d’essais. Attendez {n} secondes, puis réessayez.',
  },
  'error.offline': 'Le serveur ne répond pas. Vérifiez le réseau, puis réessayez.',
  'error.server': 'Le serveur a un souci. Rien n’est perdu : réessayez dans un instant.',
  'error.unexpected': 'La réponse du serveur est illisible. Réessayez, puis prévenez l’opérateur si cela dure.',
  'error.forbidden': 'Votre compte n’a pas ce droit. Demandez-le à votre gestionnaire.',
  'error.sign_in_needed': 'Votre connexion a expiré. Connectez-vous à nouveau.',
  'error.no_page': 'Cette page n’existe pas. Vérifiez l’adresse.',
} as const;
