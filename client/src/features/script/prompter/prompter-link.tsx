import type { VideoId } from "@tongpin/domain/base";
import { AppLink, usePaths, useT } from "../../../app/index.ts";
import { IconPrompter } from "../../../ui/icons/index.ts";

/** From the script to the 提词器. */
export function PrompterLink({ videoId }: { videoId: VideoId }) {
  const t = useT("prompter");
  const paths = usePaths();
  return (
    <AppLink
      to={paths.prompter(videoId)}
      aria-label={t("open")}
      data-tip={t("open")}
      data-tip-side="left"
      className="inline-flex size-control shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
    >
      <IconPrompter />
    </AppLink>
  );
}
