import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { HandOvers } from '../handover/types';

const Context = createContext<HandOvers | null>(null);

export const HandOversProvider = Context.Provider;

/** Null where this browser keeps nothing. */
export const useOpened = (): HandOvers | null => useContext(Context);

/** The desk's journal and queue, opened once by `Giving`. */
export function useHandOvers(): HandOvers {
  const handOvers = useContext(Context);
  if (handOvers === null) throw new Error('A screen of handing over stands outside HandOversProvider.');
  return handOvers;
}
