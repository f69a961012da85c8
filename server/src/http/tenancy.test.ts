import type { GuestLinkCreated, InviteCreated } from "@tongpin/protocol";
import { CLOSE, ledgerRoom, marginRoom, planRoom, ROOM_KINDS, scriptRoom, talkRoom } from "@tongpin/protocol";
import { contentHash, openScript, pinContent } from "@tongpin/workspace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Browser } from "../test-support/browser.ts";
import {
  addBrand,
  addGuest,
  addMember,
  personId,
  type RunningApp,
  setUp,
  startApp,
} from "../test-support/start-app.ts";
import { uploadVideo } from "../test-support/upload.ts";
import { editScript } from "../test-support/write-script.ts";

/** Two brands with the same titles: everything of B is tried with the rights of A, and with those of a guest of A. */
describe("walls between brands", () => {
  const video = "video-1";
  let running: RunningApp;
  let ofB: {
    brandId: string;
    owner: Browser;
    pin: string;
    cut: string;
    person: string;
    invite: InviteCreated;
    link: GuestLinkCreated;
  };
  let brandA: string;
  let intruders: readonly (readonly [string, Browser])[];

  async function submitVideo(owner: Browser, brandId: string, cut: string): Promise<string> {
    const room = scriptRoom(brandId, video);
    const edit = editScript(
      await running.app.relay.read(room),
      { voice: "三秒看清它的成分", cut },
      running.clock.now(),
    );
    await running.app.relay.write(room, edit);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await running.app.relay.read(room));
    const expectHash = contentHash(pinContent(openScript(doc).getSnapshot(), video as never, null));
    const command = { type: "submit", videoId: video, submissionId: "s1", expectHash };
    const reply = await owner.post("/api/commands", { op: crypto.randomUUID(), brandId, command });
    expect(reply).toMatchObject({ status: 200, body: { entries: [{ brandId, seq: 1 }] } });
    return expectHash;
  }

  beforeAll(async () => {
    running = await startApp();
    const owner = await setUp(running);
    brandA = await addBrand(owner, "同名品牌");
    const brandId = await addBrand(owner, "同名品牌");
    const cut = await uploadVideo(owner, brandId, Buffer.from("the film of brand B"));
    const pin = await submitVideo(owner, brandId, cut);
    const invite = (await owner.post("/api/invites", { brandId, role: "writer" })).body as InviteCreated;
    const link = (
      await owner.post("/api/guest-links", { brandId, videoId: video, label: "", rights: ["view"], expiresInHours: 1 })
    ).body as GuestLinkCreated;
    running.clock.advance(1000);
    const memberOfB = await addMember(running, owner, brandId, "reviewer", "Of B");
    ofB = { brandId, owner, pin, cut, person: await personId(memberOfB), invite, link };
    const manager = await addMember(running, owner, brandA, "manager", "Manager of A");
    const reviewer = await addMember(running, owner, brandA, "reviewer", "Reviewer of A");
    const guest = await addGuest(running, owner, { brandId: brandA, videoId: video });
    const otherVideo = await addGuest(running, owner, {
      brandId,
      videoId: "video-2",
      rights: ["view", "approve", "comment", "download"],
    });
    intruders = [
      ["a manager of A", manager],
      ["a reviewer of A", reviewer],
      ["a guest of A", guest.browser],
      ["a guest of another video of B", otherVideo.browser],
    ];
  });
  afterAll(() => running.stop());

  it("[tenancy] the owner of B reaches all of it: the walls below are not just closed doors", async () => {
    expect(await ofB.owner.get(`/api/pins/${ofB.pin}`)).toMatchObject({ status: 200, body: { videoId: video } });
    expect((await ofB.owner.get(`/media/${ofB.brandId}/${ofB.cut}`)).status).toBe(200);
    expect(await ofB.owner.ticket(scriptRoom(ofB.brandId, video))).toBeDefined();
    const { browser } = await addGuest(running, ofB.owner, { brandId: ofB.brandId, videoId: video, rights: ["view"] });
    expect((await browser.get(`/api/pins/${ofB.pin}`)).status).toBe(200);
    expect((await browser.get(`/media/${ofB.brandId}/${ofB.cut}`)).status).toBe(200);
    expect((await browser.get(`/media/${ofB.brandId}/${ofB.cut}?download`)).status).toBe(403);
    expect(await browser.ticket(talkRoom(ofB.brandId, video))).toBeDefined();
  });

  it("[tenancy] no room of B gives a ticket or opens with a ticket of A", async () => {
    for (const [who, intruder] of intruders) {
      const own = who.includes("video of B") ? talkRoom(ofB.brandId, "video-2") : talkRoom(brandA, video);
      expect(await intruder.ticket(own), who).toBeDefined();
      for (const kind of ROOM_KINDS) {
        for (const docId of ["main", video, ofB.person]) {
          const room = `${ofB.brandId}:${kind}:${docId}`;
          expect(await intruder.ticket(room), `${who} ${room}`).toBeUndefined();
        }
      }
      const socket = intruder.connect(planRoom(ofB.brandId), (await intruder.ticket(own)) ?? "");
      expect(await socket.closed).toBe(CLOSE.ticket);
    }
  });

  it("[tenancy] a guest reaches the talk of the link's video in its own brand and nothing else", async () => {
    const guest = intruders[2]?.[1];
    if (!guest) throw new Error("no guest");
    const closed = [planRoom(brandA), ledgerRoom(brandA), scriptRoom(brandA, video), talkRoom(brandA, "video-2")];
    // What the team says to itself about that very video is as closed as the rest.
    for (const room of [...closed, marginRoom(brandA, video)]) expect(await guest.ticket(room), room).toBeUndefined();
    expect((await guest.get(`/api/members?brandId=${brandA}`)).status).toBe(403);
    expect((await guest.post("/api/brands", { name: "x" })).status).toBe(403);
  });

  it("[tenancy] frozen bytes, cuts and lists of B answer nothing, and no different from what is not there", async () => {
    const nowhere = "x".repeat(16);
    const lists = ["members", "invites", "guest-links", "media"].map((list) => `/api/${list}?brandId=BRAND`);
    for (const [who, intruder] of intruders) {
      expect(await intruder.get(`/api/pins/${ofB.pin}`), who).toMatchObject({
        status: 404,
        body: { code: "not-found" },
      });
      for (const path of [`/media/BRAND/${ofB.cut}`, ...lists]) {
        const there = await intruder.get(path.replace("BRAND", ofB.brandId));
        expect([403, 404], `${who} ${path}`).toContain(there.status);
      }
    }
    // Who has no link into B is not even told that B exists.
    for (const [who, intruder] of intruders.slice(0, 3)) {
      for (const path of [`/media/BRAND/${ofB.cut}`, ...lists]) {
        const there = await intruder.get(path.replace("BRAND", ofB.brandId));
        const absent = await intruder.get(path.replace("BRAND", nowhere));
        expect([there.status, there.body], `${who} ${path}`).toEqual([absent.status, absent.body]);
      }
    }
  });

  it("[tenancy] the same bytes under the own brand's address are not there either", async () => {
    for (const [who, intruder] of intruders) {
      const status = (await intruder.get(`/media/${brandA}/${ofB.cut}`)).status;
      expect([403, 404], who).toContain(status);
    }
  });

  it("[tenancy] nothing of B can be changed", async () => {
    const { brandId, person, invite, link, pin } = ofB;
    const attempts: readonly (readonly [string, object])[] = [
      ["/api/invites", { brandId, role: "writer" }],
      ["/api/invites/revoke", { brandId, id: invite.id }],
      ["/api/invites/revoke", { brandId: brandA, id: invite.id }],
      ["/api/members/role", { brandId, personId: person, role: "owner" }],
      ["/api/members/role", { brandId: brandA, personId: person, role: "owner" }],
      ["/api/members/revoke", { brandId, personId: person }],
      ["/api/guest-links", { brandId, videoId: video, label: "", rights: ["view"], expiresInHours: 1 }],
      ["/api/guest-links/revoke", { brandId, id: link.id }],
      ["/api/guest-links/revoke", { brandId: brandA, id: link.id }],
      ...[brandId, brandA].map(
        (id) =>
          [
            "/api/commands",
            {
              op: crypto.randomUUID(),
              brandId: id,
              command: {
                type: "decide",
                videoId: video,
                submissionId: "s1",
                contentHash: pin,
                decision: "approve",
                level: null,
                reason: "",
                seenHead: null,
                clientAt: null,
              },
            },
          ] as const,
      ),
      [
        "/api/commands",
        {
          op: crypto.randomUUID(),
          brandId,
          command: {
            type: "comment",
            videoId: video,
            commentId: "c1",
            parentId: null,
            cutSha256: null,
            atMs: null,
            text: "hello",
            level: "must",
          },
        },
      ],
    ];
    for (const [who, intruder] of intruders) {
      for (const [path, body] of attempts) {
        const reply = await intruder.post(path, body);
        expect([403, 404, 409], `${who} ${path} ${JSON.stringify(reply.body)}`).toContain(reply.status);
      }
    }
    expect(await ofB.owner.get(`/api/members?brandId=${brandId}`)).toMatchObject({
      body: { members: [{ role: "owner" }, { role: "reviewer" }] },
    });
    const open = (await ofB.owner.get(`/api/guest-links?brandId=${brandId}`)).body as {
      links: { id: string; revokedAt: number | null }[];
    };
    expect(open.links.find((one) => one.id === link.id)?.revokedAt).toBeNull();
    const sqlEntries = (await ofB.owner.get(`/api/invites?brandId=${brandId}`)).body as { invites: { id: string }[] };
    expect(sqlEntries.invites.map((one) => one.id)).toContain(invite.id);
  });

  it("[tenancy] the list of brands names only one's own", async () => {
    for (const [who, intruder] of intruders) {
      const expected = who.includes("video of B") ? ofB.brandId : brandA;
      expect((await intruder.get("/api/session")).body, who).toMatchObject({ brands: [{ id: expected }] });
    }
  });
});
