/** A folder a person has chosen, as browsers give it; it can be stored and used again on a later day. */
export interface BackupFolder {
  readonly name: string;
  queryPermission(mode: { readonly mode: "readwrite" }): Promise<PermissionState>;
  /** Only within a click: the browser asks. */
  requestPermission(mode: { readonly mode: "readwrite" }): Promise<PermissionState>;
  getFileHandle(name: string, options?: { readonly create: boolean }): Promise<FolderFileHandle>;
  removeEntry(name: string): Promise<void>;
}

export interface FolderFileHandle {
  /** What is written takes the file's place when it is closed, whole. */
  createWritable(): Promise<{
    write(data: Blob): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

type PickFolder = (options: { readonly id: string; readonly mode: "readwrite" }) => Promise<BackupFolder>;

function picker(): PickFolder | null {
  const pick: unknown = Reflect.get(globalThis, "showDirectoryPicker");
  return typeof pick === "function" ? (pick as PickFolder) : null;
}

/** Whether this browser lets a page write into a folder (Chrome and Edge on a computer). */
export const canPickFolder = () => picker() !== null;

/** Null when the person changed their mind, or the browser refuses that folder. */
export async function pickFolder(): Promise<BackupFolder | null> {
  const pick = picker();
  if (!pick) return null;
  return pick.call(globalThis, { id: "tongpin-backups", mode: "readwrite" }).catch(() => null);
}
