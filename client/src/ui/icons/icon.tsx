import type { SVGProps } from "react";

export interface IconProps extends Omit<SVGProps<SVGSVGElement>, "children"> {
  /** Pixels; 16 unless told. */
  size?: number;
}

export type Icon = (props: IconProps) => React.JSX.Element;

/** An icon on a 16 × 16 grid, 1.5 strokes, from stroked paths and, where needed, filled ones. It is decoration: the words beside it name it. */
export function createIcon(stroked: string, filled?: string): Icon {
  return function IconGlyph({ size = 16, ...rest }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
        {...rest}
      >
        {stroked ? <path d={stroked} /> : null}
        {filled ? <path d={filled} fill="currentColor" stroke="none" /> : null}
      </svg>
    );
  };
}
