/** A browser's promise may never settle: how long we wait for it. */

export class TooLate extends Error {}

/** The promise's value; throws `TooLate` when it has not come in time. */
export async function soon<T>(ms: number, promise: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLate(`Nothing came within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
