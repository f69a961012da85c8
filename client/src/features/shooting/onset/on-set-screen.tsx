import { useParams } from "@tanstack/react-router";
import { asId, type CallSheetId, type VideoId } from "@tongpin/domain/base";
import { type CallSheet, type PlacedShot, shootingOrder } from "@tongpin/domain/shooting";
import { useMemo } from "react";
import { AppLink, useFormat, usePaths, usePlan, useQuery, useScripts, useT } from "../../../app/index.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconShots } from "../../../ui/icons/index.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { printedShots } from "../printed-shots.ts";
import { shotsOfSheet, videosOf } from "../sheet-shots.ts";
import { OnSet } from "./on-set.tsx";

/** Scene by scene; a shot dropped a moment ago keeps its place, so that the next one is still the next one. */
function inShootingOrder(shots: readonly PlacedShot[]): readonly PlacedShot[] {
  return shootingOrder(shots, true).flatMap((block) => block.shots);
}

/** 现场 with the shots of one video: in the order of its list, or scene by scene. */
export function OnSetScreen() {
  const { videoId: param } = useParams({ strict: false }) as { videoId: string };
  const videoId = asId<VideoId>(param);
  const t = useT("shooting");
  const paths = usePaths();
  const { order } = useQuery();
  const { state, ready } = usePlan();
  const scripts = useScripts(useMemo(() => [videoId], [videoId]));
  const script = scripts.get(videoId);
  const shots = script ? printedShots(script.state) : undefined;
  const placed = useMemo(() => {
    const all = (shots ?? []).map((shot) => ({ videoId, shot }));
    return order === "scene" ? inShootingOrder(all) : all;
  }, [shots, videoId, order]);
  const video = state.videos.get(videoId);
  if (!script) return <SkeletonLines label={t("loading")} lines={6} className="p-6" />;
  if (ready && !video) return <Gone />;
  return (
    <OnSet
      title={video?.title ?? ""}
      backTo={paths.video(videoId, "shots")}
      placed={placed}
      scripts={scripts}
      mayReorder
      empty={
        <EmptyState
          icon={<IconShots size={24} />}
          title={t("set.noShots")}
          note={t("set.noShotsNote")}
          action={
            <AppLink to={paths.video(videoId, "shots")} className="text-accent-text hover:underline">
              {t("set.toShots")}
            </AppLink>
          }
        />
      }
    />
  );
}

/** 现场 of a shooting day: the shots of all its videos, scene by scene. */
export function OnSetDayScreen() {
  const { sheetId } = useParams({ strict: false }) as { sheetId: string };
  const t = useT("shooting");
  const { room, state } = usePlan();
  const sheet = state.callSheets.get(asId<CallSheetId>(sheetId));
  if (!room) return <SkeletonLines label={t("loading")} lines={6} className="p-6" />;
  return sheet ? <OnSetDay key={sheet.id} sheet={sheet} /> : <Gone />;
}

function OnSetDay({ sheet }: { sheet: CallSheet }) {
  const t = useT("shooting");
  const format = useFormat();
  const paths = usePaths();
  const ids = useMemo(() => videosOf(sheet), [sheet]);
  const scripts = useScripts(ids);
  const placed = useMemo(() => inShootingOrder(shotsOfSheet(sheet, scripts).placed), [sheet, scripts]);
  if (ids.some((id) => !scripts.has(id))) return <SkeletonLines label={t("loading")} lines={6} className="p-6" />;
  return (
    <OnSet
      title={sheet.title || format.day(sheet.date)}
      backTo={paths.shootDay(sheet.id)}
      placed={placed}
      scripts={scripts}
      empty={
        <EmptyState
          icon={<IconShots size={24} />}
          title={t("set.noDayShots")}
          action={
            <AppLink to={paths.shootDay(sheet.id)} className="text-accent-text hover:underline">
              {t("set.toSheet")}
            </AppLink>
          }
        />
      }
    />
  );
}

export function Gone() {
  const t = useT("shooting");
  const paths = usePaths();
  return (
    <EmptyState
      title={t("gone")}
      note={t("goneNote")}
      action={
        <AppLink to={paths.shoots} className="text-accent-text hover:underline">
          {t("toDays")}
        </AppLink>
      }
    />
  );
}
