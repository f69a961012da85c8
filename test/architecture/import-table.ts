import { posix } from "node:path";

/** One line of the README's import table: what a folder may not import, and why. */
interface Border {
  readonly folder: RegExp;
  readonly mayNot: readonly RegExp[];
  readonly why: string;
}

const THIRD_PARTY = /^(?!packages\/|client\/|server\/|test\/)/;

/**
 * Targets are project paths for our own code ("packages/domain/base", "client/src/sync/rows.ts") and plain names for
 * packages ("yjs", "node:fs"). The linter checks names; this table also follows relative paths to where they lead.
 */
const BORDERS: readonly Border[] = [
  {
    folder: /^packages\/domain\/src\//,
    mayNot: [THIRD_PARTY, /^packages\/(?!domain)/, /^(client|server)\//],
    why: "domain depends on nothing",
  },
  {
    folder: /^packages\/workspace\/src\//,
    mayNot: [/^(?!yjs$|lib0(\/|$)|fractional-indexing$|packages\/(domain|workspace)(\/|$))/],
    why: "workspace knows domain, yjs and lib0",
  },
  {
    folder: /^packages\/protocol\/src\//,
    mayNot: [/^(?!lib0(\/|$)|packages\/protocol\/)/],
    why: "protocol knows lib0",
  },
  {
    folder: /^client\/src\/(sync|platform)\//,
    mayNot: [/^react/, /^client\/src\/(features|ui|app)\//, /^server\//],
    why: "sync and platform are below the screens",
  },
  {
    folder: /^client\/src\/platform\//,
    mayNot: [/^client\/src\/sync\//, /^(yjs|dexie)$/],
    why: "platform only reads browser globals",
  },
  {
    folder: /^client\/src\/features\//,
    mayNot: [/^(yjs|dexie|y-websocket)$/, /^(lib0|y-protocols)/, /^client\/src\/sync\//, /^server\//],
    why: "screens use workspace commands, selectors and app hooks",
  },
  {
    folder: /^client\/src\/ui\//,
    mayNot: [/^packages\//, /^client\/src\/(?!ui\/)/, /^(yjs|dexie|y-websocket)$/],
    why: "ui knows no domain word",
  },
  {
    folder: /^server\/src\/relay\//,
    mayNot: [
      /^packages\/(domain|workspace)/,
      /^server\/src\/(auth|authority|http|cli|media)\//,
      /^(kysely|fastify|pg|ioredis)$/,
    ],
    why: "the relay moves bytes",
  },
  {
    folder: /^server\/src\/(storage|bus)\//,
    mayNot: [/^server\/src\/(relay|auth|authority|http|cli|media)\//, /^fastify$/],
    why: "storage and bus know their drivers",
  },
  {
    folder: /^server\/src\/authority\//,
    mayNot: [/^ws$/, /^@?fastify/, /^server\/src\/http\//],
    why: "authority decides",
  },
  { folder: /^(client|server)\/src\//, mayNot: [/^test\//], why: "the product never imports its tests" },
];

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)["']([^"'\s]+)["']/g;

/** Where an import leads, as the table names it. */
function resolveImport(file: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(file), specifier));
  if (specifier.startsWith("@tongpin/client") || specifier.startsWith("@tongpin/server")) {
    return specifier.replace("@tongpin/", "");
  }
  return specifier.replace(/^@tongpin\//, "packages/");
}

function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].flatMap((match) => (match[1] ? [match[1]] : []));
}

/** Every forbidden import of one file, as sentences that name the reason. */
export function forbiddenImports(file: string, source: string): string[] {
  const found: string[] = [];
  for (const specifier of importsOf(source)) {
    const target = resolveImport(file, specifier);
    for (const border of BORDERS) {
      if (border.folder.test(file) && border.mayNot.some((pattern) => pattern.test(target))) {
        found.push(`${file} imports ${specifier}: ${border.why}`);
      }
    }
    const own = /^client\/src\/features\/([^/]+)\//.exec(file)?.[1];
    const other = /^client\/src\/features\/([^/]+)\//.exec(target)?.[1];
    if (own && other && own !== other) found.push(`${file} imports ${specifier}: a feature never imports another`);
  }
  return found;
}
