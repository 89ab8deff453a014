/** The nine families of services, in the order of the national schema. A copy of the scanner's list: see `api/wallet`. */
export const SERVICES = [
  'administrative_help',
  'digital_tools',
  'employment',
  'safe_use',
  'parenting_education',
  'leisure_creation',
  'digital_understanding',
  'access_equipment',
  'solidarity_equipment',
] as const;

export type Service = (typeof SERVICES)[number];
