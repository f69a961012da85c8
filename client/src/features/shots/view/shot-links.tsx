import type { VideoId } from "@tongpin/domain/base";
import { AppLink, useActions, useGo, usePaths, useT } from "../../../app/index.ts";
import { IconShoot } from "../../../ui/icons/index.ts";

const LINK =
  "inline-flex h-control-sm items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-raised px-2 font-medium text-ui hover:bg-hover";

/** Where the list is used: on the set. */
export function ShotLinks({ videoId }: { videoId: VideoId }) {
  const t = useT("shots");
  const go = useGo();
  const paths = usePaths();
  useActions([
    {
      id: "shots.onSet",
      label: t("onSet"),
      keys: "mod+alt+o",
      group: "go",
      whileTyping: true,
      perform: () => go.to(paths.onSet(videoId)),
    },
  ]);
  return (
    <AppLink to={paths.onSet(videoId)} className={LINK}>
      <IconShoot size={14} />
      {t("onSet")}
    </AppLink>
  );
}
