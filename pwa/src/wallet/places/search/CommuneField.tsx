import { useEffect, useId, useState } from 'preact/hooks';
import type { Commune } from '../../../api/wallet/places';
import { Labelled } from '../../../ui/Labelled';
import { t } from '../../t';

/** The same as the server's `LONGEST_COMMUNE`. */
const LONGEST = 60;

interface CommuneFieldProps {
  typed: string;
  offered: readonly Commune[];
  error: string | null;
  onType: (text: string) => void;
  onChoose: (commune: Commune) => void;
  onClose: () => void;
}

/** A field for a postcode or a commune, with communes to choose from: the combobox of the ARIA Authoring Practices. */
export function CommuneField({ typed, offered, error, onType, onChoose, onClose }: CommuneFieldProps) {
  const list = useId();
  const [active, setActive] = useState(-1);
  useEffect(() => setActive(-1), [offered]);
  const chosen = offered[active];

  function onKeyDown(event: KeyboardEvent): void {
    const count = offered.length;
    if (count === 0) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (event.key === 'ArrowUp') setActive((active <= 0 ? count : active) - 1);
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <div class="commune">
      <Labelled label={t('places.postcode')} error={error}>
        {(described) => (
          <input
            {...described}
            class="field__input"
            name="postcode"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={offered.length > 0}
            aria-controls={list}
            aria-activedescendant={chosen === undefined ? undefined : `${list}-${active}`}
            autocomplete="off"
            spellcheck={false}
            maxLength={LONGEST}
            value={typed}
            onInput={({ currentTarget }) => onType(currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={onClose}
          />
        )}
      </Labelled>
      <ul id={list} class="commune__list" role="listbox" aria-label={t('places.which')} hidden={offered.length === 0}>
        {offered.map((commune, index) => (
          <li
            key={commune.name + commune.postcode}
            id={`${list}-${index}`}
            class="commune__option"
            role="option"
            aria-selected={index === active}
            // Keeps the focus in the field, whose loss closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(commune)}
          >
            <bdi>{`${commune.name} (${commune.postcode})`}</bdi>
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {offered.length > 0 && t('find.suggested', { n: offered.length })}
      </p>
    </div>
  );
}
