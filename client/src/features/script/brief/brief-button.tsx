import { useGo, useQuery, useT } from "../../../app/index.ts";
import type { BriefCoverage } from "../../../app/item/brief/use-coverage.ts";
import { Button } from "../../../ui/button.tsx";
import { IconCheckCircle } from "../../../ui/icons/index.ts";
import { onlyPanel } from "../view/panels.ts";

/** Opens the brief, and says how much of it the script covers. */
export function BriefButton({ coverage }: { coverage: BriefCoverage }) {
  const t = useT("brief");
  const go = useGo();
  const { brief } = useQuery();
  const all = coverage.points?.length ?? 0;
  const done = all - coverage.open.length;
  const isDone = all > 0 && done === all;
  return (
    <Button
      size="small"
      tone="quiet"
      aria-pressed={brief !== undefined}
      {...(all > 0 ? { "aria-label": t("countLabel", { done, all }) } : {})}
      icon={<IconCheckCircle size={14} className={isDone ? "text-good" : ""} />}
      onClick={() => go.query(onlyPanel("brief", brief ? null : "1"))}
    >
      {all > 0 ? t("count", { done, all }) : t("title")}
    </Button>
  );
}
