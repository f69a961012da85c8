import type { VideoId } from "@tongpin/domain/base";
import { useActions, useGo, usePaths, useQuery, useT } from "../../../app/index.ts";
import { LATEST, NOW, pairAddress } from "../compare/compare-address.ts";
import { LIST } from "../versions/versions-panel.tsx";
import { onlyPanel, type PanelName } from "./panels.ts";

/** What stands beside or over the script, by key and in the palette. The same key puts it away again. */
export function usePanelActions(videoId: VideoId): void {
  const t = useT("script");
  const tc = useT("claims");
  const tb = useT("brief");
  const tv = useT("compare");
  const tp = useT("prompter");
  const tt = useT("templates");
  const go = useGo();
  const paths = usePaths();
  const query = useQuery();
  const toggle = (panel: PanelName, value: string) => () => go.query(onlyPanel(panel, query[panel] ? null : value));
  useActions([
    { id: "script.versions", label: t("versions.open"), keys: "h", group: "view", perform: toggle("version", LIST) },
    {
      id: "script.compare",
      label: tv("open"),
      keys: "shift+h",
      group: "view",
      perform: () =>
        go.query({ compare: query["compare"] ? null : pairAddress({ from: LATEST, to: NOW }) }, { push: true }),
    },
    { id: "script.claims", label: tc("open"), keys: "w", group: "view", perform: toggle("claims", "1") },
    { id: "script.prompter", label: tp("open"), keys: "p", group: "go", perform: () => go.to(paths.prompter(videoId)) },
    { id: "script.templates", label: tt("open"), keys: "shift+t", group: "view", perform: toggle("templates", "1") },
    { id: "script.brief", label: tb("open"), keys: "b", group: "view", perform: toggle("brief", "1") },
  ]);
}
