import { asId, type ShotId } from "../base/index.ts";
import type { Shot } from "../video/model.ts";

/** A shot for tests: empty but for what is given. */
export function buildShot(id: string, given: Partial<Omit<Shot, "id">> = {}): Shot {
  return {
    id: asId<ShotId>(id),
    number: "",
    scene: "",
    size: "",
    angle: "",
    movement: "",
    picture: "",
    line: "",
    caption: "",
    sound: "",
    seconds: null,
    cast: "",
    props: "",
    transition: "",
    note: "",
    status: "open",
    rowId: null,
    rowText: null,
    ...given,
  };
}
