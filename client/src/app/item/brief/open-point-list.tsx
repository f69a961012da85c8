import type { VideoId } from "@tongpin/domain/base";
import { IconAlert } from "../../../ui/icons/index.ts";
import { AppLink } from "../../app-link.tsx";
import { usePaths } from "../../hooks/use-go.ts";
import { useT } from "../../hooks/use-t.ts";
import type { BriefCoverage } from "./use-coverage.ts";

/** At 送审: the 必说 that no row says. It warns; whoever sends decides. */
export function OpenPointList({ videoId, coverage }: { videoId: VideoId; coverage: BriefCoverage }) {
  const t = useT("brief");
  const paths = usePaths();
  if (coverage.open.length === 0) return null;
  return (
    <section aria-label={t("submit.label")} className="mt-4 flex flex-col gap-2 rounded-md bg-warn-soft p-3">
      <h3 className="flex gap-2 font-medium text-warn">
        <IconAlert size={14} className="mt-0.5 shrink-0" />
        {t("submit.title", { count: coverage.open.length })}
      </h3>
      <ul className="list-disc pl-5 text-small">
        {coverage.open.map(({ item }) => (
          <li key={item.id} className="break-words">
            {item.text}
          </li>
        ))}
      </ul>
      <p className="text-ink-2 text-small">
        {t("submit.note")}{" "}
        <AppLink
          to={paths.video(videoId, "script")}
          query={{ brief: "1" }}
          className="text-accent-text underline underline-offset-2"
        >
          {t("submit.see")}
        </AppLink>
      </p>
    </section>
  );
}
