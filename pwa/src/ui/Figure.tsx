import './figure.css';

interface FigureProps {
  label: string;
  value: string;
  detail?: string;
}

/** A large figure with label and detail. */
export function Figure({ label, value, detail }: FigureProps) {
  return (
    <div class="figure">
      <dt class="figure__label">{label}</dt>
      <dd class="figure__value">{value}</dd>
      {detail && <dd class="figure__detail">{detail}</dd>}
    </div>
  );
}
