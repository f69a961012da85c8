import { asId, type ShotId, type VideoId } from "@tongpin/domain/base";
import { SHOOT_BY, shotCoverage } from "@tongpin/domain/shots";
import { isWritable, type ScriptRoom, type ScriptState, type UndoStack } from "@tongpin/workspace";
import { lazy, Suspense, useMemo } from "react";
import { type ScriptAccess, useActions, useGo, useQuery, useScriptState, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconShots, IconSparkle } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { resizeColumn } from "../core/column-view.ts";
import { rowsWithoutShot } from "../core/shot-sums.ts";
import { FrameLayer } from "../frames/frame-layer.tsx";
import { useFrames } from "../frames/use-frames.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { CoverageMenu } from "./coverage-menu.tsx";
import { NumbersMenu } from "./numbers-menu.tsx";
import { ShootList } from "./shoot-list.tsx";
import { ShotCards } from "./shot-cards.tsx";
import { ShotGrid } from "./shot-grid.tsx";
import { ShotLinks } from "./shot-links.tsx";
import { ShotsBar } from "./shots-bar.tsx";
import { useColumnView } from "./use-column-view.ts";
import { usePrintedShots } from "./use-printed-shots.ts";
import { useShotCommands } from "./use-shot-commands.ts";

const ShotBoard = lazy(async () => ({ default: (await import("../board/shot-board.tsx")).ShotBoard }));

export interface ShotsDeskProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly presence: NonNullable<ScriptAccess["presence"]>;
  readonly mayWrite: boolean;
  readonly isNarrow: boolean;
}

const selectShots = (state: ScriptState) => state.shots;
const selectRows = (state: ScriptState) => state.rows;
const selectClashes = (state: ScriptState) => state.clashes;
const selectNumbering = (state: ScriptState) => state.numbering;
const selectTarget = (state: ScriptState) => state.settings.targetSeconds;
const selectBrief = (state: ScriptState) => state.brief;

/** The bar and, below it, the table; cards on a phone. */
export function ShotsDesk({ videoId, room, undo, presence, mayWrite: roleMayWrite, isNarrow }: ShotsDeskProps) {
  const t = useT("shots");
  const shots = useScriptState(room, selectShots);
  const rows = useScriptState(room, selectRows);
  const clashes = useScriptState(room, selectClashes);
  const numbering = useScriptState(room, selectNumbering);
  const target = useScriptState(room, selectTarget);
  const { items: points } = useScriptState(room, selectBrief);
  const { printed, given } = usePrintedShots(shots, numbering);
  const coverage = useMemo(() => shotCoverage({ rows, shots, points }, target), [rows, shots, points, target]);
  const { view, columns, change } = useColumnView();
  const query = useQuery();
  const go = useGo();
  const isShoot = query["order"] === "shoot";
  const by = SHOOT_BY.find((each) => each === query["by"]) ?? "scene";
  const setOrder = (order: "cut" | "shoot") => go.query({ order: order === "cut" ? null : order }, { push: true });
  const openShot = (id: ShotId) => go.query({ order: null, view: null, shot: id }, { push: true });
  const commands = useShotCommands(room);
  const mayWrite = roleMayWrite && isWritable(room.doc);
  const missing = rowsWithoutShot(rows, shots).length;
  const isBoard = !isShoot && query["view"] === "board";
  const frames = useFrames({ room, videoId, shots, commands, mayWrite });
  const setView = (board: boolean) => go.query({ view: board ? "board" : null, order: null, shot: null });
  useActions([
    {
      id: "shots.order",
      keys: "mod+alt+s",
      whileTyping: true,
      label: t(isShoot ? "orderCut" : "orderShoot"),
      group: "view",
      perform: () => setOrder(isShoot ? "cut" : "shoot"),
    },
    {
      id: "shots.board",
      label: t(isBoard ? "asTable" : "asBoard"),
      keys: "alt+b",
      group: "view",
      whileTyping: true,
      when: () => shots.length > 0,
      perform: () => setView(!isBoard),
    },
  ]);
  useActions(
    mayWrite
      ? [
          { id: "shots.undo", label: t("undo"), keys: "mod+z", group: "do", perform: () => void undo.undo() },
          { id: "shots.redo", label: t("redo"), keys: "mod+shift+z", group: "do", perform: () => void undo.redo() },
          {
            id: "shots.fromScript",
            label: t("fromScript"),
            group: "create",
            when: () => missing > 0,
            perform: commands.fromScript,
          },
        ]
      : [],
  );
  const bar = (
    <ShotsBar
      videoId={videoId}
      room={room}
      shots={printed}
      missing={missing}
      undo={undo}
      presence={presence}
      mayWrite={mayWrite}
      commands={commands}
      isBoard={isBoard}
      onView={setView}
    >
      {shots.length === 0 ? null : (
        <>
          <ShotLinks videoId={videoId} />
          <Segmented
            label={t("orderLabel")}
            value={isShoot ? "shoot" : "cut"}
            options={[
              { value: "cut", label: t("orderCut") },
              { value: "shoot", label: t("orderShoot") },
            ]}
            onChange={setOrder}
          />
          <CoverageMenu
            videoId={videoId}
            coverage={coverage}
            target={target}
            rows={rows}
            shots={printed}
            clashes={clashes}
            onShot={openShot}
          />
          {mayWrite ? <NumbersMenu locked={numbering.locked} commands={commands} /> : null}
          {isNarrow || isShoot || isBoard ? null : <ColumnMenu view={view} onChange={change} />}
        </>
      )}
    </ShotsBar>
  );
  if (shots.length === 0) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        {bar}
        <EmptyState
          className="flex-1"
          icon={<IconShots size={24} />}
          title={missing > 0 ? t("emptyWithScript", { count: missing }) : t("empty")}
          note={mayWrite ? t("emptyNote") : t("readOnly")}
          action={
            mayWrite ? (
              <>
                {missing > 0 ? (
                  <Button tone="primary" icon={<IconSparkle size={14} />} onClick={commands.fromScript}>
                    {t("fromScript")}
                  </Button>
                ) : null}
                <Button onClick={() => commands.add(null)}>{t("add")}</Button>
              </>
            ) : null
          }
        />
      </div>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {bar}
      {isShoot ? (
        <ShootList shots={printed} by={by} onBy={(next) => go.query({ by: next })} onShot={openShot} />
      ) : isBoard ? (
        <Suspense fallback={<div className="flex-1" />}>
          <ShotBoard
            shots={printed}
            openedId={query["shot"] ? asId<ShotId>(query["shot"]) : null}
            deeds={frames.deeds}
            mayWrite={mayWrite}
            isNarrow={isNarrow}
            onOpen={frames.open}
            onMove={(id, afterId) => commands.move([id], afterId)}
          />
        </Suspense>
      ) : isNarrow ? (
        <ShotCards
          videoId={videoId}
          shots={printed}
          clashes={clashes}
          rows={rows}
          commands={commands}
          mayWrite={mayWrite}
          onFrame={frames.open}
        />
      ) : (
        <ShotGrid
          videoId={videoId}
          shots={printed}
          given={given}
          clashes={clashes}
          columns={columns}
          onResize={(name, rem) => change(resizeColumn(view, name, rem))}
          rows={rows}
          commands={commands}
          undo={undo}
          presence={presence}
          mayWrite={mayWrite}
          onFrame={frames.open}
          onPicture={(id, picture) => void frames.deeds.put(id, picture)}
        />
      )}
      <FrameLayer room={room} shots={printed} frames={frames} mayWrite={mayWrite} />
    </div>
  );
}
