import { ok, type Result, refuse } from "@tongpin/domain/base";
import type * as Y from "yjs";
import type { CommandContext } from "../context.ts";
import { isWritable, stampSchema } from "../migrations/schema-version.ts";
import { LocalOrigin } from "../origins.ts";

interface Options {
  readonly source?: unknown;
  readonly typing?: boolean;
  readonly deed?: object;
}

/**
 * The one way a command writes: exactly one transaction with a local origin. Everything that can be refused has been
 * refused before; `write` may not fail half-way.
 */
export function commit(
  room: { readonly doc: Y.Doc },
  ctx: CommandContext,
  write: () => void,
  options: Options = {},
): Result<void> {
  if (!isWritable(room.doc)) return refuse("schema-newer");
  room.doc.transact(
    () => {
      stampSchema(room.doc);
      write();
    },
    new LocalOrigin(room, ctx.now, options.source ?? null, options.typing ?? false, options.deed ?? null),
  );
  return ok();
}
