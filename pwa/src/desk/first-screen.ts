/** All that a desk asks when it opens, in one request, which the page's own HTML has begun where no service worker is. */
import * as v from 'valibot';
import type { Role } from '../api/wire/people';
import { changes, parseJson, together, withText } from '../api/wire/http';
import { fetched, isOurs } from '../api/wire/ours';

/** By then whoever asks again wants a newer answer. */
const GOOD_MS = 5_000;
const PATIENCE_MS = 15_000;
const SESSION = '/api/session';

const shape = v.object({ answers: v.record(v.string(), v.unknown()) });

/** Asks for the first screen of a desk; what it holds answers each GET for it, until a write, a look away or a few seconds end that. */
export function beginFirstScreen(role: Role): void {
  const coming = fetched(`/api/first-screens/${role}`, { cache: 'default' }, withText, PATIENCE_MS).then(([response, text]) => {
    const parsed = v.safeParse(shape, parseJson(text));
    return { response, text, answers: isOurs(response) && parsed.success ? parsed.output.answers : {} };
  });
  const before = changes.peek();
  const end = () => {
    delete together.answer;
    document.removeEventListener('visibilitychange', end);
  };
  document.addEventListener('visibilitychange', end);
  coming.then(
    () => setTimeout(end, GOOD_MS),
    // Whoever waits is told that there is no network; whoever comes later tries by themselves.
    end,
  );
  together.answer = async (path) => {
    const { response, text, answers } = await coming;
    const found = answers[path.replace(/\?$/, '')];
    if (changes.peek() !== before) return null;
    if (response.status === 401 && path === SESSION && isOurs(response)) return [response, text];
    return found === undefined ? null : [response, JSON.stringify(found)];
  };
}
