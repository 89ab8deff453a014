/** Structures that announced themselves, as the server's `front/`. */
import * as v from 'valibot';
import { id, moment } from '../wire/fields';
import { call } from '../wire/http';

export const ANNOUNCEMENT_STATES = ['new', 'contacted', 'applied', 'closed'] as const;

const announcement = v.object({
  id,
  announced_at: moment,
  name: v.string(),
  siret: v.nullable(v.string()),
  runs_venues: v.boolean(),
  prescribes: v.boolean(),
  postcode: v.string(),
  commune: v.string(),
  contact: v.string(),
  email: v.string(),
  phone: v.string(),
  message: v.string(),
  state: v.picklist(ANNOUNCEMENT_STATES),
  state_at: moment,
});

export type Announcement = v.InferOutput<typeof announcement>;
export type AnnouncementState = Announcement['state'];

export const listAnnouncements = () => call(v.object({ announcements: v.array(announcement) }), '/api/announcements');

export const followUp = (announcementId: number, state: AnnouncementState) =>
  call(announcement, `/api/announcements/${announcementId}`, { method: 'PATCH', body: { state } });

export const inviteToApply = (announcementId: number) => call(announcement, `/api/announcements/${announcementId}/invite`, { method: 'POST' });
