import { dayOf, hour, language } from '../i18n';

/** `le 23 novembre 2026 à 14 h 05` */
export function when(at: string): string {
  return language.value === 'fr' ? `le ${dayOf(at)} à ${hour(at)}` : `on ${dayOf(at)} at ${hour(at)}`;
}
