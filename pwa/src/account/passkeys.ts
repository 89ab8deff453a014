/**
 * Passkeys of this browser. `PublicKeyCredential.toJSON` and `parse…FromJSON` are missing in Chrome before 129 and Safari
 * before 18.4, so bytes are turned into base64url and back here. A person who cancels, and a browser that waits too
 * long, give the same refusal.
 */
import { addPasskey, askNewPasskey, askPasskey, type RecoveryCodes, signInByPasskey } from '../api/account/factors';
import { type Answer, failed } from '../api/wire/http';
import type { Me } from '../api/wire/people';
import { ts } from './t';

type Options = Record<string, unknown>;

/** Whether this browser can make and use passkeys: not on an insecure page, nor in some in-app browsers. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in globalThis && 'credentials' in navigator;
}

/** Asks the person to unlock a passkey, and signs in with it alone. */
export async function signInHere(): Promise<Answer<Me>> {
  const asked = await askPasskey();
  if (!asked.ok) return asked;
  const credential = await got(() => navigator.credentials.get({ publicKey: toRequest(asked.value.options) }));
  return credential === null ? failed(cancelled('passkey.not_used')) : signInByPasskey(credential);
}

/** Makes a passkey on this device, or on another that the browser offers, and adds it. */
export async function makePasskey(name: string): Promise<Answer<RecoveryCodes>> {
  const asked = await askNewPasskey();
  if (!asked.ok) return asked;
  const credential = await got(() => navigator.credentials.create({ publicKey: toCreation(asked.value.options) }));
  return credential === null ? failed(cancelled('passkey.not_made')) : addPasskey(name, credential);
}

const cancelled = (why: 'passkey.not_used' | 'passkey.not_made') =>
  ({ kind: 'refused', status: 0, error: { code: 'passkey_cancelled', message: ts(why) } }) as const;

async function got(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? toJson(credential) : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function toRequest(options: Options): PublicKeyCredentialRequestOptions {
  return { ...(options as object), challenge: fromText(options['challenge']), allowCredentials: [] };
}

function toCreation(options: Options): PublicKeyCredentialCreationOptions {
  const { user, excludeCredentials: known } = options as { user: { id: unknown }; excludeCredentials?: { id: unknown }[] };
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: fromText(options['challenge']),
    user: { ...(user as unknown as PublicKeyCredentialUserEntity), id: fromText(user.id) },
    excludeCredentials: (known ?? []).map(({ id }) => ({ type: 'public-key', id: fromText(id) })),
  };
}

function toJson({ id, rawId, type, response }: PublicKeyCredential): unknown {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'] as const;
  const bytes = parts.flatMap((part) => {
    const value: unknown = Reflect.get(response, part);
    return value instanceof ArrayBuffer ? [[part, toText(value)]] : [];
  });
  return { id, rawId: toText(rawId), type, response: Object.fromEntries(bytes) as unknown };
}

function toText(bytes: ArrayBuffer): string {
  const characters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte));
  return btoa(characters.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromText(text: unknown): Uint8Array<ArrayBuffer> {
  const plain = String(text).replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
}
