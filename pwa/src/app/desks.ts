import type { Role } from '../api/wire/people';

export interface Desk {
  path: string;
  role: Exclude<Role, 'mediator'>;
}

/** The desks by role, beside the scanner. Their pages are in `desk-pages.ts`, loaded with the frame. */
export const DESKS: readonly Desk[] = [
  { path: '/gestion', role: 'manager' },
  { path: '/operateur', role: 'operator' },
  { path: '/commanditaire', role: 'sponsor' },
  { path: '/prescripteur', role: 'prescriber' },
  { path: '/territoire', role: 'hub' },
  { path: '/auditeur', role: 'auditor' },
];
