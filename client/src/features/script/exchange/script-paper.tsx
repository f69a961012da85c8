import type { VideoId } from "@tongpin/domain/base";
import { useSyncExternalStore } from "react";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { IconDownload } from "../../../ui/icons/index.ts";
import { PrintPreview } from "../../../ui/print-preview.tsx";
import type { TimingStore } from "../view/timing.ts";
import "./script-paper.css";
import { useScriptSheet } from "./use-script-sheet.ts";

export interface ScriptPaperProps {
  readonly videoId: VideoId;
  readonly timing: TimingStore;
  readonly onClose: () => void;
}

/** The script as it will be printed, or saved as a PDF by the browser's print. What colleagues write meanwhile appears. */
export function ScriptPaper({ videoId, timing, onClose }: ScriptPaperProps) {
  const t = useT("exchange");
  const maker = useScriptSheet(videoId, timing);
  useSyncExternalStore(timing.subscribe, timing.getSnapshot);
  const { title, facts, heads, rows } = maker.make();
  const print = () => {
    // A browser names the PDF after the page.
    const before = document.title;
    document.title = maker.fileName("script", "pdf").replace(/\.pdf$/, "");
    window.print();
    document.title = before;
  };
  return (
    <PrintPreview
      title={t("paperTitle")}
      closeLabel={t("close")}
      onClose={onClose}
      actions={
        <Button tone="primary" icon={<IconDownload size={14} />} onClick={print}>
          {t("print")}
        </Button>
      }
    >
      <article className="script-paper">
        <h1>{title}</h1>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {rows.length === 0 ? <p>{t("nothingToPrint")}</p> : null}
        <table hidden={rows.length === 0}>
          <colgroup>
            <col className="script-paper-figure" />
            <col />
            <col />
            <col style={{ width: "18%" }} />
            <col className="script-paper-figure" />
          </colgroup>
          <thead>
            <tr>
              <th className="is-figure">{heads.place}</th>
              <th>{heads.visual}</th>
              <th>{heads.voice}</th>
              <th>{heads.caption}</th>
              <th className="is-figure">{heads.seconds}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="is-figure">
                  {row.place}
                  <span className="script-paper-time">{row.startsAt}</span>
                </td>
                <td>
                  {row.beat === "" ? null : <span className="script-paper-beat">{row.beat}</span>}
                  {row.visual}
                </td>
                <td>{row.voice}</td>
                <td className="is-caption">{row.caption}</td>
                <td className="is-figure">{row.seconds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </PrintPreview>
  );
}
