/** Whether the application can be, or is, installed on the home screen. */
import { signal } from '@preact/signals';
import { onPhone } from '../lib/kept';

/** Chromium's `beforeinstallprompt`, which shows its dialog when `prompt` is called. */
interface InstallEvent extends Event {
  prompt: () => Promise<void>;
}

const KEY = 'poincon.install-later';
const LATER_MS = 14 * 24 * 3600 * 1000;

export const installEvent = signal<InstallEvent | null>(null);

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  installEvent.value = event as InstallEvent;
});
addEventListener('appinstalled', () => {
  installEvent.value = null;
});

/** Shows the browser's dialog. The event can be used once only: a second `prompt` throws. */
export async function install(): Promise<void> {
  const offer = installEvent.value;
  installEvent.value = null;
  await offer?.prompt().catch(() => undefined);
}

export function isInstalled(): boolean {
  // iOS before 16.4 knows only its own property.
  return matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true);
}

/** iPads report themselves as Macs, but no Mac has a touch screen. */
export function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}

/** True where the browser offers it, and on iOS, where the person installs through the share menu. */
export function mayInstall(): boolean {
  return !isInstalled() && (installEvent.value !== null || isIos());
}

export function putOff(): void {
  onPhone.set(KEY, String(Date.now()));
}

export function isPutOff(): boolean {
  return Date.now() - Number(onPhone.get(KEY) ?? 0) < LATER_MS;
}
