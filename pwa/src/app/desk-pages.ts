/** The page of each desk, each in a chunk of its own. */
import type { ComponentType } from 'preact';
import type { Me } from '../api/wire/people';
import type { Desk } from './desks';

type DeskPage = ComponentType<{ me: Me }>;

export const DESK_PAGES: Record<Desk['role'], () => Promise<{ default: DeskPage }>> = {
  manager: () => import('../venue/ManagerDesk'),
  operator: () => import('../operator/OperatorDesk'),
  sponsor: () => import('../sponsor/SponsorDesk'),
  prescriber: () => import('../prescriber/PrescriberDesk'),
  auditor: () => import('../operator/AuditorDesk'),
  hub: () => import('../admission/HubDesk'),
};
