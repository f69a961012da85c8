import type { RowId, VideoId } from "@tongpin/domain/base";
import { CLAIM_SEVERITIES, type ClaimPlace, type PlacedClaim } from "@tongpin/domain/claims";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { type ReactNode, useEffect, useRef } from "react";
import { AppLink, useGo, usePaths, useScriptState, useT } from "../../../app/index.ts";
import { ClaimItem } from "../../../app/item/claims/claim-item.tsx";
import type { ClaimsFound } from "../../../app/item/claims/use-claims.ts";
import { IconButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconAlert, IconCheck, IconClose } from "../../../ui/icons/index.ts";

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
  useEffect(() => panel.current?.focus(), []);
  function goTo(id: RowId, column: "voice" | "caption") {
    // Where the panel lies over the editor, the row would be behind it.
    if (panel.current && getComputedStyle(panel.current).position === "absolute") go.query({ claims: null });
    onGo(id, column);
  }
  const answerTo = (claim: PlacedClaim) => allowances.find(({ entryId }) => entryId === claim.hit.entry.id) ?? null;
  const rank = (claim: PlacedClaim) =>
    (answerTo(claim) ? CLAIM_SEVERITIES.length : 0) + CLAIM_SEVERITIES.indexOf(claim.hit.entry.severity);
  const sorted = found.claims.toSorted((a, b) => rank(a) - rank(b));
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t("title")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) go.query({ claims: null });
      }}
      className="absolute inset-y-0 right-0 z-20 flex w-[min(26rem,100%)] flex-col border-line border-l bg-page shadow-sheet outline-none @4xl:static @4xl:shrink-0 @4xl:shadow-none"
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b px-2">
        <IconAlert size={16} className="mx-2 text-ink-3" />
        <h2 className="min-w-0 flex-1 truncate font-medium">{t("title")}</h2>
        <IconButton label={t("close")} icon={<IconClose />} tip="left" onClick={() => go.query({ claims: null })} />
      </header>
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
    </aside>
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
