import { ts } from './t';

/** What a passkey made here is called until its owner renames it. */
export function deviceName(): string {
  return ts(matchMedia('(pointer: coarse)').matches ? 'security.on_phone' : 'security.on_computer');
}
