import type { Shot } from "@tongpin/domain/video";
import { useT } from "../../../app/index.ts";
import { cellText } from "../core/shot-columns.ts";
import { PaperFrame } from "./paper-frame.tsx";
import { pagesOf } from "./print-columns.ts";
import { PaperHead, type ShotsPaperProps } from "./table-paper.tsx";

const EACH = 6;
/** Stand in the line above the frame; the rest of the chosen ones below it. */
const ABOVE = new Set(["number", "seconds", "size", "angle", "movement"]);

/** Stand in lines of their own below it. */
const WRITTEN_OUT = new Set(["picture", "line", "caption"]);

/** Storyboards: six upright frames a page with their words. */
export function BoardsPaper({ title, facts, shots, columns }: ShotsPaperProps) {
  const pages = pagesOf(shots, EACH);
  return (
    <>
      {pages.map((page, index) => (
        <section key={page[0]?.id} className="shots-paper-page">
          <PaperHead title={title} facts={pages.length > 1 ? `${facts} · ${index + 1}/${pages.length}` : facts} />
          <ol className="shots-paper-boards">
            {page.map((shot) => (
              <Board key={shot.id} shot={shot} columns={columns} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Board({ shot, columns }: { shot: Shot } & Pick<ShotsPaperProps, "columns">) {
  const t = useT("shots");
  const shown = columns.filter(({ name }) => name !== "number" && cellText(shot, name) !== "");
  const seconds = shown.some(({ name }) => name === "seconds") ? t("secondsShort", { seconds: shot.seconds ?? 0 }) : "";
  const framing = shown
    .filter(({ name }) => ABOVE.has(name) && name !== "seconds")
    .map(({ name }) => cellText(shot, name));
  const rest = shown.filter(({ name }) => !ABOVE.has(name) && !WRITTEN_OUT.has(name));
  return (
    <li>
      <p className="shots-paper-line">
        <strong>{shot.number}</strong>
        <span>{framing.join(" · ")}</span>
        <span>{seconds}</span>
      </p>
      <PaperFrame shot={shot} />
      {shown
        .filter(({ name }) => WRITTEN_OUT.has(name) && !(name === "picture" && !hasFrame(shot)))
        .map(({ name }) => (
          <p key={name} className="shots-paper-words" data-name={name}>
            {cellText(shot, name)}
          </p>
        ))}
      {rest.length > 0 ? (
        <p className="shots-paper-words">
          {rest.map(({ name }, index) => (
            <span key={name}>
              {index > 0 ? " · " : ""}
              <b>{t(`columns.${name}`)} </b>
              {cellText(shot, name)}
            </span>
          ))}
        </p>
      ) : null}
    </li>
  );
}

/** Without a picture the frame itself says what is to be seen. */
function hasFrame(shot: Shot): boolean {
  return shot.frame !== undefined;
}
