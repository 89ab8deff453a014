/** The search for places: a chunk of its own, fetched when somebody looks for others than the nearest. */
import './search.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '../../../api/wallet/booklet';
import { Notice } from '../../../ui/Notice';
import { t } from '../../t';
import { MapPanel } from '../MapPanel';
import { PlaceList, sayFar } from '../PlaceList';
import { type Asked, type Found, useFinder, type Where } from './useFinder';
import { isNothing, type Wanted } from './wanted';
import { WantedForm } from './WantedForm';
import { WhereForm } from './WhereForm';

export interface FinderProps {
  /** The booklet whose places are searched; null: all places. */
  link: string | null;
  start: { readonly where: { readonly postcode: string }; readonly places: readonly Place[] } | null;
  /** A postcode to search around at once. */
  postcode?: string | null;
  wanted?: Wanted;
  /** Whether it takes the place of what was just pressed, and so the focus. */
  entered?: boolean;
  now: number;
  onAsked: (asked: Asked) => void;
}

export function Finder({ link, start, postcode = null, wanted, entered = false, now, onAsked }: FinderProps) {
  const finder = useFinder({ start, link, wanted, onAsked });
  const whole = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const where = finder.found?.where;

  useEffect(() => {
    if (entered) whole.current?.focus();
  }, []);

  async function look(there: Where) {
    const problem = await finder.ask(there, finder.wanted);
    if (problem === null) arrive();
    return problem;
  }
  /** Once the new list is drawn. */
  function arrive(): void {
    requestAnimationFrame(() => {
      title.current?.focus({ preventScroll: true });
      title.current?.scrollIntoView();
    });
  }

  return (
    <div class="places" ref={whole} tabIndex={-1} role="group" aria-label={t('lieux.title')}>
      <WhereForm postcode={start?.where.postcode ?? postcode} atOnce={start === null} onWhere={look} />
      <WantedForm wanted={finder.wanted} onWant={finder.choose} />
      {finder.found !== null && where !== undefined && (
        <section class="places" aria-labelledby="near" aria-busy={finder.busy}>
          <h2 id="near" class="places__title" ref={title} tabIndex={-1}>
            {'here' in where ? t('find.here') : t('lieux.near', { postcode: where.postcode })}
          </h2>
          <Results found={finder.found} wanted={finder.wanted} now={now} />
        </section>
      )}
    </div>
  );
}

function Results({ found, wanted, now }: { found: Found; wanted: Wanted; now: number }) {
  const { places, where, lookedKm, offline } = found;
  const here = 'here' in where ? where.here : null;
  const none = t(isNothing(wanted) ? 'places.none' : 'find.none');
  return (
    <>
      <p role="status">
        {places.length > 0 ? (sayFar(places, lookedKm) ?? t('find.count', { n: places.length })) : none}
        {wanted.when !== null && <span class="wanted__note">{t('find.hours_note')}</span>}
      </p>
      {offline && <Notice kind="warning">{t('find.offline')}</Notice>}
      {places.length > 0 && (
        <PlaceList key={JSON.stringify([where, wanted])} places={places} fromHere={here !== null} now={now}>
          {!offline && <MapPanel places={places} here={here} now={now} />}
        </PlaceList>
      )}
    </>
  );
}
