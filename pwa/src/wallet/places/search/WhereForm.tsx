import { LocateFixed, Search as SearchIcon } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { loadCode } from '../../../lib/code';
import { Button } from '../../../ui/Button';
import { t } from '../../t';
import { CommuneField } from './CommuneField';
import { type Unclear, useCommunes } from './useCommunes';
import type { Problem, Where } from './useFinder';

const loadPosition = () => import('../../../lib/position');

interface WhereFormProps {
  postcode: string | null;
  /** Whether to search around `postcode` at once. */
  atOnce: boolean;
  onWhere: (where: Where) => Promise<Problem | null>;
}

/** Where to look: around the phone's position, a postcode or a commune. */
export function WhereForm({ postcode, atOnce, onWhere }: WhereFormProps) {
  const [problem, setProblem] = useState<Problem | Unclear | 'places.no_position' | null>(null);
  const [busy, setBusy] = useState<'typed' | 'here' | null>(null);
  const field = useRef<HTMLFormElement>(null);
  const communes = useCommunes(postcode ?? '');

  const during = async (what: 'typed' | 'here', work: () => Promise<typeof problem>) => {
    setBusy(what);
    setProblem(await work());
    setBusy(null);
  };
  const search = () =>
    during('typed', async () => {
      const meant = await communes.read();
      if (meant === null) field.current?.querySelector('input')?.focus();
      if (meant === null || 'problem' in meant) return meant?.problem ?? null;
      return onWhere(meant);
    });
  const locate = () =>
    during('here', async () => {
      const here = await loadCode(loadPosition).then((part) => part.ownPosition(), () => null);
      return here === null ? 'places.no_position' : onWhere({ here });
    });

  useEffect(() => {
    if (atOnce && communes.typed !== '') void search();
  }, []);

  return (
    <div class="places__search">
      {'geolocation' in navigator && (
        <div class="places__near">
          <Button icon={LocateFixed} busy={busy === 'here'} onPress={() => void locate()}>
            {t('places.near_me')}
          </Button>
          <p class="small quiet">{t('places.near_me_note')}</p>
        </div>
      )}
      <form
        ref={field}
        class="places__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy === null) void search();
        }}
      >
        <CommuneField
          typed={communes.typed}
          offered={communes.offered}
          error={problem && t(problem)}
          onType={communes.type}
          onChoose={(commune) => {
            communes.take(commune);
            void during('typed', () => onWhere({ postcode: commune.postcode }));
          }}
          onClose={communes.close}
        />
        <Button submit icon={SearchIcon} busy={busy === 'typed'}>
          {t('places.search')}
        </Button>
        {problem === 'places.offline' && (
          <Button busy={busy === 'typed'} onPress={() => void search()}>
            {t('wallet.retry')}
          </Button>
        )}
      </form>
    </div>
  );
}
