import compile from "icu-minify/compile";
import type { Plugin } from "vite";

type Tree = { readonly [key: string]: string | Tree };
type CompiledTree = { readonly [key: string]: ReturnType<typeof compile> | CompiledTree };

function compiled(tree: Tree): CompiledTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === "string" ? compile(value) : compiled(value)]),
  );
}

/**
 * ICU messages are parsed when we build, not while a person waits: the parser stays out of the first load, and a
 * screen's words cost no work of their own. A message that is not ICU breaks the build.
 */
export function compiledMessages(): Plugin {
  return {
    name: "compiled-messages",
    enforce: "pre",
    config: () => ({ resolve: { alias: { "use-intl/format-message": "use-intl/format-message/format-only" } } }),
    transform(code, id) {
      if (!/\/app\/messages\/[^/]+\/[^/]+\.json$/.test(id)) return null;
      return { code: JSON.stringify(compiled(JSON.parse(code) as Tree)), map: null };
    },
  };
}
