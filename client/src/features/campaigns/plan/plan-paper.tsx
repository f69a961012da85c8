import type { DocumentBlock } from "@tongpin/domain/exchange";
import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { IconPrint } from "../../../ui/icons/index.ts";
import { PrintPreview } from "../../../ui/print-preview.tsx";
import "./plan-paper.css";
import type { PlanSheetMaker } from "./use-plan-sheet.ts";

/** The plan as it will be printed, or saved as a PDF by the browser's print. What colleagues write meanwhile appears. */
export function PlanPaper({ sheet, onClose }: { sheet: PlanSheetMaker; onClose: () => void }) {
  const t = useT("plan");
  const { title, facts, parts } = sheet.make();
  const print = () => {
    // A browser names the PDF after the page.
    const before = document.title;
    document.title = sheet.fileName("pdf").replace(/\.pdf$/, "");
    window.print();
    document.title = before;
  };
  return (
    <PrintPreview
      title={t("exports.paperTitle")}
      closeLabel={t("exports.close")}
      onClose={onClose}
      actions={
        <Button tone="primary" icon={<IconPrint size={14} />} onClick={print}>
          {t("exports.printNow")}
        </Button>
      }
    >
      <article className="campaign-paper">
        <h1>{title}</h1>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {parts.length === 0 ? <p>{t("exports.nothing")}</p> : null}
        {parts.map(({ heading, blocks }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {blocks.map((block) => (
              <Block key={block.type === "words" ? block.text : block.type} block={block} />
            ))}
          </section>
        ))}
      </article>
    </PrintPreview>
  );
}

function Block({ block }: { block: DocumentBlock }) {
  if (block.type === "words") return <p className="campaign-paper-words">{block.text}</p>;
  const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
  return (
    <>
      <table>
        <colgroup>
          {block.columns.map(({ head, share }) => (
            <col key={head} style={{ width: `${(share / whole) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {block.columns.map(({ head, isNumber }) => (
              <th key={head} scope="col" className={isNumber ? "is-number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {block.columns.map(({ head, isNumber }, column) => (
                <td key={head} className={isNumber ? "is-number" : undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.foot ? <p className="campaign-paper-foot">{block.foot}</p> : null}
    </>
  );
}
