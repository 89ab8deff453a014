/** The steps of the form, and what of an application belongs to which. Pure. */
export const STEPS = ['who', 'contact', 'venues', 'documents', 'send'] as const;

export type Step = (typeof STEPS)[number];

const OF_STEP: Record<string, Step> = {
  siret: 'who',
  name: 'who',
  legal_form: 'who',
  address: 'who',
  postcode: 'who',
  commune: 'who',
  capacities: 'who',
  representative: 'contact',
  email: 'contact',
  venues: 'venues',
  services: 'venues',
  charter: 'send',
};

/** The step where something that is missing can be given. */
export function stepOf(missing: string): Step {
  return missing.startsWith('document:') ? 'documents' : (OF_STEP[missing] ?? 'send');
}

/** Where to resume: the first step that lacks something, in the form's order. */
export function resumeAt(missing: readonly string[]): Step {
  const lacking = missing.map(stepOf);
  return STEPS.find((step) => lacking.includes(step)) ?? 'send';
}
