import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { errorText } from '../i18n/errors';
import { Notice } from '../ui/Notice';

const Reading = createContext(false);

/** A desk that only reads: below it, nothing of what stands in `Acts` is shown. */
export function ReadsOnly({ children }: { children: ComponentChildren }) {
  return <Reading.Provider value>{children}</Reading.Provider>;
}

/** Whether this desk only reads, where another word or way is needed, too. */
export const useReadsOnly = (): boolean => useContext(Reading);

/** What changes something on the server, or leads there. */
export function Acts({ children }: { children: ComponentChildren }) {
  return useReadsOnly() ? null : <>{children}</>;
}

/** A screen that is nothing but an act: at an address, it may be opened on a desk that only reads. */
export function ActScreen({ children }: { children: ComponentChildren }) {
  return useReadsOnly() ? <Notice kind="warning">{errorText('error.forbidden')}</Notice> : <>{children}</>;
}
