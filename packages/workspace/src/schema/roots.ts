/**
 * Names of the root types of each kind of room: the only ones the guard lets through and the only ones we read.
 * All are reached with `doc.getMap(name)` except `caption`, a root text. Two people who first touch a room at the
 * same time thus write into the same types; a type stored under a key would lose one side (SCHEMA.md, D2).
 */
export const ROOTS = {
  plan: [
    "meta",
    "videos",
    "channels",
    "campaigns",
    "phases",
    "figures",
    "brand",
    "callSheets",
    "callCrew",
    "callShots",
    "templates",
    "holidays",
    "nodes",
    "phaseAsks",
    "plans",
    "planRows",
    "planTexts",
    "views",
    "paces",
    "ratings",
  ],
  script: ["meta", "rows", "shots", "cuts", "post", "caption", "settings", "takes", "brief", "proposals"],
  talk: ["meta", "comments", "entries"],
  margin: ["meta", "annotations"],
  ledger: ["meta", "entries"],
  money: ["meta"],
  me: ["meta"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Version of the shapes in SCHEMA.md. Written into `meta` by the command that first fills a room. */
export const SCHEMA_VERSION = 1;
