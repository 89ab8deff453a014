import './notice.css';
import { CircleCheck, Info, OctagonAlert, TriangleAlert, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

type Kind = 'info' | 'good' | 'warning' | 'error';

const ICONS: Record<Kind, IconNode> = { info: Info, good: CircleCheck, warning: TriangleAlert, error: OctagonAlert };

interface NoticeProps {
  kind?: Kind;
  title?: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
  alert?: boolean;
}

/** A message of two short sentences: what happened, and what to do. With `alert` screen readers announce it at once. */
export function Notice({ kind = 'info', title, children, actions, alert = kind === 'error' }: NoticeProps) {
  return (
    <div class={`notice notice--${kind}`} role={alert ? 'alert' : undefined}>
      <Icon icon={ICONS[kind]} />
      <div class="notice__text">
        {title && <p class="notice__title">{title}</p>}
        <p>{children}</p>
      </div>
      {actions && <div class="notice__actions">{actions}</div>}
    </div>
  );
}
