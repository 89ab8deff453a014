import type { Role } from '../api/wire/people';
import { t } from './t';

export const roleText = (role: Role): string => t(`role.${role}`);

export const roleDetail = (role: Role): string => t(`role_detail.${role}`);
