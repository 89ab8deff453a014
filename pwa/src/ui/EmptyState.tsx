import './empty.css';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

interface EmptyStateProps {
  icon: IconNode;
  title: string;
  children: ComponentChildren;
  action?: ComponentChildren;
}

/** Shown instead of an empty list: what will be here, and what to do now. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon icon={icon} size={40} />
      <p class="empty__title">{title}</p>
      <p class="quiet">{children}</p>
      {action}
    </div>
  );
}
