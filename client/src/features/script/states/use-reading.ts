import { useGo, useQuery } from "../../../app/index.ts";

/** `?mode=read`: the script to read, by a link or by choice. Who may not write reads anyway. */
export function useReading(): { readonly isReading: boolean; toggle(): void } {
  const go = useGo();
  const isReading = useQuery()["mode"] === "read";
  return { isReading, toggle: () => go.query({ mode: isReading ? null : "read" }) };
}
