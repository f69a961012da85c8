import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useApp } from "../hooks/use-app.ts";
import { usePaths } from "../hooks/use-go.ts";
import { useT } from "../hooks/use-t.ts";
import { announce } from "../live-region.tsx";
import { ALL_ITEMS } from "./nav-items.tsx";

/** The tab's title; after a change of screen it is also read out, since nothing else tells that the page is another. */
export function PageTitle() {
  const t = useT("common");
  const paths = usePaths();
  const { brand, workspaceName } = useApp();
  const { pathname } = useLocation();
  const item =
    ALL_ITEMS.find((candidate) => candidate.path(paths) === pathname) ??
    ALL_ITEMS.find(
      (candidate) => !candidate.exact && pathname.startsWith(candidate.path(paths).replace(/\/members$/, "")),
    ) ??
    (pathname.startsWith(`${paths.today}/video/`) ? ALL_ITEMS.find(({ key }) => key === "videos") : undefined);
  const screen = item ? t(`nav.${item.key}`) : t("nav.more");
  const title = `${screen} · ${brand?.name ?? workspaceName} · ${t("product")}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const said = useRef(screen);
  useEffect(() => {
    if (said.current === screen) return;
    said.current = screen;
    announce(screen);
  }, [screen]);
  return null;
}
