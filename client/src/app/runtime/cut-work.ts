// The heavy half of the cut desk, fetched when the first file is chosen: hashing, probing, documents.
export { registerCut } from "@tongpin/workspace";
export { hashFile } from "../../platform/hash-file.ts";
export { inTurn } from "../../platform/locks.ts";
export { keepMedia, readLocalMedia } from "../../platform/media-store.ts";
export { readCut } from "../../platform/read-cut.ts";
export { uploadCut } from "../../platform/upload-cut.ts";
export { dropUpload, listUploads, queueUpload } from "../../sync/upload-queue.ts";
