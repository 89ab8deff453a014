import '../wallet.css';
import './places.css';
import { useState } from 'preact/hooks';
import { t } from '../t';
import { Term } from '../Term';
import { Tools } from '../tools/Tools';
import { Finder } from './search/Finder';
import type { Asked } from './search/useFinder';
import { readWanted, writeWanted } from './search/wanted';

const POSTCODE = 'code_postal';

/** Search for places without a booklet. It is kept in the address, to be bookmarked and shared; the person's position never is. */
export function PlacesPage() {
  const [address] = useState(() => new URLSearchParams(location.search));
  return (
    <main class="wallet">
      <Tools spoken={[]} />
      <div class="wallet__below places">
        <div class="facts">
          <h1>{t('lieux.title')}</h1>
          <p>
            <Term text={t('lieux.intro')} />
          </p>
        </div>
        <Finder
          link={null}
          start={null}
          postcode={address.get(POSTCODE)}
          wanted={readWanted(address)}
          now={Date.now()}
          onAsked={keepInAddress}
        />
      </div>
    </main>
  );
}

function keepInAddress({ where, wanted }: Asked): void {
  const address = new URLSearchParams(location.search);
  if ('here' in where) address.delete(POSTCODE);
  else address.set(POSTCODE, where.postcode);
  writeWanted(address, wanted);
  history.replaceState(null, '', `?${address}`);
}
