import { randomUUID } from "node:crypto";
import { asSystem } from "../sql/acting.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import type { Tx } from "../sql/transact.ts";

/** Rights that ended or changed: sockets opened under the old ones are to be closed at once, on every node. */
export type AccessChange =
  | { readonly type: "member-removed"; readonly brandId: string; readonly personId: string }
  | { readonly type: "role-changed"; readonly brandId: string; readonly personId: string }
  | { readonly type: "link-revoked"; readonly brandId: string; readonly linkId: string }
  | { readonly type: "signed-out"; readonly sessionId: string };

export interface AccessFeed {
  /** Inside the transaction of the change: the other nodes hear of it if it commits, and only then. */
  announce(tx: Tx, change: AccessChange): Promise<void>;
  /** After the commit: this node acts before the answer goes out. */
  changed(change: AccessChange): void;
  /** A change without a transaction of its own. */
  publish(change: AccessChange): Promise<void>;
}

export interface AccessFeedOptions {
  readonly onChange: (change: AccessChange) => void;
  /** Announcements may have been missed: everything open must be looked at anew. */
  readonly onGap: () => void;
  readonly onError: (error: unknown) => void;
}

export function createAccessFeed(
  sql: Pick<OpenedDatabase, "db" | "announce" | "listen">,
  { onChange, onGap, onError }: AccessFeedOptions,
): AccessFeed {
  const node = randomUUID();
  const wire = (change: AccessChange) => JSON.stringify({ node, change });
  sql.listen({
    onMessage(message) {
      try {
        const heard = JSON.parse(message) as { node: string; change: AccessChange };
        // One's own was acted on before it was sent.
        if (heard.node !== node) asSystem(() => onChange(heard.change));
      } catch (error) {
        onError(error);
        onGap();
      }
    },
    onGap: () => asSystem(onGap),
  });
  return {
    announce: (tx, change) => sql.announce(tx, wire(change)),
    changed: onChange,
    async publish(change) {
      onChange(change);
      await sql.announce(sql.db, wire(change));
    },
  };
}
