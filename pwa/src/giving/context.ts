import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { HandOvers } from '../handover/types';

const Context = createContext<HandOvers | null>(null);

export const HandOversProvider = Context.Provider;

/** Null where this browser has no storage. */
export const useOpened = (): HandOvers | null => useContext(Context);

/** How many hand-overs wait on this phone. Used as a key: each answer changes the server's counts of stock. */
export const useWaiting = (): number => useOpened()?.waiting.value ?? 0;

/** Whether a booklet was handed over on this phone today and the server does not know it yet. */
export const useIsKept = (number: string): boolean =>
  useOpened()?.lines.value.some((line) => line.number === number && line.kind === 'kept') ?? false;

/** The desk's journal and queue, opened by `Giving`. Throws outside it. */
export function useHandOvers(): HandOvers {
  const handOvers = useContext(Context);
  if (handOvers === null) throw new Error('A screen of handing over stands outside HandOversProvider.');
  return handOvers;
}
