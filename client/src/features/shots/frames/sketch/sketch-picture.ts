import type { DrawnPicture } from "../../../../app/index.ts";
import { canvasBlob } from "../../../../platform/encode-picture.ts";
import { addPngNote, readPngNote } from "../../../../platform/png-note.ts";
import { drawSketch } from "./draw-sketch.ts";
import { PAPER, readSketch, type Sketch, writeSketch } from "./sketch-model.ts";

/** The drawing as a PNG that carries its own strokes. Null when the browser can't write one. */
export async function sketchToPicture(sketch: Sketch): Promise<DrawnPicture | null> {
  const canvas = document.createElement("canvas");
  canvas.width = PAPER.width;
  canvas.height = PAPER.height;
  const context = canvas.getContext("2d");
  if (!context) return null;
  drawSketch(context, sketch.marks);
  const bare = await canvasBlob(canvas, "image/png");
  const png = bare && addPngNote(new Uint8Array(await bare.arrayBuffer()), writeSketch(sketch));
  if (!png) return null;
  return { blob: new Blob([png], { type: "image/png" }), mime: "image/png", ...PAPER };
}

/** The strokes a picture was drawn with; null for a photo, and for a sketch that came without them. */
export async function pictureToSketch(picture: Blob): Promise<Sketch | null> {
  const note = readPngNote(new Uint8Array(await picture.arrayBuffer()));
  return note === null ? null : readSketch(note);
}
