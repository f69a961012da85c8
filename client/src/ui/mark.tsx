/** The mark of the product: two waves of one frequency, in step. */
export function Mark({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M5 15.2c1.83-5.3 3.67-5.3 5.5 0s3.67 5.3 5.5 0 3.67-5.3 5.5 0 3.67 5.3 5.5 0"
        className="stroke-accent-ink"
        strokeWidth="2.4"
        strokeLinecap="round"
        transform="translate(0 -3.4)"
      />
      <path
        d="M5 15.2c1.83-5.3 3.67-5.3 5.5 0s3.67 5.3 5.5 0 3.67-5.3 5.5 0 3.67 5.3 5.5 0"
        className="stroke-accent-ink"
        strokeWidth="2.4"
        strokeLinecap="round"
        opacity="0.55"
        transform="translate(0 5)"
      />
    </svg>
  );
}
