export const signIn = {
  'sign_in.title': 'Se connecter',
  'sign_in.intro': 'Entrez l’adresse et le mot de passe donnés par votre structure. Une seule fois suffit sur ce téléphone.',
  'sign_in.intro_desk': 'Entrez votre adresse électronique et votre mot de passe. Vous restez connecté 12 heures.',
  'sign_in.again': 'Reconnectez-vous pour envoyer les scans en attente. Ils sont gardés sur ce téléphone.',
  'sign_in.about': 'Qu’est-ce que le pass numérique ?',
  'sign_in.email': 'Adresse électronique',
  'sign_in.password': 'Mot de passe',
  'sign_in.show_password': 'Afficher le mot de passe',
  'sign_in.hide_password': 'Masquer le mot de passe',
  'sign_in.submit': 'Se connecter',
  'sign_in.busy': 'Connexion…',
  'sign_in.missing': 'Remplissez l’adresse et le mot de passe.',
} as const;
