/** The phones of a venue, as the server's `phones/`. */
import * as v from 'valibot';
import { count, id, moment, place } from '../wire/fields';
import { call, nothing } from '../wire/http';
import { paged, pageOf } from '../wire/pages';
import { enrolment } from '../wire/people';

const phones = v.object({
  ...paged,
  devices: v.array(
    v.object({
      id,
      label: v.string(),
      venue: place,
      person: v.string(),
      of_venue: v.boolean(),
      shared: v.boolean(),
      enrolled_at: moment,
      revoked_at: v.nullable(moment),
      lost: v.boolean(),
      seen_at: v.nullable(moment),
      waiting: v.nullable(count),
      safe_at: v.nullable(moment),
      gaps: v.array(v.object({ first: count, last: count })),
    }),
  ),
});
export type Phone = v.InferOutput<typeof phones>['devices'][number];

const holders = v.object({ people: v.array(v.object({ id, name: v.string() })) });
export type Holder = v.InferOutput<typeof holders>['people'][number];

const invited = v.object({ id, label: v.string(), link: v.string(), qr: v.string(), lasts_seconds: count });
export type Invited = v.InferOutput<typeof invited>;

const invitation = v.object({ id, state: v.picklist(['open', 'used', 'expired']) });

const line = v.object({
  seq: count,
  kind: v.string(),
  scanned_at: v.string(),
  status: v.picklist(['accepted', 'duplicate', 'conflict', 'refused', 'retry', 'reversed', 'other_venue']),
  message: v.string(),
  voucher: v.nullable(v.string()),
  net_cents: v.nullable(count),
});
const readFile = v.object({ device: v.object({ id, label: v.string() }), lines: v.array(line) });
export type ReadLine = v.InferOutput<typeof line>;
export type ReadFile = v.InferOutput<typeof readFile>;

/** The server's limit. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** A file of ten thousand scans is judged in half a minute. */
const FILE_TIMEOUT_MS = 120_000;

export const PHONE_STATES = ['in_use', 'revoked'] as const;

export const findPhones = (venueId: number, question: string, after: string) =>
  call(phones, pageOf('/api/devices/found', `venue_id=${venueId}&${question}`, after));
export const phonesFile = (venueId: number, question: string): string => `/api/devices.csv?venue_id=${venueId}&${question}`;

export const renamePhone = (deviceId: number, label: string) =>
  call(v.unknown(), `/api/devices/${deviceId}/label`, { method: 'PUT', body: { label } });

export const revokePhones = (deviceIds: readonly number[], lost: boolean) =>
  call(nothing, '/api/devices/revocations', { method: 'POST', body: { device_ids: deviceIds, lost } });

/** Makes a phone ask each mediator who scans, or no longer. */
export const sharePhone = (deviceId: number, shared: boolean) =>
  call(v.unknown(), `/api/devices/${deviceId}/shared`, { method: 'PUT', body: { shared } });

export const listHolders = (venueId: number) => call(holders, `/api/devices/holders?venue_id=${venueId}`);

/** `holderId` null: the venue's own phone, which alone may be `shared`. */
export const invitePhone = (venueId: number, label: string, holderId: number | null, shared: boolean) =>
  call(invited, '/api/devices/invitations', { method: 'POST', body: { venue_id: venueId, label, holder_id: holderId, shared } });

export const readInvitation = (invitationId: number) => call(invitation, `/api/devices/invitations/${invitationId}`);

/** By the phone that opened a QR: no person is signed in on it. */
export const acceptInvitation = (token: string) => call(enrolment, '/api/devices/invited', { method: 'POST', body: { token } });

export const readPhoneFile = (file: Blob) => call(readFile, '/api/devices/files', { method: 'POST', body: file, timeoutMs: FILE_TIMEOUT_MS });
