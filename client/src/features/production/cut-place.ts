import type { CutPlaces } from "../../app/index.ts";

/** Where a cut is, as the key of its words, and what can be done about it here. */
export interface PlaceWords {
  readonly words: "asking" | "both" | "server" | "device" | "deviceOnly" | "deviceUnknown" | "fingerprint" | "unknown";
  readonly tone: "neutral" | "good" | "warn";
  readonly canPlay: boolean;
  readonly canUpload: boolean;
  readonly canOpenOwn: boolean;
}

export function placeOf({ device, server }: CutPlaces, hasServer: boolean): PlaceWords {
  const place = (words: PlaceWords["words"], tone: PlaceWords["tone"], can: Partial<PlaceWords> = {}): PlaceWords => ({
    words,
    tone,
    canPlay: false,
    canUpload: false,
    canOpenOwn: false,
    ...can,
  });
  if (device === null) return place("asking", "neutral");
  if (device) {
    if (!hasServer) return place("device", "good", { canPlay: true });
    if (server) return place("both", "good", { canPlay: true });
    if (server === null) return place("deviceUnknown", "neutral", { canPlay: true });
    return place("deviceOnly", "warn", { canPlay: true, canUpload: true });
  }
  if (server) return place("server", "good", { canPlay: true });
  // Offline nobody knows whether the server has it; one's own copy helps either way.
  if (server === null && hasServer) return place("unknown", "neutral", { canOpenOwn: true });
  return place("fingerprint", "warn", { canOpenOwn: true });
}
