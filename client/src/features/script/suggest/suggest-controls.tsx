import { useGo, useQuery, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconEdit } from "../../../ui/icons/index.ts";
import { onlyPanel } from "../view/panels.ts";

/** In the script's bar: whether what is typed is proposed, and how much is. */
export function SuggestControls({ count, mayWrite, onToggle }: { count: number; mayWrite: boolean; onToggle(): void }) {
  const t = useT("suggest");
  const go = useGo();
  const { suggest, suggestions } = useQuery();
  const isOn = mayWrite && suggest !== undefined;
  return (
    <>
      {count > 0 || suggestions ? (
        <Button
          size="small"
          tone="quiet"
          aria-pressed={suggestions !== undefined}
          className="aria-pressed:bg-pressed"
          onClick={() => go.query(onlyPanel("suggestions", suggestions ? null : "1"))}
        >
          {t("count", { count })}
        </Button>
      ) : null}
      {mayWrite ? (
        <Button
          size="small"
          tone="quiet"
          aria-pressed={isOn}
          aria-label={t("mode")}
          title={isOn ? t("modeNote") : undefined}
          icon={<IconEdit size={14} />}
          className={classNames(isOn && "bg-accent-soft text-accent-text")}
          onClick={onToggle}
        >
          <span className="max-sm:hidden">{t("mode")}</span>
        </Button>
      ) : null}
    </>
  );
}
