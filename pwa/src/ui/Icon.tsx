import type { IconNode } from 'lucide';
import { h } from 'preact';

interface IconProps {
  icon: IconNode;
  size?: number;
}

/** A lucide icon, hidden from screen readers: the text beside it carries the meaning. */
export function Icon({ icon, size = 24 }: IconProps) {
  return (
    <svg
      class="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
