/** Which code of a picture is meant. Pure. */
import { type Code, coversMiddle } from './sight';
import type { PictureReading } from './types';

/** The one that is meant, else any code. Of several it must lie in the middle: a picture never gives a neighbour. */
export function readingOf(codes: readonly Code[], isMeant: (text: string) => boolean): PictureReading {
  const meant = codes.filter(({ text }) => isMeant(text));
  const candidates = meant.length > 0 ? meant : codes;
  const [text, ...others] = new Set(candidates.map((code) => code.text));
  if (text === undefined) return 'none';
  if (others.length === 0) return { text };
  const aimed = candidates.find(({ corners }) => coversMiddle(corners));
  return aimed === undefined ? 'several' : { text: aimed.text };
}
