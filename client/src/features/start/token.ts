import { useState } from "react";

/**
 * The secret of a link stands after "#", so it never reaches a log. It is read once and taken out of the address at once,
 * so that a screenshot or the history does not carry it on.
 */
export function useFragmentToken(): string {
  const [token] = useState(() => {
    const found = decodeURIComponent(window.location.hash.slice(1)).replace(/^token=/, "");
    return found;
  });
  return token;
}
