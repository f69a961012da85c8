import { mkdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { type ApiError, isRoomId, LIMITS } from "@tongpin/protocol";
import { FileStore } from "@tus/file-store";
import { Server, type ServerOptions } from "@tus/server";
import type { Principal } from "../auth/sessions.ts";
import { actorIn } from "../authority/actors.ts";
import type { Database } from "../sql/database.ts";
import { hashFile, isSha256, type Media, mayUpload } from "./media.ts";
import { sniffMedia } from "./sniff.ts";

/** An upload not finished in this time is thrown away. */
const EXPIRES_MS = 3 * 24 * 3_600_000;
/** Room that stays for the databases: no upload may fill the disk. */
const RESERVE_BYTES = 256 * 1024 * 1024;

type Upload = Parameters<NonNullable<ServerOptions["onUploadFinish"]>>[1];

export interface Uploads {
  /** Serves one tus request of this person; the answer is written to the raw response. */
  handle(request: IncomingMessage, response: ServerResponse, principal: Principal): Promise<void>;
  dropExpired(): Promise<void>;
}

class UploadFailure extends Error {
  readonly status_code: number;
  readonly body: string;
  constructor(status: number, answer: ApiError) {
    super(answer.code);
    this.status_code = status;
    this.body = JSON.stringify(answer);
  }
}

/**
 * Resumable uploads (tus 1.0). An upload belongs to one person and one brand; it becomes a file of that brand only when its
 * bytes hash to what was announced and begin like a video (a cut) or like a picture a canvas writes (a shot's frame).
 */
export function createUploads(deps: { db: Database; media: Media; folder: string; path: string }): Uploads {
  const { db, media, folder } = deps;
  mkdirSync(folder, { recursive: true });
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: EXPIRES_MS });
  // tus calls back with its own request objects; this finds the person behind them.
  const people = new WeakMap<IncomingMessage, Principal>();

  function personOf(request: Parameters<NonNullable<ServerOptions["onUploadFinish"]>>[0]): Principal {
    const raw = request.runtime?.node?.req;
    const principal = raw ? people.get(raw as IncomingMessage) : undefined;
    if (!principal) throw new UploadFailure(401, { code: "sign-in" });
    return principal;
  }

  async function requireRight(principal: Principal, brandId: string): Promise<void> {
    const actor = isRoomId(brandId) ? await actorIn(db, principal, brandId) : null;
    if (!actor || !mayUpload(actor)) throw new UploadFailure(403, { code: "forbidden" });
  }

  async function requireOwn(principal: Principal, upload: Upload): Promise<void> {
    const { owner, brandId } = upload.metadata ?? {};
    if (owner !== principal.personId) throw new UploadFailure(404, { code: "not-found" });
    await requireRight(principal, brandId ?? "");
  }

  async function requireSpace(bytes: number): Promise<void> {
    const disk = await statfs(folder);
    if (disk.bavail * disk.bsize < bytes + RESERVE_BYTES) throw new UploadFailure(507, { code: "disk-full" });
  }

  async function finish(upload: Upload): Promise<void> {
    const { brandId = "", sha256 = "", owner = "" } = withoutNulls(upload.metadata);
    if (await media.find(brandId, sha256)) return;
    const file = join(folder, upload.id);
    const refuse = async (status: number, code: string) => {
      await store.remove(upload.id);
      throw new UploadFailure(status, { code });
    };
    const mime = await sniffMedia(file);
    if (mime === null) return refuse(422, "not-a-video");
    if (mime.startsWith("image/") && upload.offset > LIMITS.picture) return refuse(413, "too-large");
    if ((await hashFile(file)) !== sha256) return refuse(422, "hash-differs");
    await media.keep(file, { brandId, sha256, bytes: upload.offset, mime, by: owner });
  }

  const tus = new Server({
    path: deps.path,
    datastore: store,
    maxSize: LIMITS.cut,
    relativeLocation: true,
    respectForwardedHeaders: false,
    // Pages of other origins get no permission to read anything here.
    allowedOrigins: [],
    async onUploadCreate(request, upload) {
      const principal = personOf(request);
      const { brandId = "", sha256 = "", filename = "" } = withoutNulls(upload.metadata);
      if (upload.size === undefined || upload.size < 1)
        throw new UploadFailure(400, { code: "bad-request", params: { field: "length" } });
      if (!isSha256(sha256)) throw new UploadFailure(400, { code: "bad-request", params: { field: "sha256" } });
      await requireRight(principal, brandId);
      await requireSpace(upload.size);
      return { metadata: { brandId, sha256, filename: filename.slice(0, 200), owner: principal.personId } };
    },
    async onIncomingRequest(request, id) {
      const principal = personOf(request);
      if (request.method === "POST") return;
      const upload = await store.getUpload(id);
      await requireOwn(principal, upload);
      // The server may have stopped between the last byte and the check; asking how far it got completes it.
      if (request.method === "HEAD" && upload.offset === upload.size) await finish(upload);
    },
    async onUploadFinish(_request, upload) {
      await finish(upload);
      return {};
    },
    onResponseError(_request, error) {
      if (error instanceof UploadFailure) return { status_code: error.status_code, body: error.body };
      const status = "status_code" in error ? error.status_code : 500;
      return { status_code: status, body: JSON.stringify({ code: codeOf(status) } satisfies ApiError) };
    },
  });

  return {
    handle(request, response, principal) {
      people.set(request, principal);
      return tus.handle(request, response);
    },
    async dropExpired() {
      await tus.cleanUpExpiredUploads();
    },
  };
}

function withoutNulls(metadata: Upload["metadata"]): Readonly<Record<string, string>> {
  const pairs = Object.entries(metadata ?? {});
  return Object.fromEntries(pairs.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

function codeOf(status: number): string {
  if (status === 413) return "too-large";
  if (status === 404 || status === 410) return "not-found";
  if (status === 409 || status === 423) return "upload-busy";
  return status >= 500 ? "server-failed" : "bad-request";
}
