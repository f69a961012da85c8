import { hueOf } from "@tongpin/protocol";
import { lazy } from "react";
import { Avatar } from "../../ui/chip.tsx";
import { IconSearch } from "../../ui/icons/index.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Mark } from "../../ui/mark.tsx";
import { openPalette } from "../actions/overlays.ts";
import { useApp } from "../hooks/use-app.ts";
import { usePhoneLayout } from "../hooks/use-phone-layout.ts";
import { useT } from "../hooks/use-t.ts";
import { BrandSwitch } from "./brand-switch.tsx";
import { Deferred } from "./deferred.tsx";
import { SyncWords } from "./sync-words.tsx";

const MeMenu = lazy(async () => ({ default: (await import("./menus.tsx")).MeMenu }));

/** Search, the sync words, me. On phones the brand too, since the rail is gone. */
export function TopBar() {
  const t = useT("common");
  const { person, mode, workspaceName } = useApp();
  const isGuest = mode === "guest";
  const onPhone = usePhoneLayout();
  const me = (
    <button
      type="button"
      aria-label={t("me.menu", { name: person.name })}
      className="flex size-control shrink-0 items-center justify-center rounded-full hover:bg-hover data-[popup-open]:bg-hover"
    >
      <Avatar name={person.name} hue={hueOf(person.id)} />
    </button>
  );
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-line border-b px-3">
      {isGuest ? (
        <span className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
          <Mark size={20} className="shrink-0" />
          <span className="truncate">{workspaceName}</span>
        </span>
      ) : (
        <>
          {onPhone ? (
            <div className="flex min-w-0 flex-1 items-center">
              <BrandSwitch />
            </div>
          ) : null}
          <SearchButton />
          {onPhone ? null : <div className="flex-1" />}
        </>
      )}
      <SyncWords />
      <Deferred button={me} opens={MeMenu} />
    </div>
  );
}

function SearchButton() {
  const t = useT("common");
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-label={t("search.open")}
      className="flex h-control select-none items-center gap-2 rounded-md text-ink-3 transition-colors hover:bg-hover hover:text-ink-2 max-md:size-control max-md:justify-center md:w-72 md:border md:border-line md:bg-sunken md:px-2.5"
    >
      <IconSearch className="shrink-0" />
      <span className="flex-1 truncate text-start max-md:hidden">{t("search.open")}</span>
      <Kbd keys="mod+k" className="max-md:hidden" />
    </button>
  );
}
