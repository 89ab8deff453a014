import { onPhone } from '../lib/kept';
import type { CardKind } from '../ui/VerdictCard';

interface Note {
  hertz: number;
  at: number;
  seconds: number;
  wave?: OscillatorType;
}

const up = (hertz: number, at: number): Note => ({ hertz, at, seconds: 0.09 });
const low = (hertz: number, at: number, seconds: number): Note => ({ hertz, at, seconds, wave: 'square' });

/** Sounds that can be told apart without looking: rising, rising then falling, even, falling, one long buzz; a short high or low tone for a check and for a stranger. */
export const NOTES: Record<CardKind, readonly Note[]> = {
  accepted: [up(880, 0), up(1319, 0.1)],
  accepted_offline: [up(880, 0), up(1319, 0.1), up(988, 0.22)],
  to_confirm: [up(660, 0), up(660, 0.16)],
  already_used: [low(523, 0, 0.14), low(349, 0.17, 0.2)],
  refused: [low(185, 0, 0.55)],
  usable: [up(1047, 0)],
  not_usable: [up(523, 0), up(392, 0.12)],
  stranger: [up(392, 0)],
  undone: [up(1047, 0), up(784, 0.1)],
};

export const VIBRATIONS: Record<CardKind, readonly number[]> = {
  accepted: [80],
  accepted_offline: [80, 60, 80],
  to_confirm: [160, 80, 160],
  already_used: [250, 100, 250],
  refused: [600],
  usable: [30],
  not_usable: [30, 60, 30],
  stranger: [20],
  undone: [20, 40, 20],
};

const KEY = 'poincon.sound';
let context: AudioContext | null = null;

export function soundIsOn(): boolean {
  return onPhone.get(KEY) !== 'off';
}

export function setSound(on: boolean): void {
  onPhone.set(KEY, on ? 'on' : 'off');
}

/** Called on each touch or key: browsers allow sound only after one, and iOS again after a phone call. */
export function wakeSound(): void {
  try {
    context ??= new AudioContext();
    if (context.state !== 'running') void context.resume().catch(() => undefined);
  } catch {
    // No AudioContext, or too many: card and vibration are enough.
  }
}

function play(audio: AudioContext, note: Note): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const start = audio.currentTime + note.at;
  oscillator.type = note.wave ?? 'sine';
  oscillator.frequency.value = note.hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.35, start + 0.01);
  gain.gain.linearRampToValueAtTime(0, start + note.seconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + note.seconds);
}

/** Plays a verdict as sound and vibration. */
export function signal(kind: CardKind): void {
  // Safari and desktop Firefox have no `vibrate`.
  if ('vibrate' in navigator) navigator.vibrate([...VIBRATIONS[kind]]);
  if (!soundIsOn() || context?.state !== 'running') return;
  for (const note of NOTES[kind]) play(context, note);
}
