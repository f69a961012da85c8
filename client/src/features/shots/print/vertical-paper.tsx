import { useT } from "../../../app/index.ts";
import { cellText, type ShotColumn } from "../core/shot-columns.ts";
import { PaperFrame } from "./paper-frame.tsx";
import { PaperHead, type ShotsPaperProps } from "./table-paper.tsx";

/** The columns of the sheet and what of the list stands in each, as far as it was chosen. */
const CONTENT: readonly ShotColumn[] = ["picture", "size", "angle", "movement", "scene", "cast", "props", "note"];
const SOUND: readonly ShotColumn[] = ["line", "caption", "sound", "transition"];

/** The upright sheet of Japanese storyboards: frames down the left, what happens and what is heard beside them. */
export function VerticalPaper({ title, facts, shots, columns }: ShotsPaperProps) {
  const t = useT("prints");
  const ts = useT("shots");
  const chosen = new Set(columns.map(({ name }) => name));
  const withSeconds = chosen.has("seconds");
  return (
    <>
      <PaperHead title={title} facts={facts} />
      <table className="shots-paper-vertical">
        <thead>
          <tr>
            <th scope="col" style={{ width: "12mm" }}>
              {ts("columns.number")}
            </th>
            <th scope="col" style={{ width: "34mm" }}>
              {t("frame")}
            </th>
            <th scope="col">{t("content")}</th>
            <th scope="col">{t("sound")}</th>
            {withSeconds ? (
              <th scope="col" style={{ width: "12mm" }}>
                {t("seconds")}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shots.map((shot) => (
            <tr key={shot.id} data-dropped={shot.status === "dropped" ? "" : undefined}>
              <td data-short="">
                <strong>{shot.number}</strong>
              </td>
              <td>
                <PaperFrame shot={shot} />
              </td>
              {[CONTENT, SOUND].map((names) => (
                <td key={names[0]}>
                  {names
                    .filter((name) => chosen.has(name) && cellText(shot, name) !== "")
                    .map((name) => (
                      <p key={name} className="shots-paper-words" data-name={name}>
                        {name === "picture" || name === "line" ? null : <b>{ts(`columns.${name}`)} </b>}
                        {cellText(shot, name)}
                      </p>
                    ))}
                </td>
              ))}
              {withSeconds ? <td data-short="">{cellText(shot, "seconds")}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
