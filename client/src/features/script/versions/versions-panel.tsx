import type { VideoId } from "@tongpin/domain/base";
import type { ScriptRoom, UndoStack } from "@tongpin/workspace";
import { useEffect, useState } from "react";
import { AppLink, useApp, useGo, useQuery, useSyncStatus, useT } from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconArrowLeft, IconClock, IconCompare, IconDevice } from "../../../ui/icons/index.ts";
import { LATEST, NOW, pairAddress } from "../compare/compare-address.ts";
import { SidePanel } from "../view/side-panel.tsx";
import { useVersions, type Versions } from "./use-versions.ts";
import { VersionList } from "./version-list.tsx";
import { VersionPreview } from "./version-preview.tsx";

export interface VersionsPanelProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  readonly mayWrite: boolean;
}

/** `?version=` opens it: `list`, or the id of one version, so that a colleague can be sent there. */
export const LIST = "list";

/** 历史版本: what the script said before, and the way back to it. Beside the editor, over it where there is no room. */
export function VersionsPanel(props: VersionsPanelProps) {
  const t = useT("script");
  const go = useGo();
  const { version } = useQuery();
  const isOne = version !== LIST;
  const tc = useT("compare");
  return (
    <SidePanel
      title={t("versions.title")}
      closeLabel={t("versions.close")}
      lead={
        isOne ? (
          <IconButton label={t("versions.back")} icon={<IconArrowLeft />} onClick={() => go.query({ version: LIST })} />
        ) : (
          <IconClock size={16} className="mx-2 text-ink-3" />
        )
      }
      tools={
        <IconButton
          label={tc("open")}
          icon={<IconCompare />}
          tip="left"
          onClick={() =>
            go.query({ compare: pairAddress({ from: isOne ? (version ?? LATEST) : LATEST, to: NOW }) }, { push: true })
          }
        />
      }
      onClose={() => go.query({ version: null })}
      onEscape={() => go.query({ version: isOne ? LIST : null })}
    >
      <KeptVersions {...props} />
    </SidePanel>
  );
}

function KeptVersions({ videoId, room, undo, mayWrite }: VersionsPanelProps) {
  const t = useT("script");
  const { version } = useQuery();
  const { mode } = useApp();
  const versions = useVersions(videoId);
  const onRestored = useRestoredMark(versions);
  const { list } = versions;
  if (mode !== "server" && list.type === "found" && list.versions.length === 0) return <OnlyHere />;
  const chosen = list.type === "found" ? (list.versions.find(({ id }) => id === version) ?? null) : null;
  if (chosen) {
    return (
      <VersionPreview
        key={chosen.id}
        videoId={videoId}
        room={room}
        undo={undo}
        info={chosen}
        versions={versions}
        mayWrite={mayWrite}
        onRestored={onRestored}
      />
    );
  }
  return (
    <>
      {version !== LIST && list.type === "found" ? (
        <p role="status" className="px-4 pt-3 text-ink-2 text-small">
          {t("versions.unknown")}
        </p>
      ) : null}
      <VersionList versions={versions} mayWrite={mayWrite} />
    </>
  );
}

/** Once the server has what a restore has made, it is kept as a version of its own. */
function useRestoredMark({ keepRestored }: Versions): (at: number) => void {
  const status = useSyncStatus();
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  const isThere = restoredAt !== null && status.state === "synced" && status.at >= restoredAt;
  useEffect(() => {
    if (!isThere) return;
    setRestoredAt(null);
    void keepRestored();
  }, [isThere, keepRestored]);
  return setRestoredAt;
}

/** A workspace of this device keeps no versions: said plainly, with what helps instead. */
function OnlyHere() {
  const t = useT("script");
  return (
    <EmptyState
      icon={<IconDevice size={22} />}
      title={t("versions.localTitle")}
      note={t("versions.localNote")}
      action={
        <AppLink
          to="/login"
          className="inline-flex h-control items-center rounded-md border border-line-strong bg-raised px-3 font-medium hover:bg-hover"
        >
          {t("versions.signIn")}
        </AppLink>
      }
    />
  );
}
