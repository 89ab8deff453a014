/** The sections of each desk; each desk's folder declares its own. */
import { HUB } from '../../admission/sections';
import type { Me } from '../../api/wire/people';
import { hasWhole, type Section } from '../../desk/sections';
import { AUDITOR, OPERATOR } from '../../operator/sections';
import { PRESCRIBER } from '../../prescriber/sections';
import { SPONSOR } from '../../sponsor/sections';
import { MANAGER } from '../../venue/sections';
import type { Desk } from '../desks';

export const SECTIONS: Record<Desk['role'], readonly Section[]> = {
  manager: MANAGER,
  operator: OPERATOR,
  sponsor: SPONSOR,
  prescriber: PRESCRIBER,
  auditor: AUDITOR,
  hub: HUB,
};

/** The sections of a desk that are somebody's. */
export function sectionsOf({ role }: Desk, me: Me): readonly Section[] {
  if (!me.roles.includes(role)) return [];
  return SECTIONS[role].filter((section) => section.whole !== true || hasWhole(me, role));
}
