import type { VideoId } from "@tongpin/domain/base";
import { AppLink, useActions, useGo, usePaths, useT } from "../../../app/index.ts";
import { IconPrint, IconShoot } from "../../../ui/icons/index.ts";

const LINK =
  "inline-flex h-control-sm items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-raised px-2 font-medium text-ui hover:bg-hover";

/** Where the list is used: on the set, and on paper. */
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
    {
      id: "shots.print",
      label: t("printList"),
      keys: "mod+p",
      group: "do",
      whileTyping: true,
      perform: () => go.to(paths.printShots(videoId)),
    },
  ]);
  return (
    <>
      <AppLink to={paths.onSet(videoId)} className={LINK}>
        <IconShoot size={14} />
        {t("onSet")}
      </AppLink>
      <AppLink
        to={paths.printShots(videoId)}
        aria-label={t("printList")}
        data-tip={t("printList")}
        className="inline-flex size-control items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
      >
        <IconPrint />
      </AppLink>
    </>
  );
}
