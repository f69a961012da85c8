import { asId, type RowId } from "@tongpin/domain/base";
import type { Beat, ScriptRow } from "@tongpin/domain/video";

/** A script's line as it is written down here. */
export type Line = readonly [beat: Beat | null, visual: string, voice: string, caption: string, seconds?: number];

export function sampleRows(video: string, lines: readonly Line[]): readonly ScriptRow[] {
  return lines.map(([beat, visual, voice, caption, seconds], index) => ({
    id: asId<RowId>(`sample-${video}-${index + 1}`),
    beat,
    visual,
    voice,
    caption,
    seconds: seconds ?? null,
  }));
}
