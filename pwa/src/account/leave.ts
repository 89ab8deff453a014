import { signOut } from '../api/accounts';
import type { Failure } from '../api/wire/http';

/**
 * Signs out here, forgets whose page it was, then sends the browser on to the provider if the session began there.
 * Returns why somebody is still signed in; null when nobody is.
 */
export async function leave(forget: () => unknown): Promise<Failure | null> {
  const answer = await signOut();
  if (!answer.ok && answer.failure.kind !== 'sign_in') return answer.failure;
  await forget();
  if (answer.ok && answer.value !== null) location.assign(answer.value.leave_at);
  return null;
}
