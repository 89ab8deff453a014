/** Who announced itself, applied and who is qualified in a territory, for hubs and sponsors. */
import * as v from 'valibot';
import { count, id, moment } from '../wire/fields';
import { call } from '../wire/http';
import { CAPACITIES } from './organisations';

const seen = { id, name: v.string(), postcode: v.string(), commune: v.string(), capacities: v.array(v.picklist(CAPACITIES)) };

const territory = v.object({
  departments: v.nullable(v.array(v.string())),
  qualified: v.array(v.object({ ...seen, venues: count })),
  announced: v.array(v.object({ ...seen, announced_at: moment })),
  applied: v.array(v.object({ ...seen, submitted_at: moment })),
});

export type Territory = v.InferOutput<typeof territory>;

export const getTerritory = () => call(territory, '/api/territory');
