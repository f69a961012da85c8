import type { RowId, VideoId } from "@tongpin/domain/base";
import { CLAIM_SEVERITIES, type ClaimPlace, type PlacedClaim } from "@tongpin/domain/claims";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { type ReactNode, useRef } from "react";
import { AppLink, useGo, usePaths, useScriptState, useT } from "../../../app/index.ts";
import { ClaimItem } from "../../../app/item/claims/claim-item.tsx";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconAlert, IconCheck } from "../../../ui/icons/index.ts";
import { liesOver, SidePanel } from "../view/side-panel.tsx";

export interface ClaimsPanelProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly found: ClaimsFound;
  readonly mayWrite: boolean;
  onGo(id: RowId, column: "voice" | "caption"): void;
}

const rowsOf = (state: ScriptState) => state.rows;
const allowancesOf = (state: ScriptState) => state.allowances;

/** 用语检查 (S6): every limited wording of script and post, the gravest first. Beside the editor, over it where there is no room. */
export function ClaimsPanel({ videoId, room, found, mayWrite, onGo }: ClaimsPanelProps) {
  const t = useT("claims");
  const go = useGo();
  const panel = useRef<HTMLElement>(null);
  const allowances = useScriptState(room, allowancesOf);
  function goTo(id: RowId, column: "voice" | "caption") {
    // Where the panel lies over the editor, the row would be behind it.
    if (liesOver(panel.current)) go.query({ claims: null });
    onGo(id, column);
  }
  const answerTo = (claim: PlacedClaim) => allowances.find(({ entryId }) => entryId === claim.hit.entry.id) ?? null;
  const rank = (claim: PlacedClaim) =>
    (answerTo(claim) ? CLAIM_SEVERITIES.length : 0) + CLAIM_SEVERITIES.indexOf(claim.hit.entry.severity);
  const sorted = found.claims.toSorted((a, b) => rank(a) - rank(b));
  return (
    <SidePanel
      ref={panel}
      title={t("title")}
      closeLabel={t("close")}
      lead={<IconAlert size={16} className="mx-2 text-ink-3" />}
      onClose={() => go.query({ claims: null })}
    >
      <div className="scroll-y min-h-0 flex-1">
        {sorted.length > 0 ? (
          <ul>
            {sorted.map((claim) => (
              <ClaimItem
                key={keyOf(claim)}
                claim={claim}
                room={room}
                allowance={answerTo(claim)}
                mayWrite={mayWrite}
                place={<Place videoId={videoId} room={room} place={claim.place} onGo={goTo} />}
              />
            ))}
          </ul>
        ) : (
          <EmptyState icon={<IconCheck size={22} />} title={t("clean")} note={t("cleanNote")} />
        )}
        <p className="px-4 py-3 text-ink-3 text-small">{t("advice")}</p>
      </div>
    </SidePanel>
  );
}

function keyOf({ place, hit }: PlacedClaim): string {
  return [hit.entry.id, hit.start, ...Object.values(place)].join(":");
}

const LINK = "rounded-sm text-accent-text underline-offset-2 hover:underline";

function Place({
  videoId,
  room,
  place,
  onGo,
}: Pick<ClaimsPanelProps, "videoId" | "room" | "onGo"> & { place: ClaimPlace }): ReactNode {
  const t = useT("claims");
  const paths = usePaths();
  const rows = useScriptState(room, rowsOf);
  if (place.type === "row") {
    const row = rows.findIndex(({ id }) => id === place.rowId) + 1;
    return (
      <button type="button" className={LINK} onClick={() => onGo(place.rowId, place.column)}>
        {t(`place.${place.column}`, { row })}
      </button>
    );
  }
  return (
    <AppLink to={paths.video(videoId, "post")} className={LINK}>
      {place.type === "topic"
        ? t("place.topic", { topic: place.topic })
        : t(`place.${place.type === "caption" ? "postCaption" : "postTitle"}`)}
    </AppLink>
  );
}
