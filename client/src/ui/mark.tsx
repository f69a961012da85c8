const WAVE = "M4.5 13.2c3.83-6.4 7.67-6.4 11.5 0s7.67 6.4 11.5 0";

/** The mark of the product: two waves of one frequency, in step. */
export function Mark({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d={WAVE} className="stroke-accent-ink" strokeWidth="2.8" strokeLinecap="round" />
      <path
        d={WAVE}
        className="stroke-accent-ink"
        strokeWidth="2.8"
        strokeLinecap="round"
        opacity="0.6"
        transform="translate(0 6.6)"
      />
    </svg>
  );
}
