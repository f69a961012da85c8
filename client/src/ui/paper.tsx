import type { ReactNode } from "react";
import "./paper.css";

export interface PaperProps {
  readonly sheet?: "portrait" | "landscape" | "a3";
  /** Also shown on the screen, as it will be printed. */
  readonly preview?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What a printer gets of a screen: this and nothing around it, in light colours, on A4 (or an A3 lying). */
export function Paper({ sheet = "portrait", preview = false, className = "", children }: PaperProps) {
  return (
    <div data-sheet={sheet} data-preview={preview ? "" : undefined} className={`paper ${className}`}>
      {children}
    </div>
  );
}
