import type { ComponentType } from 'preact';
import type { Me, Role } from '../api/wire/shapes';
import type { MessageKey } from '../i18n';

export type DeskPage = ComponentType<{ me: Me }>;

export interface Desk {
  path: string;
  role: Role;
  title: MessageKey & `desk.${Role}`;
  load: () => Promise<{ default: DeskPage }>;
}

/** One desk per role beside the scanner, each a chunk of its own. */
export const DESKS: readonly Desk[] = [
  { path: '/gestion', role: 'manager', title: 'desk.manager', load: () => import('../venue/ManagerDesk') },
  { path: '/operateur', role: 'operator', title: 'desk.operator', load: () => import('../operator/OperatorDesk') },
  { path: '/commanditaire', role: 'sponsor', title: 'desk.sponsor', load: () => import('../sponsor/SponsorDesk') },
  { path: '/prescripteur', role: 'prescriber', title: 'desk.prescriber', load: () => import('../prescriber/PrescriberDesk') },
];

export function desksOf(me: Me): Desk[] {
  return DESKS.filter((desk) => me.roles.includes(desk.role));
}
