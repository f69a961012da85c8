/** What a paste or a drop brings as a picture. */
export function pictureOf(data: DataTransfer): File | null {
  // Excel and WPS put a picture of the cells beside their words: there the words are meant.
  if ([...data.types].some((type) => type === "text/plain" || type === "text/html")) return null;
  // Also what is no picture at all: whoever takes it says so, by its bytes.
  return data.files[0] ?? null;
}

/** Whether something dragged over us is a file (its bytes can only be read once it is dropped). */
export function hasFiles(data: DataTransfer): boolean {
  return [...data.types].includes("Files");
}

/** The picture on the clipboard, for a button. `denied` where the browser or the person says no. */
export async function readClipboardPicture(): Promise<Blob | "none" | "denied"> {
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((name) => name.startsWith("image/") && !name.includes("svg"));
      if (type) return await item.getType(type);
    }
    return "none";
  } catch {
    return "denied";
  }
}
