import type { Me } from '../api/wire/people';
import { type Desk, DESKS } from './desks';

/** The desks of a person, with those that open only after a second factor. */
export function desksOf(me: Me): Desk[] {
  return DESKS.filter(({ role }) => me.roles.includes(role) || me.hidden_roles.includes(role));
}

/** Whether a second factor comes before anything else that this person can do: at a desk, or on the scanner without one. */
export function needsSecondFactor(me: Me, desk?: Desk): boolean {
  if (me.second_factor === 'to_give') return true;
  return me.second_factor === 'to_set_up' && (desk === undefined ? me.roles.length === 0 : me.hidden_roles.includes(desk.role));
}
