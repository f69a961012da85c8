import type { Page } from "@playwright/test";

/** A JPEG of one colour as a phone writes it: with a note of where it was taken beside the pixels. */
export async function phonePhoto(page: Page, colour: string, width = 1080, height = 1920): Promise<Buffer> {
  const base64 = await page.evaluate(
    ({ paint, across, down }) => {
      const canvas = document.createElement("canvas");
      canvas.width = across;
      canvas.height = down;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = paint;
      context.fillRect(0, 0, across, down);
      return canvas.toDataURL("image/jpeg", 0.9).split(",")[1] ?? "";
    },
    { paint: colour, across: width, down: height },
  );
  const jpeg = Buffer.from(base64, "base64");
  const note = Buffer.from(`Exif\0\0${GPS_NOTE}`, "latin1");
  const head = Buffer.from([0xff, 0xe1, (note.length + 2) >> 8, (note.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, note, jpeg.subarray(2)]);
}

/** What must never leave the device. */
export const GPS_NOTE = "GPSLatitude 31.2304 GPSLongitude 121.4737";

/** Pastes a picture where the focus is, as the system's clipboard does. */
export async function pastePicture(page: Page, picture: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "screenshot.jpg", { type: "image/jpeg" }));
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, picture.toString("base64"));
}
