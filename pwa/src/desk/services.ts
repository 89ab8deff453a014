/** Names of service families. */
import { SERVICES } from '../api/wire/shapes';
import { t } from '../i18n';
import { serviceText } from '../i18n/services';

/** The name of a service family; the key itself when this version does not know it. */
export function serviceName(key: string, length: 'service' | 'service_short' = 'service'): string {
  const known = SERVICES.find((service) => service === key);
  if (known === undefined) return key;
  return length === 'service' ? serviceText(`service.${known}`) : t(`service_short.${known}`);
}
