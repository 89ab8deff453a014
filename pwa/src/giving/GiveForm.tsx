import { useEffect, useState } from 'preact/hooks';
import type { BookletText } from '../api/hand-overs';
import { Facts } from '../desk/Facts';
import { KNOWN_PUBLICS, publicText } from '../desk/publics';
import { allowanceReason, type InStock, rangeOf } from '../handover/stock';
import type { Line } from '../handover/types';
import { day } from '../i18n';
import { tidy } from '../lib/tidy';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { useHandOvers } from './context';
import { isPostcode } from './postcode';
import { type Earlier, Renewal } from './Renewal';
import { t } from './t';

interface GiveFormProps {
  booklet: InStock;
  text: BookletText;
  onGiven: (line: Line) => void;
}

/** The form of a hand-over: facts of the booklet, never of a person (docs/glossary.md, rule 31 "Facts at hand-over"). */
export function GiveForm({ booklet, text, onGiven }: GiveFormProps) {
  const handOvers = useHandOvers();
  const { campaign } = booklet;
  const [checked, setChecked] = useState(false);
  const [target, setTarget] = useState<string | null>(null);
  const [postcode, setPostcode] = useState('');
  const [alone, setAlone] = useState(false);
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const { busy, during } = useBusy();
  const [tried, setTried] = useState(false);
  useEffect(() => void handOvers.lastPostcode().then(setPostcode), []);
  const bundle = handOvers.bundle.value;
  const shown = earlier !== null && bundle !== null ? rangeOf(earlier.number, bundle) : undefined;
  const tooMany = allowanceReason(booklet, alone, shown);
  const wrongPostcode = postcode !== '' && !isPostcode(postcode);

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (checked && !wrongPostcode && tooMany === null) void during(give);
  }

  async function give(): Promise<void> {
    const noted = {
      ...{ criteria_checked: true, public: target, alone },
      ...{ postcode: postcode || null, renewal_of: earlier?.proof ?? null },
    };
    onGiven(await handOvers.handOver(booklet, text, noted));
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <BookletFacts booklet={booklet} />
      <label class="tick">
        <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.currentTarget.checked)} />
        <span>
          {t('form.criteria')}
          <span class="tick__detail">{criteria(booklet)}</span>
        </span>
      </label>
      {tried && !checked && <Notice kind="error">{t('form.criteria_missing')}</Notice>}
      <Publics codes={campaign.target_publics ?? KNOWN_PUBLICS} value={target} onChoose={setTarget} />
      <Field
        label={t('form.postcode')}
        hint={t('form.postcode_hint')}
        name="postcode"
        value={postcode}
        error={tried && wrongPostcode ? t('form.postcode_wrong') : null}
        onInput={(typed) => setPostcode(tidy(typed))}
        input={{ inputMode: 'numeric', maxLength: 12 }}
      />
      <Renewal value={earlier} onChange={setEarlier} />
      <label class="tick">
        <input type="checkbox" checked={alone} onChange={(event) => setAlone(event.currentTarget.checked)} />
        <span>
          {t('form.alone')}
          <span class="tick__detail">{t('form.alone_hint', { most: campaign.allowance, alone: campaign.allowance_alone })}</span>
        </span>
      </label>
      {tooMany !== null && (
        <Notice kind="error">
          {t(`allow.${tooMany}`, { n: tooMany === 'too_many_alone' ? campaign.allowance_alone : campaign.allowance })}
        </Notice>
      )}
      <div class="give-action">
        <Button kind="main" submit busy={busy}>
          {busy ? t('form.busy') : t('form.action')}
        </Button>
      </div>
    </form>
  );
}

function BookletFacts({ booklet: { campaign, size } }: { booklet: InStock }) {
  return (
    <Facts
      facts={[
        [t('form.campaign'), campaign.name],
        [t('form.sponsor'), campaign.sponsor],
        [t('form.size'), t('form.passes', { n: size })],
        [t('form.last_day'), campaign.last_day === null ? t('form.from_hand_over') : day(campaign.last_day)],
      ]}
    />
  );
}

/** The campaign's criteria as a sentence, for the prescriber to confirm. */
function criteria({ campaign: { territory, target_publics } }: InStock): string {
  const told = [
    territory === null ? '' : t('form.territory', { places: territory.map(placeText).join(', ') }),
    target_publics === null ? '' : t('form.publics'),
  ].filter(Boolean);
  return told.length > 0 ? told.join(' ') : t('form.everyone');
}

/** A territory lists postcodes and départements. */
const placeText = (code: string): string => (isPostcode(code) ? code : t('form.department', { code }));

interface PublicsProps {
  codes: readonly string[];
  value: string | null;
  onChoose: (code: string | null) => void;
}

/** Choices of the target public; a second tap on the chosen one clears it. */
function Publics({ codes, value, onChoose }: PublicsProps) {
  return (
    <fieldset class="publics">
      <legend>{t('form.public')}</legend>
      <div class="publics__all">
        {codes.map((code) => (
          <Button key={code} class="publics__one" pressed={code === value} onPress={() => onChoose(code === value ? null : code)}>
            {publicText(code)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
