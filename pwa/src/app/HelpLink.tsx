import './brand.css';
import { CircleHelp } from 'lucide';
import { td } from '../desk/t';
import { helpAddress } from '../nav/help';
import { Icon } from '../ui/Icon';

interface HelpLinkProps {
  path: string;
  /** The screen over the page; a door's hash is a secret and no screen. */
  screen?: string;
}

/** A link to the help on a screen. In a new tab, so that nothing typed is lost. */
export function HelpLink({ path, screen = '' }: HelpLinkProps) {
  return (
    <a class="button button--quiet help-link" href={helpAddress(path, screen)} target="_blank" rel="noopener">
      <Icon icon={CircleHelp} />
      <span class="button__text">
        {td('help.open')}
        <span class="visually-hidden"> {td('help.this_screen')}</span>
      </span>
    </a>
  );
}

/** The same in the corner of a page that has no frame. */
export const HelpCorner = ({ path }: { path: string }) => (
  <nav class="help-corner" aria-label={td('help.open')}>
    <HelpLink path={path} />
  </nav>
);

/** Beside a link that opens nothing, or a right that is missing: the page with names and telephone numbers. */
export const ContactLink = () => (
  <a class="button" href="/contact">
    {td('help.contact')}
  </a>
);
