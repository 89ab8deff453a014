/** The roster of a shared phone, as its bundle brings it: who may scan, each with what tells their PIN. */
import * as v from 'valibot';

const verifier = v.object({ salt: v.string(), rounds: v.number(), verifier: v.string() });
const roster = v.array(v.object({ id: v.number(), name: v.string(), pin: v.nullable(verifier) }));

export type Verifier = v.InferOutput<typeof verifier>;
export type Colleague = v.InferOutput<typeof roster>[number];

/** Nobody, when it cannot be read. */
export function readRoster(people: unknown): readonly Colleague[] {
  const read = v.safeParse(roster, people);
  return read.success ? read.output : [];
}
