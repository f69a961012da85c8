import type { Shot } from "@tongpin/domain/video";
import { useEffect, useState } from "react";
import { useT, useToast } from "../../../../app/index.ts";
import { SkeletonLines } from "../../../../ui/skeleton.tsx";
import type { FrameDeeds } from "../use-frame-deeds.ts";
import type { SketchDrafts } from "../use-sketch-drafts.ts";
import { SketchEditor } from "./sketch-editor.tsx";
import { EMPTY_SKETCH, type Sketch } from "./sketch-model.ts";
import { pictureToSketch, sketchToPicture } from "./sketch-picture.ts";

interface SketchDeskProps {
  readonly shot: Shot;
  readonly deeds: FrameDeeds;
  readonly drafts: SketchDrafts;
  readonly onDone: () => void;
}

/** The sketch of a shot: what was begun, else the strokes of the sketch it shows, else an empty sheet. */
export function SketchDesk({ shot, deeds, drafts, onDone }: SketchDeskProps) {
  const t = useT("frames");
  const toast = useToast();
  const [sketch, setSketch] = useState<Sketch | null>(() => drafts.get(shot.id));
  const [isSaving, setIsSaving] = useState(false);
  const shown = shot.frame?.isSketch ? shot.frame.sha256 : null;

  // Once: what a colleague draws meanwhile must not take the sheet from under the pen.
  useEffect(() => {
    if (sketch) return;
    let left = false;
    const open = async () => {
      const file = shown ? await deeds.fileOf(shown) : null;
      const found = file ? await pictureToSketch(file).catch(() => null) : null;
      if (left) return;
      if (shown && !found) toast.info(t("strokesMissing"));
      setSketch((now) => now ?? found ?? EMPTY_SKETCH);
    };
    void open();
    return () => {
      left = true;
    };
  }, []);

  if (!sketch) return <SkeletonLines label={t("loading")} lines={6} />;
  const change = (next: Sketch) => {
    setSketch(next);
    drafts.set(shot.id, next);
  };
  async function save() {
    if (!sketch || sketch.marks.length === 0 || isSaving) return;
    setIsSaving(true);
    const picture = await sketchToPicture(sketch);
    const isDone = picture !== null && (await deeds.putDrawing(shot.id, picture));
    setIsSaving(false);
    if (!isDone) return;
    drafts.set(shot.id, null);
    onDone();
  }
  return (
    <SketchEditor
      sketch={sketch}
      isSaving={isSaving}
      onChange={change}
      onSave={() => void save()}
      onCancel={() => {
        drafts.set(shot.id, null);
        onDone();
      }}
    />
  );
}
