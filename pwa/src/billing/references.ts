/** The references of an invoice as they are typed. */
import { type Needs, REFERENCES, type Reference, type References } from '../api/billing';

const SHAPE = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;
const LONGEST = 50;

export const NO_REFERENCES: References = { service: '', engagement: '', contract: '' };

export type Problem = 'missing' | 'wrong';

/** Typed references as they are sent: without spaces, which the server leaves out too. */
export const trimmed = (typed: References): References =>
  Object.fromEntries(REFERENCES.map((name) => [name, typed[name].replace(/\s/gu, '')])) as References;

/** What is wrong with each reference. */
export function problemsOf(typed: References, needs: Needs): Partial<Record<Reference, Problem>> {
  const sent = trimmed(typed);
  const found = REFERENCES.flatMap((name) => {
    const problem = problemOf(sent[name], needs[name]);
    return problem === null ? [] : [[name, problem] as const];
  });
  return Object.fromEntries(found);
}

function problemOf(sent: string, needed: boolean): Problem | null {
  if (sent === '') return needed ? 'missing' : null;
  return SHAPE.test(sent) && sent.length <= LONGEST ? null : 'wrong';
}
