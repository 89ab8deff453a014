/** The test vectors that the server's tests read too. */
import { readFileSync } from 'node:fs';
import type { PublicKey } from '../src/api/wire/shapes';

export interface TokenCase {
  name: string;
  text: string;
  reason: string | null;
  payload: { key_id: number; campaign: number; serial: number; position: number; last_day_number: number } | null;
  at?: string;
  handed_over?: boolean;
  in_grace?: boolean;
  dated?: string | null;
}

interface TokenVectors {
  keys: PublicKey[];
  campaign: { id: number; last_day: string; grace_day: string };
  cases: TokenCase[];
}

interface CodeVectors {
  cases: { typed: string; code: string | null }[];
}

interface ScanVectors {
  cases: { name: string; text: string; token: string | null }[];
}

interface ApprovalVectors {
  cases: { name: string; qualified: boolean; closed: boolean; voided: boolean; approved: boolean; reason: string | null }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../tests/vectors/${name}`, import.meta.url), 'utf8'));

export const tokenVectors = read('voucher-v1.json') as TokenVectors;
export const codeVectors = read('typed-code-v1.json') as CodeVectors;
export const approvalVectors = read('approval-v1.json') as ApprovalVectors;
export const scanVectors = read('hand-scanner-v1.json') as ScanVectors;

export function tokenText(name: string): string {
  const found = tokenVectors.cases.find((vector) => vector.name === name);
  if (found === undefined) throw new Error(`no vector named ${name}`);
  return found.text;
}
