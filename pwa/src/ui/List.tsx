import './list.css';
import type { ComponentChildren } from 'preact';

interface ListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey: (item: Item) => string;
  children: (item: Item) => ComponentChildren;
}

/** A list of lines, in the caller's order. */
export function List<Item>({ label, items, itemKey, children }: ListProps<Item>) {
  return (
    <ul class="list" aria-label={label} role="list">
      {items.map((item) => (
        <li key={itemKey(item)} class="list__line">
          {children(item)}
        </li>
      ))}
    </ul>
  );
}
