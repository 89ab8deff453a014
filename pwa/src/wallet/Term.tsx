import { language } from './language';

const TERM = 'pass numérique';

/** A sentence with the French word for a voucher, marked as French for speech and for the direction of writing. */
export function Term({ text }: { text: string }) {
  const [before, after] = text.split(TERM, 2);
  if (language() === 'fr' || after === undefined) return <>{text}</>;
  return (
    <>
      {before}
      <bdi lang="fr">{TERM}</bdi>
      {after}
    </>
  );
}
