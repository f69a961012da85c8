import type { CallSheet } from "@tongpin/domain/shooting";
import { useT } from "../../../app/index.ts";
import { Paper } from "../../../ui/paper.tsx";
import type { SheetPlan } from "./sheet-plan.ts";
import { isMixed, minutesText, momentText, type SheetWords, shotNumbers } from "./sheet-text.ts";

export interface SheetPaperProps {
  readonly sheet: CallSheet;
  readonly plan: SheetPlan;
  readonly words: SheetWords;
  readonly withContacts: boolean;
}

/** The sheet as it hangs on the wall of the set: A4, black on white, everything at one look. */
export function SheetPaper({ sheet, plan, words, withContacts }: SheetPaperProps) {
  const t = useT("shooting");
  const mixed = isMixed(plan.blocks);
  const { estimate, blocks } = plan;
  const facts: readonly (readonly [string, string])[] = [
    ["meet", [sheet.meetTime ?? "", sheet.meetPlace].filter(Boolean).join(" ")],
    ["start", sheet.startTime ?? ""],
    ["wrap", sheet.wrapTime ?? ""],
    [
      "estimate",
      plan.count === 0
        ? ""
        : t("text.estimate", { span: minutesText(estimate.minutes, words), shots: plan.count, scenes: blocks.length }),
    ],
  ];
  return (
    <Paper className="flex flex-col">
      <h1 style={{ fontSize: "18pt", lineHeight: 1.3 }}>{sheet.title || t("sheet")}</h1>
      <p style={{ fontSize: "12pt", margin: "0 0 3mm" }}>{words.day(sheet.date)}</p>
      <table style={{ marginBottom: "5mm" }}>
        <tbody>
          {facts.map(([key, value]) =>
            value ? (
              <tr key={key}>
                <th scope="row" style={{ width: "24mm" }}>
                  {t(key)}
                </th>
                <td style={{ fontSize: key === "estimate" ? undefined : "12pt" }}>{value}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
      {plan.count > 0 ? (
        <>
          <PaperTitle>{t("orderTitle")}</PaperTitle>
          <table style={{ marginBottom: "5mm" }}>
            <thead>
              <tr>
                <th scope="col" style={{ width: "14mm" }}>
                  {t("paper.number")}
                </th>
                <th scope="col" style={{ width: "24mm" }}>
                  {t("paper.framing")}
                </th>
                <th scope="col">{t("paper.words")}</th>
                <th scope="col" style={{ width: "34mm" }}>
                  {t("paper.needs")}
                </th>
                <th scope="col" style={{ width: "12mm" }}>
                  {t("paper.tick")}
                </th>
              </tr>
            </thead>
            {blocks.map(({ scene, shots }, index) => {
              const times = estimate.blocks[index];
              return (
                <tbody key={scene}>
                  <tr>
                    <th scope="rowgroup" colSpan={5} style={{ background: "#f1f2f4", printColorAdjust: "exact" }}>
                      {times?.from ? `${momentText(times.from, words)}  ` : ""}
                      {scene || t("noScene")}
                      {"  "}
                      {t("sceneFacts", { count: shots.length, span: minutesText(times?.minutes ?? 0, words) })}
                    </th>
                  </tr>
                  {shots.map(({ videoId, shot }) => (
                    <tr key={`${videoId} ${shot.id}`}>
                      <td style={{ fontWeight: 600 }}>{shot.number || "–"}</td>
                      <td>{[shot.size, shot.angle, shot.movement].filter(Boolean).join(" · ")}</td>
                      <td>
                        {[mixed ? t("text.title", { title: words.titleOf(videoId) }) : "", shot.picture, shot.line]
                          .filter(Boolean)
                          .join("\n")}
                      </td>
                      <td>{[shot.cast, shot.props].filter(Boolean).join("\n")}</td>
                      <td />
                    </tr>
                  ))}
                </tbody>
              );
            })}
          </table>
        </>
      ) : null}
      {sheet.crew.length > 0 ? (
        <div data-whole>
          <PaperTitle>{t("crewTitle")}</PaperTitle>
          <table style={{ marginBottom: "5mm" }}>
            <tbody>
              {sheet.crew.map((person) => (
                <tr key={person.id}>
                  <td style={{ fontWeight: 600, width: "34mm" }}>{person.name}</td>
                  <td>{person.duty}</td>
                  <td style={{ width: "22mm" }}>{person.callTime ?? sheet.meetTime ?? ""}</td>
                  {withContacts ? <td>{person.contact}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {(["propsTitle", "castTitle"] as const).map((key) => {
        const items = key === "propsTitle" ? plan.props : plan.cast;
        return items.length > 0 ? (
          <div key={key} data-whole style={{ marginBottom: "4mm" }}>
            <PaperTitle>{t(key)}</PaperTitle>
            <p style={{ margin: 0 }}>
              {items
                .map(({ name, shots }) => t("text.item", { name, numbers: shotNumbers(shots, mixed, words) }))
                .join("   ")}
            </p>
          </div>
        ) : null;
      })}
      {(["rainPlan", "note"] as const).map((field) =>
        sheet[field].trim() ? (
          <div key={field} data-whole style={{ marginBottom: "4mm" }}>
            <PaperTitle>{t(field === "rainPlan" ? "rainTitle" : "noteTitle")}</PaperTitle>
            <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{sheet[field].trim()}</p>
          </div>
        ) : null,
      )}
    </Paper>
  );
}

function PaperTitle({ children }: { children: string }) {
  return <h2 style={{ fontSize: "11pt", margin: "0 0 1.5mm" }}>{children}</h2>;
}
