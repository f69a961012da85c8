import { lazy } from "react";
import { classNames } from "../../ui/class-names.ts";
import { IconChevronDown } from "../../ui/icons/index.ts";
import { Mark } from "../../ui/mark.tsx";
import { useApp } from "../hooks/use-app.ts";
import { useT } from "../hooks/use-t.ts";
import { Deferred } from "./deferred.tsx";

const BrandMenu = lazy(async () => ({ default: (await import("./menus.tsx")).BrandMenu }));

export function BrandSwitch({ compact }: { compact?: boolean }) {
  const { brand, workspaceName } = useApp();
  const t = useT("common");
  const button = (
    <button
      type="button"
      aria-label={t("brand.switch", { name: brand?.name ?? workspaceName })}
      className={classNames(
        "flex h-control min-w-0 select-none items-center gap-2 rounded-md transition-colors hover:bg-hover data-[popup-open]:bg-hover",
        compact ? "w-control justify-center" : "max-w-full px-1.5",
      )}
    >
      <Mark size={20} className="shrink-0" />
      {compact ? null : (
        <>
          <span className="min-w-0 truncate font-semibold">{brand?.name ?? workspaceName}</span>
          <IconChevronDown size={12} className="shrink-0 text-ink-3" />
        </>
      )}
    </button>
  );
  return <Deferred button={button} opens={BrandMenu} />;
}
