/** Information meetings, as the server's `front/`. */
import * as v from 'valibot';
import { count, id, moment } from '../wire/fields';
import { call } from '../wire/http';

const guest = v.object({ name: v.string(), email: v.string(), structure: v.string(), registered_at: moment });

const meeting = v.object({
  id,
  starts_at: moment,
  minutes: count,
  subject: v.string(),
  about: v.string(),
  host: v.string(),
  link: v.string(),
  place: v.string(),
  cancelled_at: v.nullable(moment),
  cancelled_because: v.string(),
  guests: v.array(guest),
});

export type Meeting = v.InferOutput<typeof meeting>;
export type MeetingTerms = Pick<Meeting, 'starts_at' | 'minutes' | 'subject' | 'about' | 'host' | 'link' | 'place'>;

export const listMeetings = () => call(v.object({ meetings: v.array(meeting) }), '/api/meetings');

export const makeMeeting = (wanted: MeetingTerms) => call(meeting, '/api/meetings', { method: 'POST', body: wanted });

export const changeMeeting = (meetingId: number, changes: Partial<MeetingTerms>) =>
  call(meeting, `/api/meetings/${meetingId}`, { method: 'PATCH', body: changes });

export const cancelMeeting = (meetingId: number, reason: string) =>
  call(meeting, `/api/meetings/${meetingId}/cancel`, { method: 'POST', body: { reason } });
