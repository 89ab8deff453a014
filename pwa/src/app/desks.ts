import type { Me, Role } from '../api/wire/people';

export interface Desk {
  path: string;
  role: Exclude<Role, 'mediator'>;
}

/** One desk per role beside the scanner. What is on them comes with their frame. */
export const DESKS: readonly Desk[] = [
  { path: '/gestion', role: 'manager' },
  { path: '/operateur', role: 'operator' },
  { path: '/commanditaire', role: 'sponsor' },
  { path: '/prescripteur', role: 'prescriber' },
];

export function desksOf(me: Me): Desk[] {
  return DESKS.filter((desk) => me.roles.includes(desk.role));
}
