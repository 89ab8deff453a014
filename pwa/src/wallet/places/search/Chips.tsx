import type { ComponentChildren } from 'preact';
import { Button } from '../../../ui/Button';

interface ChipsProps<K extends string> {
  legend: string;
  keys: readonly K[];
  chosen: K | null;
  say: (key: K) => string;
  /** Called with null when the chosen one is pressed again. */
  onChoose: (key: K | null) => void;
  children?: ComponentChildren;
}

/** A group of buttons of which one at most stays pressed. */
export function Chips<K extends string>({ legend, keys, chosen, say, onChoose, children }: ChipsProps<K>) {
  return (
    <fieldset class="chips">
      <legend class="chips__legend">{legend}</legend>
      {keys.map((key) => (
        <Button key={key} class="chips__one" pressed={key === chosen} onPress={() => onChoose(key === chosen ? null : key)}>
          {say(key)}
        </Button>
      ))}
      {children}
    </fieldset>
  );
}
