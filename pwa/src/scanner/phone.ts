import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Phone } from '../redeem/types';

const PhoneContext = createContext<Phone | null>(null);

export const PhoneProvider = PhoneContext.Provider;

/** The phone's journal and queue, opened once by the frame. */
export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (phone === null) throw new Error('A scanner screen stands outside PhoneProvider.');
  return phone;
}
