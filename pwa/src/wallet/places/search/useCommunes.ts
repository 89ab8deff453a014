/** What is typed where a postcode or a commune is asked for, and the communes that it may be the beginning of. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Commune, getCommunes } from '../../../api/wallet/places';
import { postcodeIn } from '../../../lib/tidy';

/** After a pause in typing this long the server is asked. */
const PAUSE_MS = 150;
/** The same as the server's `LEAST_TYPED`. */
const LEAST = 2;

export type Unclear = 'places.postcode_wrong' | 'places.commune_unknown' | 'places.offline';

/** A postcode, or why there is none; null while one of `offered` is to be chosen. */
export type Meant = { readonly postcode: string } | { readonly problem: Unclear } | null;

export function useCommunes(first: string) {
  const [typed, setTyped] = useState(first);
  const [offered, setOffered] = useState<readonly Commune[]>([]);
  const asked = useRef(0);

  useEffect(
    () => () => {
      asked.current++;
    },
    [],
  );

  function type(text: string): void {
    const number = ++asked.current;
    setTyped(text);
    if (!isName(text)) setOffered([]);
    else setTimeout(() => number === asked.current && void suggest(text, number), PAUSE_MS);
  }

  async function suggest(text: string, number: number): Promise<void> {
    const found = await getCommunes(text, true);
    if (number === asked.current) setOffered(found ?? []);
  }

  function close(): void {
    asked.current++;
    setOffered([]);
  }

  function take(commune: Commune): void {
    close();
    setTyped(`${commune.postcode} ${commune.name}`);
  }

  /** What is meant by all that was typed; of several communes of that name one is offered to choose. */
  async function read(): Promise<Meant> {
    close();
    const postcode = postcodeIn(typed);
    if (postcode !== null) return { postcode };
    if (!isName(typed)) return { problem: 'places.postcode_wrong' };
    const found = await getCommunes(typed);
    const [only, another] = found ?? [];
    if (only === undefined) return { problem: found === null ? 'places.offline' : 'places.commune_unknown' };
    if (another !== undefined) {
      setOffered(found ?? []);
      return null;
    }
    take(only);
    return { postcode: only.postcode };
  }

  return { typed, offered, type, take, close, read };
}

const isName = (text: string): boolean => /\p{L}/u.test(text) && text.trim().length >= LEAST && postcodeIn(text) === null;
