import './figure.css';

interface FigureProps {
  label: string;
  value: string;
  detail?: string;
}

/** One of the two or three figures that matter. */
export function Figure({ label, value, detail }: FigureProps) {
  return (
    <div class="figure">
      <dt class="figure__label">{label}</dt>
      <dd class="figure__value">{value}</dd>
      {detail && <dd class="figure__detail">{detail}</dd>}
    </div>
  );
}
