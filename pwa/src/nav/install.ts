/** Whether the application can be, or is, on the home screen. */
import { signal } from '@preact/signals';
import { onPhone } from '../lib/kept';

/** Chromium only: the browser offers to install when the page asks. */
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

/** Lets the browser ask; its offer serves once, and asked a second time it throws. */
export async function install(): Promise<void> {
  const offer = installEvent.value;
  installEvent.value = null;
  await offer?.prompt().catch(() => undefined);
}

export function isInstalled(): boolean {
  // iOS before 16.4 knows only its own property.
  return matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true);
}

/** iPads say they are Macs; only they have a touch screen. */
export function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}

/** True when the browser offers it, or on an iPhone, where a gesture does it. */
export function mayInstall(): boolean {
  return !isInstalled() && (installEvent.value !== null || isIos());
}

export function putOff(): void {
  onPhone.set(KEY, String(Date.now()));
}

export function isPutOff(): boolean {
  return Date.now() - Number(onPhone.get(KEY) ?? 0) < LATER_MS;
}
